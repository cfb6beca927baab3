"""What does the list of ideas cost, with five hundred and with fifty thousand of them?"""

from collections.abc import Sequence
from itertools import count

from tests.load.calls import Call
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import a_browser, open_process
from tests.load.protocol import Row, Verdict


class IdeaList:
    name = "idea_list"
    sizes: tuple[int, ...] = (500, 5_000, 50_000)
    calls_per_round = 150

    def __init__(self) -> None:
        self.pages = count()

    def prepare(self, size: int) -> None:
        process = open_process()
        ensure_ideas(process, size)
        ensure_votes(process, 1_000)

    def calls(self, number: int) -> Sequence[Call]:
        """Ask for the first pages in turn, each time as another browser: no two see the same order."""
        return [
            Call("GET", f"/beteiligung/bench/ideen/?page={1 + next(self.pages) % 5}", cookies=a_browser())
            for _ in range(number)
        ]

    def stored(self) -> int:
        return 0

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        costs = [row.figures["floors"] for row in rows]
        return [
            Verdict("at most 8 CPU-ms (8.8 floors)", all(row.within(8) for row in rows)),
            Verdict("at most 12 SQL", all(row.figures["sql"] <= 12 for row in rows)),
            Verdict("the same at all three sizes", max(costs) <= 1.3 * min(costs)),
        ]


ITEM = IdeaList()
