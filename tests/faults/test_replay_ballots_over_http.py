"""Ballots come over HTTP from several processes while the worker and Redis are killed: tally = recount = input.

Small by default; `QS_REPLAY=60000` is the size of a city (people who vote), `QS_REPLAY_MINUTES` how long they may take
(who has not voted by then stays at home), `QS_REPLAY_SEED` another lot.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from django.db.models import Sum

from demo.simulation.site import OwnSite
from ideas.models import Ballot, BallotEvent, BallotTally, Poll, SealedLeaf
from ideas.services.sealing import seal_poll
from participation.processes.models import Process
from participation.tally.verification import differences
from tests.faults.replayed_ballots import KINDS, Cells, expected, presses
from tests.ideas.polls.make import new_poll
from tests.servers import Redis
from tests.worker import Eventually

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

PEOPLE = int(os.environ.get("QS_REPLAY", "90"))
SEED = int(os.environ.get("QS_REPLAY_SEED", "7"))
SECONDS = 60 * int(os.environ.get("QS_REPLAY_MINUTES", "600"))
SENDERS = 3
SHARES = [PEOPLE * number // SENDERS for number in range(SENDERS + 1)]
# A worker that begins costs seconds of a processor: killed every other second, it would leave little to a large lot.
PAUSE = max(1.0, PEOPLE / 6000)
FEWEST_KILLS = 2


@contextmanager
def _senders(address: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Each has its share of the people; none outlives the test."""
    command = [sys.executable, "-m", "tests.faults.replayed_ballots", address, str(SEED)]
    senders = [
        subprocess.Popen(
            [*command, str(first), str(last), str(SECONDS)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for first, last in pairwise(SHARES)
    ]
    try:
        yield senders
    finally:
        for sender in senders:
            sender.kill()
            sender.wait()


def _kill_until_all_is_sent(senders: list[subprocess.Popen[str]], parts: OwnSite, redis: Redis) -> int:
    """By lot the worker or Redis, without a word of warning; each comes back after a moment. How often?"""
    chance, kills = random.Random(SEED), 0
    while kills < FEWEST_KILLS or any(sender.poll() is None for sender in senders):
        time.sleep(chance.uniform(0.5, 4) * PAUSE)
        if chance.random() < 0.5 or kills == 0:
            assert parts.worker.process
            os.killpg(parts.worker.process.pid, signal.SIGKILL)
            parts.worker.process.wait()
            parts.worker.start()
        else:
            redis.stop(signal.SIGKILL)
            time.sleep(chance.uniform(0, 1))
            redis.start()
        kills += 1
    return kills


def _counted() -> Cells:
    rows = BallotTally.objects.values_list("poll__kind", "cell").annotate(sum=Sum("value")).filter(sum__gt=0)
    return Counter({(kind, cell): total for kind, cell, total in rows if not cell.endswith("#")})


def test_every_ballot_counts_once_whatever_is_killed(
    process: Process, parts: OwnSite, redis: Redis, eventually: Eventually
) -> None:
    for kind in KINDS:
        new_poll(process, kind)
    began = time.monotonic()
    with _senders(parts.address) as senders:
        kills = _kill_until_all_is_sent(senders, parts, redis)
        said = [sender.communicate()[0].split("\n") for sender in senders]
    assert [wrong for *wrong, _reached, _end in said if wrong] == []
    voted = [
        person
        for first, (*_, reached, _end) in zip(SHARES, said, strict=False)
        for person in range(first, int(reached))
    ]
    sent = list(presses(voted, SEED))
    print(f"{len(voted)} people, {len(sent)} presses, {kills} kills, {time.monotonic() - began:.1f} s")
    assert len(voted) == PEOPLE or time.monotonic() - began >= SECONDS
    assert Ballot.objects.count() == len(voted)
    eventually(
        lambda: not BallotEvent.objects.filter(fold_run__isnull=True).exists(),
        seconds=60 + len(voted) / 100,
        what="counting every ballot",
    )
    assert _counted() == expected(voted, SEED)
    assert differences() == []
    for poll in Poll.objects.all():
        seal_poll(poll.pk, at_end=True)
    assert SealedLeaf.objects.count() == BallotEvent.objects.count(), "each revision is in the public tree once"
