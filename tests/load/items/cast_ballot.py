"""What does a ballot with five questions cost, in a poll that has just begun and in one of a whole city?"""

import uuid
from collections.abc import Sequence

from ideas.models import BallotEvent, Poll
from tests.load.calls import Call
from tests.load.people import a_browser, open_process
from tests.load.polls import bench_poll, ensure_ballots
from tests.load.protocol import Row, Verdict

ANSWERS = ("yes", "no", "abstain", "yes", "no")


class CastBallot:
    """The press that counts, as the page on which a ballot is checked sends it."""

    name = "cast_ballot"
    sizes: tuple[int, ...] = (100, 10_000, 1_000_000)
    calls_per_round = 150
    warm_up = 150

    poll: Poll

    def prepare(self, size: int) -> None:
        self.poll = bench_poll(open_process(), "yes_no")
        ensure_ballots(self.poll, size)

    def calls(self, number: int) -> Sequence[Call]:
        answers = {f"o-{code}": answer for code, answer in zip("abcde", ANSWERS, strict=True)}
        path = f"/abstimmungen/{self.poll.slug}/"
        return [
            Call("POST", path, {"akt": "abgeben", "key": str(uuid.uuid4()), **answers}, a_browser(), expect=302)
            for _ in range(number)
        ]

    def stored(self) -> int:
        return BallotEvent.objects.count()

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at most 4 CPU-ms (4.4 floors)", all(row.within(4) for row in rows)),
            Verdict(
                "the same at ten thousand times the ballots",
                rows[-1].figures["floors"] <= 1.3 * rows[0].figures["floors"],
            ),
        ]


ITEM = CastBallot()
