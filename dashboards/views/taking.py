"""Which panel does somebody take along? The very one of the page, with what must stand beside its figures elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest

from dashboards.panels.panel import Panel
from dashboards.rules import may_decide_on_finding, may_record_decision
from dashboards.scope import scope_from
from dashboards.selectors.parts import parts_of
from dashboards.selectors.tables import page_with
from dashboards.selectors.themes import theme_with
from dashboards.views.doors import account_of, readable_process, survey_of
from dashboards.views.kept import kept_answers, kept_overview, kept_theme
from dashboards.views.scoped import scope_in_words


@dataclass(frozen=True, slots=True)
class Taken:
    """`name` is what its file is called. `run` 0: the figures were counted once and for all."""

    panel: Panel
    name: str
    scope_words: str
    counted_until: datetime | None
    run: int = 0


def taken_of_process(request: HttpRequest, slug: str, key: str) -> Taken:
    process = readable_process(request, slug)
    parts = parts_of(process.area)
    theme = theme_with(key)
    if theme:
        counted = kept_theme(process, theme, parts)
        return Taken(_panel(counted.page.panels, key), f"{slug}-{key}", "", counted.counted_until, counted.run)
    scope = scope_from(request.GET, parts)
    deciding = bool(may_record_decision(account_of(request), process))
    whole = kept_overview(process, scope=scope, parts=parts, deciding=deciding)
    said = scope_in_words(scope, parts)
    return Taken(_panel(whole.page.panels, key), f"{slug}-{key}", said, whole.counted_until, whole.run)


def taken_of_survey(request: HttpRequest, slug: str, survey_slug: str, key: str) -> Taken:
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    scope = scope_from(request.GET, parts)
    number = page_with(survey, key)
    if number is None:
        raise Http404
    deciding = bool(may_decide_on_finding(account_of(request), process, survey))
    counted = kept_answers(process, survey, number=number, scope=scope, parts=parts, deciding=deciding)
    said = scope_in_words(scope, parts)
    return Taken(_panel(counted.page.panels, key), f"{survey_slug}-{key}", said, counted.counted_until, counted.run)


def _panel(panels: Iterable[Panel], key: str) -> Panel:
    found = next((panel for panel in panels if panel.key == key), None)
    if found is None:
        raise Http404
    return found
