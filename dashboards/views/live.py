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
from dashboards.scope import Scope
from dashboards.views.asked import asked_overview, asked_survey
from dashboards.views.freshly import counted_in_words
from dashboards.views.kept import kept_answers, kept_overview
from dashboards.views.numbered import survey_query
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
    asked = asked_overview(request, slug)

    def mark() -> str:
        page = kept_overview(asked).page
        return figures_mark(page.panels, page.stats)

    return _answer(request, f"overview:{asked.process.pk}:{asked.deciding}:{asked.scope.key}", mark)


@require_safe
@login_required
def survey_mark(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    asked = asked_survey(request, slug, survey_slug)
    name = f"survey:{asked.survey.id}:{asked.number}:{asked.deciding}:{asked.scope.key}"
    return _answer(request, name, lambda: figures_mark(kept_answers(asked).page.panels))


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
