"""What does one person cost who answers nine questions on three pages, from the cover to the receipt?"""

from collections.abc import Sequence

from surveys.models import Response
from tests.load.calls import Call
from tests.load.people import open_process
from tests.load.protocol import Row, Verdict
from tests.load.surveys import short_survey

START = "/umfragen/kurz/"
ANSWERS = (
    {"asked": ["Q1", "Q2", "Q3"], "Q1": "2", "Q2": "4", "Q3": ["1", "3"], "go": "on"},
    {"asked": ["Q4", "Q5", "Q6"], "Q4.bus": "2", "Q4.way": "3", "Q5": "1", "Q6": "34", "go": "on"},
    {"asked": ["Q7", "Q8", "Q9"], "Q7": "5", "Q8": ["2", "5"], "Q9": "Mehr Bänke am Weiher.", "go": "send"},
)


class FullResponse:
    """Everything that a browser without scripts asks for: five pages and the four presses that lead on."""

    name = "full_response"
    sizes: tuple[int, ...] = (1,)
    calls_per_round = 30
    warm_up = 40

    def prepare(self, size: int) -> None:
        short_survey(open_process())

    def calls(self, number: int) -> Sequence[Call]:
        return [Call("GET", START, then=_rest()) for _ in range(number)]

    def stored(self) -> int:
        return Response.objects.count()

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at most 25 CPU-ms (27.5 floors)", all(row.within(25) for row in rows)),
            Verdict("at most 40 SQL", all(row.figures["sql"] <= 40 for row in rows)),
        ]


def _rest() -> tuple[Call, ...]:
    """Begin, then page after page: see it, fill it in, press."""
    calls = [Call("POST", START, expect=302)]
    for number, answers in enumerate(ANSWERS):
        address = f"{START}seite/p{number}/"
        calls += [Call("GET", address), Call("POST", address, dict(answers), expect=302)]
    return (*calls, Call("GET", f"{START}danke/"))


ITEM = FullResponse()
