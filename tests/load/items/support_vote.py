"""What does one first click on "I support this" cost, whatever was voted before?"""

from collections.abc import Sequence
from itertools import count

from ideas.models import Idea, VoteEvent
from ideas.views.listing import SEED_COOKIE
from tests.load.calls import Call
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import a_browser, open_process
from tests.load.protocol import Row, Verdict


class SupportVote:
    """As the page's plain form sends it: identity cookie, CSRF cookie and token, the cookie of the list's order."""

    name = "support_vote"
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)
    calls_per_round = 300
    warm_up = 1_200  # a worker knows an idea from the first vote on it

    def __init__(self) -> None:
        self.numbers = count()
        self.ideas: list[int] = []

    def prepare(self, size: int) -> None:
        process = open_process()
        ensure_ideas(process, 500)
        ensure_votes(process, size)
        self.ideas = list(Idea.objects.filter(process=process).order_by("pk").values_list("pk", flat=True)[:500])

    def calls(self, number: int) -> Sequence[Call]:
        return [
            Call(
                "POST",
                f"/ideen/{self.ideas[next(self.numbers) % 500]}/stimme/",
                {"value": 1},
                {**a_browser(), SEED_COOKIE: "2863311530"},
                expect=302,
            )
            for _ in range(number)
        ]

    def stored(self) -> int:
        return VoteEvent.objects.count()

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at least 0.5 of the bare insert (CPU)", all(row.figures["ratio"] >= 0.5 for row in rows)),
            Verdict("at most 1.8 CPU-ms (2.0 floors)", all(row.within(1.8) for row in rows)),
            Verdict("the same at 100 times the votes", rows[-1].figures["floors"] <= 1.3 * rows[0].figures["floors"]),
        ]


ITEM = SupportVote()
