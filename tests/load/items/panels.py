"""What does each page of the evaluation cost, cold and warm, with ten thousand answers and with a million?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dashboards.panels.measure import Kind
from dashboards.selectors.groups import offered_in
from dashboards.selectors.parts import parts_of
from dashboards.selectors.questions import pages_of
from dashboards.selectors.themes import THEMES
from surveys.models import Survey
from surveys.selectors.counted import answered_surveys
from tests.load.answered import PEOPLE, answered_process
from tests.load.client import LoadError
from tests.load.cpu import seconds, taken
from tests.load.people import an_official
from tests.load.protocol import Row, Verdict

WARM_MS, PASSES = 150, 3
# Below, one pass over the answers takes less than writing any page: a ratio to it says nothing about reading answers.
MANY = 100_000
# The least that any panel must know: one question by area and channel.
ONE_PASS = (
    "SELECT area_id, channel, answers ->> %s, count(*) FROM surveys_response"
    " WHERE survey_id = %s AND NOT superseded AND NOT waiting GROUP BY 1, 2, 3"
)
ROOT = "/auswertung/bench/"
# Where it is only asked whether everything works: other items look at the overview and at the pages of a survey.
QUICK_PAGES, QUICK_PEOPLE, QUICK_ANSWERS = ("theme orte", "groups alter"), 100, 1_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one page; cold: nothing kept, neither page nor drawing."""

    cold_cpu_ms: float
    warm_cpu_ms: float
    cold_sql: int
    warm_sql: int
    slowest_sql_ms: float
    slowest_sql: str


