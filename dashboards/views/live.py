"""How does a page that lies open hear of newer figures? A script asks for the mark of what the page shows.

The mark is made of the very page that a reader gets, so nobody hears of a step that the page would not show.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dashboards.cache import until_next_fold
from dashboards.panels.panel import Panel
from dashboards.panels.stats import Stat
from dashboards.rules import may_decide_on_finding, may_record_decision
from dashboards.scope import Scope, scope_from
from dashboards.selectors.parts import parts_of
from dashboards.views.doors import account_of, readable_process, survey_of
from dashboards.views.freshly import counted_in_words
from dashboards.views.kept import kept_answers, kept_overview
from dashboards.views.numbered import page_number, survey_query
from dashboards.views.unchanged import mark_of, unless_unchanged
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey

SECONDS = 30  # from one question to the next


@dataclass(frozen=True, slots=True)
class Live:
    """What the script of an open page needs."""

    address: str
    mark: str
    seconds: int


def live_overview(process: Process, scope: Scope, panels: Iterable[Panel], stats: Iterable[Stat]) -> Live | None:
    """None where nothing can come any more."""
    if process.state == Process.State.ARCHIVED:
        return None
    address = reverse("dashboards:overview_mark", args=[process.slug])
    return Live(f"{address}?{scope.query}", figures_mark(panels, stats), SECONDS)


def live_answers(
    process: Process, survey: AnsweredSurvey, number: int, scope: Scope, panels: Iterable[Panel]
) -> Live | None:
    if survey.closed:
        return None
    address = reverse("dashboards:survey_mark", args=[process.slug, survey.slug])
    return Live(f"{address}?{survey_query(number, scope)}", figures_mark(panels), SECONDS)


@require_safe
@login_required
def overview_mark(request: HttpRequest, slug: str) -> HttpResponse:
    process = readable_process(request, slug)
    parts = parts_of(process.area)
    scope = scope_from(request.GET, parts)
    deciding = bool(may_record_decision(account_of(request), process))

    def mark() -> str:
        page = kept_overview(process, scope=scope, parts=parts, deciding=deciding).page
        return figures_mark(page.panels, page.stats)

    return _answer(request, f"overview:{process.pk}:{deciding}:{scope.key}", mark)


@require_safe
@login_required
def survey_mark(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    scope = scope_from(request.GET, parts)
    number = page_number(request.GET)
    deciding = bool(may_decide_on_finding(account_of(request), process, survey))

    def mark() -> str:
        kept = kept_answers(process, survey, number=number, scope=scope, parts=parts, deciding=deciding)
        return figures_mark(kept.page.panels)

    return _answer(request, f"survey:{survey.id}:{number}:{deciding}:{scope.key}", mark)


def _answer(request: HttpRequest, name: str, mark: Callable[[], str]) -> HttpResponse:
    """While nothing was counted, no figure is read: the mark is kept until the next fold."""
    counted = until_next_fold(f"mark:{name}", mark)
    words = counted_in_words(counted.counted_until, counted.run)
    return unless_unchanged(request, counted.page, lambda: JsonResponse({"words": words}))


def figures_mark(panels: Iterable[Panel], stats: Iterable[Stat] = ()) -> str:
    """Counts of other processes change nothing in it, nor do answers that wait."""
    told = [[one.key, one.title, one.base, one.empty, _cells(one)] for one in panels]
    return mark_of(json.dumps([told, [[one.value, one.words] for one in stats]]))


def _cells(panel: Panel) -> list[list[str]]:
    return [[cell.text for cell in row] for row in panel.table.rows] if panel.table else []
