"""Three processes count the same ledger, are rolled back and killed, and lose and double nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction
from django.db.models import Max, Sum
from django.utils import timezone

from ideas.models import Idea, IdeaTally, Vote, VoteEvent
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.engine import fold, fold_all
from participation.tally.models import FoldRun
from participation.tally.verification import differences
from tests.concurrency.conftest import all_at_once
from tests.ideas.conftest import new_idea

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

EVENTS = 3600
KILLS = 2


def _cast_many(ideas: list[Idea]) -> None:
    """Committed votes, some withdrawn again, as many residents would have cast them."""
    today = timezone.localdate()
    votes = [
        Vote(idea=idea, voter_key=f"00000000-0000-4000-8000-{number:012d}", standing="browser", value=number % 4 > 0)
        for number in range(EVENTS // 5)
        for idea in ideas[:4]
    ]
    events = []
    for vote in Vote.objects.bulk_create(votes):
        steps = [(0, 1)] if vote.value else [(0, 1), (1, 0)]
        events += [
            VoteEvent(vote=vote, idea_id=vote.idea_id, old=old, new=new, channel="online", standing="browser",
                      happened_on=today)
            for old, new in steps
        ]  # fmt: skip
    assert len(events) == EVENTS
    random.shuffle(events)
    VoteEvent.objects.bulk_create(events)


class Worker:
    def __init__(self, folder: Path, number: int) -> None:
        self.log = folder / f"{number}.log"
        self.log.touch()
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
        with (folder / "errors").open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.concurrency.fold_worker", str(self.log)],
                env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "participation.settings"},
                stderr=errors,
            )

    def has_counted(self) -> bool:
        return "counted" in self.log.read_text()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def _kill_and_replace(folder: Path) -> None:
    """Three workers at any time; each is killed in the middle of its work, the last three when all is counted."""
    workers = [Worker(folder, number) for number in range(3)]
    try:
        for number in range(KILLS):
            _wait(workers[0].has_counted)
            time.sleep(random.uniform(0, 0.2))
            workers.pop(0).kill()
            workers.append(Worker(folder, 3 + number))
        _wait(workers[2].has_counted)
    finally:
        for worker in workers:
            worker.kill()


@contextmanager
def live_voting(idea: Idea) -> Iterator[None]:
    """Residents go on while workers come and go, so that events commit in any order."""
    stop = Event()

    def go_on(number: int) -> None:
        value = 1
        while not stop.wait(0.01):
            cast_vote(idea_id=idea.pk, identity=Identity(browser=f"live {number}"), value=value)
            value = 1 - value
        connection.close()

    voters = [Thread(target=go_on, args=(number,)) for number in range(3)]
    for voter in voters:
        voter.start()
    try:
        yield
    finally:
        stop.set()
        for voter in voters:
            voter.join()


@contextmanager
def a_reader_of_moments() -> Iterator[list[int]]:
    """At whatever moment somebody looks: the tallies are what the events marked as counted add up to, no more, no less.

    Yields how many were counted at each look.
    """
    stop, looks, wrong = Event(), list[int](), list[object]()

    def look() -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            counted = VoteEvent.objects.filter(fold_run__isnull=False)
            looks.append(counted.count())
            for target in VOTES.targets:
                by_ledger = {key: number for key, number in target.deltas(counted).items() if number}
                rows = target.model._default_manager.exclude(value=0).values_list(*target.keys, "value")
                if by_ledger != {tuple(row[:-1]): row[-1] for row in rows}:
                    wrong.append((target.model.__name__, looks[-1]))

    def go_on() -> None:
        while not stop.wait(0.2):
            look()
        connection.close()

    reader = Thread(target=go_on)
    reader.start()
    try:
        yield looks
    finally:
        stop.set()
        reader.join()
    assert wrong == []


def test_rollbacks_and_kills_lose_and_double_nothing(transactional_db: None, process: Process, tmp_path: Path) -> None:
    ideas = [new_idea(process, f"Idee {number}") for number in range(5)]
    _cast_many(ideas)
    with live_voting(ideas[4]), a_reader_of_moments() as looks:
        _kill_and_replace(tmp_path)
    assert len(set(looks)) >= 5, "somebody must have looked in the middle of it"
    fold_all(VOTES)
    batches = [line for log in tmp_path.glob("*.log") for line in log.read_text().splitlines()]
    assert batches.count("rolled back") >= 10, "the test must have hurt"
    assert not (tmp_path / "errors").read_text(), "no deadlock, no other error"
    assert FoldRun.objects.aggregate(all=Sum("events"))["all"] == VoteEvent.objects.count() > EVENTS
    assert IdeaTally.objects.aggregate(all=Sum("value"))["all"] == Vote.objects.filter(value=1).count()
    assert differences() == []


def _wait(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_workers_share_the_queue_instead_of_waiting(idea: Idea) -> None:
    """A batch that is claimed and not committed yet does not hold up the others."""
    for number in range(6):
        cast_vote(idea_id=idea.pk, identity=Identity(browser=f"resident {number}"), value=1)
    with transaction.atomic():
        claimed = VoteEvent.objects.order_by("pk").select_for_update(skip_locked=True)[:4]
        assert len(claimed) == 4
        assert all_at_once([partial(fold, VOTES)]) == [2]
    assert fold_all(VOTES) == 4


def _in_order_of_commits(idea: Idea, after_first_commit: Callable[[], object]) -> None:
    """The first voter gets the smaller id and commits last."""
    has_id, may_commit = Barrier(2), Barrier(2)

    def slow() -> None:
        with transaction.atomic():
            cast_vote(idea_id=idea.pk, identity=Identity(browser="slow"), value=1)
            has_id.wait(10)
            may_commit.wait(10)
        connection.close()

    thread = Thread(target=slow)
    thread.start()
    has_id.wait(10)
    cast_vote(idea_id=idea.pk, identity=Identity(browser="fast"), value=1)
    after_first_commit()
    may_commit.wait(10)
    thread.join()


def test_control_a_watermark_loses_votes_that_commit_late(idea: Idea) -> None:
    seen: list[int] = []

    def count_after_watermark() -> None:
        last = max(seen, default=0)
        seen.extend(VoteEvent.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True))

    _in_order_of_commits(idea, count_after_watermark)
    count_after_watermark()
    assert VoteEvent.objects.count() == 2
    assert len(seen) == 1, "the late one is below the watermark and never counted"
    assert VoteEvent.objects.aggregate(last=Max("pk"))["last"] == seen[0]


def test_votes_that_commit_late_are_counted(idea: Idea) -> None:
    _in_order_of_commits(idea, partial(fold, VOTES))
    assert IdeaTally.objects.get().value == 1
    fold(VOTES)
    assert IdeaTally.objects.get().value == 2
