"""What does it cost to put a ballot into the public tree, against nothing but its hashes?"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from ideas.models import BallotEvent, Poll, SealedLeaf, TreeHead
from ideas.services.sealing import seal_poll
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.people import open_process
from tests.load.polls import bench_poll, ensure_ballots
from tests.load.protocol import Row, Verdict


class SealBallots:
    name = "seal_ballots"
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)

    poll: Poll

    def prepare(self, size: int) -> None:
        self.poll = bench_poll(open_process(), "approval")
        ensure_ballots(self.poll, size)

    def work(self) -> None:
        """All of them at once, as on the first night of a poll."""
        SealedLeaf.objects.filter(poll=self.poll).delete()
        TreeHead.objects.filter(poll=self.poll).delete()
        self._seal()

    def _seal(self) -> None:
        seal_poll(self.poll.pk, at_end=True)

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        events = BallotEvent.objects.filter(poll=self.poll).count()
        floor = min(taken(lambda: _hash_tree(events)) for _ in range(3))
        self.work()
        if SealedLeaf.objects.filter(poll=self.poll).count() != events:
            raise LoadError("Some ballots were not sealed.")
        SealedLeaf.objects.filter(poll=self.poll).delete()
        TreeHead.objects.filter(poll=self.poll).delete()
        cpu = taken(self._seal, postgres_pid)
        return {
            "cpu_us_per_ballot": cpu * 1e6 / events,
            "hashes_us_per_ballot": floor * 1e6 / events,
            "in_hashes": cpu / floor,
            "ratio": floor / cpu,
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        costs = [row.figures["in_hashes"] for row in rows]
        return [Verdict("per ballot the same at a hundred times the ballots", costs[-1] <= 1.5 * costs[0])]


def _hash_tree(number: int) -> None:
    """Leaves and nodes of a tree: twice as many hashes as ballots."""
    digest = b"\0" * 32
    for _ in range(2 * number):
        digest = sha256(b"\1" + digest + digest).digest()


ITEM = SealBallots()