class Panels:
    """In this process, without a web server: between two cold pages the cache must be emptied."""

    name = "panels"
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    rounds = 9

    survey: Survey
    client: Client

    @property
    def quick(self) -> bool:
        return self.rounds == 1

    def prepare(self, size: int) -> None:
        self.survey = answered_process(QUICK_ANSWERS, QUICK_PEOPLE) if self.quick else answered_process(size, PEOPLE)
        cache.clear()
        self.client = Client()
        self.client.force_login(an_official(self.survey.process), backend="django.contrib.auth.backends.ModelBackend")

    def work(self) -> None:
        for path in (*self._while_open().values(), *self._after_the_end().values()):
            self._cold(path)

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        self._set_open(is_open=True)
        costs = self._costs(self._while_open(), postgres_pid)
        self._set_open(is_open=False)
        costs |= self._costs(self._after_the_end(), postgres_pid)
        one_pass = self._took(self._one_pass, postgres_pid) or 1.0
        cold, warm = (
            max(costs, key=lambda page: getattr(costs[page], kind)) for kind in ("cold_cpu_ms", "warm_cpu_ms")
        )
        return {
            "pages": len(costs),
            "one_pass_cpu_ms": one_pass,
            "all_cold_cpu_ms": sum(cost.cold_cpu_ms for cost in costs.values()),
            "all_warm_cpu_ms": sum(cost.warm_cpu_ms for cost in costs.values()),
            "cold_cpu_ms": costs[cold].cold_cpu_ms,
            "cold_in_passes": costs[cold].cold_cpu_ms / one_pass,
            "dearest_cold": cold,
            "warm_cpu_ms": costs[warm].warm_cpu_ms,
            "dearest_warm": warm,
            "most_cold_sql": max(cost.cold_sql for cost in costs.values()),
            "most_warm_sql": max(cost.warm_sql for cost in costs.values()),
            "ratio": one_pass / costs[cold].cold_cpu_ms,
            "by_page": {page: asdict(cost) for page, cost in costs.items()},
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        def figures(name: str) -> list[Any]:
            return [row.figures[name] for row in rows]

        warm, sql = figures("all_warm_cpu_ms"), [_statements(row.figures["by_page"]) for row in rows]
        many = [row.figures["cold_in_passes"] for row in rows if row.size >= MANY]
        return [
            Verdict(f"warm: no page costs {WARM_MS} CPU-ms", max(figures("warm_cpu_ms")) < WARM_MS),
            Verdict("warm: flat, all pages together", max(warm) <= 1.3 * min(warm)),
            Verdict(f"cold: at most {PASSES} SQL passes, from {MANY:,} answers on", max(many) <= PASSES),
            Verdict("the same number of queries at all sizes", all(one == sql[0] for one in sql)),
        ]

    def _while_open(self) -> dict[str, str]:
        """Where answers still come, an overview also tells whom to reach, and an open page asks for what is new."""
        return {
            "overview": ROOT,
            "overview of a part": f"{ROOT}?gebiet=nord",
            "overview of a channel": f"{ROOT}?weg=paper",
            "overview, what is new": f"{ROOT}stand/",
            "survey, what is new": f"{ROOT}umfrage/{self.survey.slug}/stand/?seite=2",
        }

    def _after_the_end(self) -> dict[str, str]:
        of_survey = f"{ROOT}umfrage/{self.survey.slug}/"
        survey = next(one for one in answered_surveys(self.survey.process_id) if one.id == self.survey.pk)
        offered = offered_in(survey, parts_of(self.survey.process.area))
        found = {"eight questions": f"{ROOT}acht-fragen/"}
        found |= {f"theme {theme.key}": f"{ROOT}thema/{theme.key}/" for theme in THEMES}
        numbers = range(1, len(pages_of(survey)) + 1)
        found |= {f"survey page {number}": f"{of_survey}?seite={number}" for number in numbers}
        found["survey page of a part"] = f"{of_survey}?seite=2&gebiet=nord"
        pair = next(one for one in offered.choices if one.question.kind is Kind.PAIR)
        single = next(one for one in offered.choices if one.question.kind is Kind.SINGLE)
        for word in (one.word for one in offered.breakdowns):
            found[f"groups {word}"] = f"{of_survey}gruppen/?{urlencode({'frage': pair.key, 'nach': word})}"
        found["groups of one question"] = f"{of_survey}gruppen/?{urlencode({'frage': single.key})}"
        found["public results"] = f"/beteiligung/bench/ergebnisse/{self.survey.slug}/"
        return found

    def _costs(self, pages: Mapping[str, str], postgres_pid: int) -> dict[str, Cost]:
        chosen = pages.keys() & QUICK_PAGES if self.quick else pages.keys()
        return {page: self._cost(path, postgres_pid) for page, path in pages.items() if page in chosen}

    def _cost(self, path: str, postgres_pid: int) -> Cost:
        self._cold(path)  # templates, translations, Plotly
        cold_sql = _captured(lambda: self._cold(path))
        warm_sql = _captured(lambda: self._page(path))
        slowest = max(cold_sql, key=lambda statement: float(statement["time"]))
        return Cost(
            cold_cpu_ms=self._took(lambda: self._cold(path), postgres_pid),
            warm_cpu_ms=self._took(lambda: self._page(path), postgres_pid),
            cold_sql=len(cold_sql),
            warm_sql=len(warm_sql),
            slowest_sql_ms=float(slowest["time"]) * 1000,
            slowest_sql=slowest["sql"][:400],
        )

    def _page(self, path: str) -> None:
        status = self.client.get(path).status_code
        if status != 200:
            raise LoadError(f"{path} was answered with {status}.")

    def _cold(self, path: str) -> None:
        cache.clear()
        self._page(path)

    def _one_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS, [self._question(), self.survey.pk])
            cursor.fetchall()

    def _question(self) -> str:
        assert self.survey.current is not None
        pages = self.survey.current.definition["pages"]
        return next(str(one["code"]) for page in pages for one in page["questions"] if one["kind"] == "single")

    def _took(self, work: Callable[[], None], postgres_pid: int) -> float:
        """CPU-ms: of this process the middle, of PostgreSQL, whose clock ticks in hundredths, the mean."""
        before = seconds(postgres_pid)
        mine = [taken(work) for _ in range(self.rounds)]
        return (median(mine) + (seconds(postgres_pid) - before) / self.rounds) * 1000

    def _set_open(self, *, is_open: bool) -> None:
        """After the end the results are released, for the page that everybody reads."""
        now = timezone.now()
        state = Survey.State.PUBLISHED if is_open else Survey.State.CLOSED
        Survey.objects.filter(pk=self.survey.pk).update(
            state=state,
            closed_at=None if is_open else now - timedelta(days=1),
            results_released_at=None if is_open else now,
            results_public=not is_open,
        )


def _captured(page: Callable[[], None]) -> list[dict[str, str]]:
    with CaptureQueriesContext(connection) as captured:
        page()
    return list(captured)


def _statements(by_page: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    return {page: (cost["cold_sql"], cost["warm_sql"]) for page, cost in by_page.items()}


ITEM = Panels()
