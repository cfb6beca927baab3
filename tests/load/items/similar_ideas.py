"""What do similar ideas cost while somebody types a title, beside fifty ideas and beside five thousand?"""

import uuid
from collections.abc import Sequence
from random import Random

from django.utils import timezone

from ideas.models import Idea
from ideas.search import fold
from ideas.selectors.similar import Draft, similar_ideas
from participation.processes.models import Process
from tests.load.calls import Call
from tests.load.client import LoadError
from tests.load.people import a_browser, open_process
from tests.load.protocol import Row, Verdict

PATH = "/beteiligung/bench/ideen/aehnliche/"
BEGINNINGS = ("Spiel", "Markt", "Rad", "Fuß", "Schul", "Bahn", "Bus", "Park", "Wald", "Bach", "Stadt", "Dorf")
ENDINGS = ("weg", "platz", "haus", "licht", "bank", "tor", "garten", "straße", "brücke", "treff", "fest", "baum")
TITLE, TEXT = 4, 60


class SimilarIdeas:
    """Each call is one pause of somebody who types: a title that is equal to none of the others."""

    name = "similar_ideas"
    sizes: tuple[int, ...] = (50, 500, 5_000)
    calls_per_round = 60
    warm_up = 60
    only_reads = True

    def prepare(self, size: int) -> None:
        process = open_process()
        self.random = Random(size)
        _ensure_told(process, size, self.random)
        if not similar_ideas(process, Draft(Idea.objects.filter(process=process).latest("pk").title)):
            raise LoadError("Nothing is like these ideas.")

    def calls(self, number: int) -> Sequence[Call]:
        return [
            Call("POST", PATH, {"title": _words(self.random, TITLE)}, a_browser(), {"HX-Request": "true"})
            for _ in range(number)
        ]

    def stored(self) -> int:
        return 0

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at most 150 CPU-ms", all(row.within(150) for row in rows)),
            Verdict("at most 4 SQL", all(row.figures["sql"] <= 4 for row in rows)),
        ]


def _words(random: Random, number: int) -> str:
    """Some words are common and most are rare, as in every language: joined ones, and names by number."""
    return " ".join(
        f"{random.choice(BEGINNINGS)}{random.choice(ENDINGS)}"
        if random.random() < 0.7
        else f"{random.choice(ENDINGS)}{int(random.paretovariate(0.6)) % 5000}"
        for _ in range(number)
    )


def _ensure_told(process: Process, size: int, random: Random) -> None:
    missing = size - Idea.objects.filter(process=process).count()
    told = [(_words(random, TITLE), _words(random, TEXT)) for _ in range(missing)]
    Idea.objects.bulk_create(
        Idea(
            process=process,
            submission_key=uuid.uuid4(),
            title=title[:120],
            text=text,
            visibility=Idea.Visibility.PUBLISHED,
            created_at=timezone.now(),
            search_text=fold(f"{title} {text}"),
            shuffle_a=random.randrange(2**31),
            shuffle_b=random.randrange(2**31),
        )
        for title, text in told
    )


ITEM = SimilarIdeas()
