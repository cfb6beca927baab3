"""How many ballots of each kind can be stored in a second, against rows inserted one by one by hand?"""

import time
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

from ideas.models import Ballot, BallotEvent, Poll
from ideas.services.ballots import cast_ballot
from ideas.votekinds import KINDS
from participation.eligibility.identity import Identity
from tests.ideas.polls.make import FITS
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.people import open_process
from tests.load.polls import bench_poll
from tests.load.protocol import Row, Verdict

BY_HAND = "INSERT INTO floor_row (idea_id, voter, value) VALUES (%s, %s, 1)"


class BallotKinds:
    """In this process: the service with its rules, locks, event and leaf, without a page around it."""

    name = "ballot_kinds"
    sizes: tuple[int, ...] = (10, 100, 1_000)

    def prepare(self, size: int) -> None:
        process = open_process()
        self.number, self.polls = size, {kind: bench_poll(process, kind) for kind in sorted(KINDS)}

    def work(self) -> None:
        for poll in self.polls.values():
            self._cast(poll)

    def _cast(self, poll: Poll) -> None:
        for _ in range(self.number):
            who = Identity(browser=uuid.uuid4().hex)
            cast_ballot(poll_id=poll.pk, identity=who, choices=FITS[poll.kind], key=uuid.uuid4())

    def _by_hand(self) -> None:
        with connection.cursor() as cursor:
            for number in range(self.number):
                cursor.execute(BY_HAND, [number, uuid.uuid4()])

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        before = BallotEvent.objects.count()
        by_hand = _rate(self._by_hand, size, postgres_pid)
        rates = {
            kind: _rate(lambda poll=poll: self._cast(poll), size, postgres_pid)  # type: ignore[misc]
            for kind, poll in self.polls.items()
        }
        if BallotEvent.objects.count() - before != size * len(KINDS) or Ballot.objects.count() < size * len(KINDS):
            raise LoadError("Some ballots were not stored.")
        slowest = max(cpu for _per_second, cpu in rates.values())
        return {
            **{f"{kind}_per_second": per_second for kind, (per_second, _cpu) in rates.items()},
            "by_hand_per_second": by_hand[0],
            "slowest_cpu_ms": slowest * 1000,
            "slowest_in_inserts": slowest / by_hand[1],
            "ratio": by_hand[1] / slowest,
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [Verdict("the slowest kind: at most 10 bare inserts", rows[-1].figures["slowest_in_inserts"] <= 10)]


def _rate(work: Callable[[], None], number: int, postgres_pid: int) -> tuple[float, float]:
    """Rows per second on the clock, and processor seconds per row."""
    began = time.perf_counter()
    cpu = taken(work, postgres_pid)
    return number / (time.perf_counter() - began), max(cpu, 1e-6) / number


ITEM = BallotKinds()
