"""Do the panels about ideas stay as quick with fifty thousand ideas as with five hundred?"""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client

from dashboards.panels.funnel import funnel_panel
from dashboards.panels.idea_ranking import SHOWN, idea_ranking_panel
from dashboards.panels.panel import Panel
from dashboards.selectors.parts import parts_of
from dashboards.selectors.places import pins_panel
from ideas.selectors.exposure import by_rate
from ideas.selectors.funnel import funnel_of
from ideas.selectors.results import supports_by_idea, titles_of
from participation.places.ground import ground_of
from participation.processes.models import Process
from tests.load.answered import parts_in_a_square
from tests.load.client import LoadError
from tests.load.cpu import seconds, taken
from tests.load.judged_ideas import ensure_judged_ideas
from tests.load.people import an_official, open_process
from tests.load.protocol import Row, Verdict

WARM_MS, PASSES = 150, 3
# Below, one pass over the ideas takes less than drawing any chart.
MANY = 50_000
ROOT = "/auswertung/bench/"
PAGES = {"overview": ROOT, "places": f"{ROOT}thema/orte/", "decisions": f"{ROOT}thema/entscheidungen/"}
# What the panels show, counted without them: ideas by state, part and cell of a map, with their supports and looks.
ONE_PASS = """
    SELECT idea.status, idea.area_id, floor(idea.lon * 800), floor(idea.lat * 800), count(*), sum(supports.value),
        sum(seen.value), percentile_cont(0.5) WITHIN GROUP (ORDER BY moved.at - idea.created_at)
    FROM ideas_idea AS idea LEFT JOIN ideas_ideatally AS supports ON supports.idea_id = idea.id
    LEFT JOIN ideas_exposuretally AS seen ON seen.idea_id = idea.id
    LEFT JOIN ideas_statuschange AS moved ON moved.idea_id = idea.id AND moved.old <> ''
    WHERE idea.process_id = %s AND idea.visibility = 'published' GROUP BY 1, 2, 3, 4"""


class IdeaPanels:
    """Each panel by itself, and the pages that they stand on; in this process, without a web server."""

    name = "idea_panels"
    sizes: tuple[int, ...] = (500, 5_000, 50_000)
    rounds = 9

    process: Process
    client: Client

    def prepare(self, size: int) -> None:
        self.process = open_process()
        if not parts_of(self.process.area):
            parts_in_a_square(self.process.area)
        ensure_judged_ideas(self.process, size)
        cache.clear()
        self.client = Client()
        self.client.force_login(an_official(self.process), backend="django.contrib.auth.backends.ModelBackend")

    def work(self) -> None:
        for make in self._panels().values():
            make()

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        panels = {name: self._took(make, postgres_pid) for name, make in self._panels().items()}
        warm = {name: self._warm(path, postgres_pid) for name, path in PAGES.items()}
        one_pass = self._took(self._one_pass, postgres_pid)
        dearest = max(panels, key=lambda name: panels[name])
        return {
            **{f"{name}_cpu_ms": cost for name, cost in panels.items()},
            "dearest_panel": dearest,
            "one_pass_cpu_ms": one_pass,
            "in_passes": panels[dearest] / one_pass,
            **{f"{name}_page_warm_cpu_ms": cost for name, cost in warm.items()},
            "warm_cpu_ms": sum(warm.values()),
            "ratio": one_pass / panels[dearest],
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        warm = [row.figures["warm_cpu_ms"] for row in rows]
        dearest = [row.figures[f"{name}_page_warm_cpu_ms"] for row in rows for name in PAGES]
        many = [row.figures["in_passes"] for row in rows if row.size >= MANY]
        return [
            Verdict(f"warm: no page costs {WARM_MS} CPU-ms", max(dearest) < WARM_MS),
            Verdict("warm: flat, all pages together", warm[-1] <= 1.3 * warm[0]),
            Verdict(f"cold: each panel at most {PASSES} SQL passes, with {MANY:,} ideas", max(many) <= PASSES),
        ]

    def _panels(self) -> dict[str, Callable[[], Panel]]:
        process = self.process
        return {
            "funnel": lambda: funnel_panel(funnel_of(process.pk)),
            "ranking": lambda: _ranking(process, rates=False),
            "rates": lambda: _ranking(process, rates=True),
            "pins": lambda: pins_panel(process, ground_of(process.area), parts_of(process.area)),
        }

    def _one_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS, [self.process.pk])
            cursor.fetchall()

    def _warm(self, path: str, postgres_pid: int) -> float:
        def page() -> None:
            status = self.client.get(path).status_code
            if status != 200:
                raise LoadError(f"{path} was answered with {status}.")

        page()
        return self._took(page, postgres_pid)

    def _took(self, work: Callable[[], object], postgres_pid: int) -> float:
        """CPU-ms: of this process the middle, of PostgreSQL, whose clock ticks in hundredths, the mean."""
        work()
        before = seconds(postgres_pid)
        mine = [taken(work) for _ in range(self.rounds)]
        return (median(mine) + (seconds(postgres_pid) - before) / self.rounds) * 1000


def _ranking(process: Process, *, rates: bool) -> Panel:
    supported = supports_by_idea(process.pk)
    titles = titles_of([idea.idea_id for idea in supported[:SHOWN]])
    found = by_rate(process.pk, supported) if rates else None
    return idea_ranking_panel(supported, titles, filtered=False, may_decide=True, by_rate=found)


ITEM = IdeaPanels()
