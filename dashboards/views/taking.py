"""Which panel does somebody take along? The very one of the page, with what must stand beside its figures elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404, HttpRequest

from dashboards.panels.panel import Panel
from dashboards.selectors.parts import parts_of
from dashboards.selectors.tables import page_with
from dashboards.selectors.themes import theme_with
from dashboards.views.asked import asked_overview, asked_survey
from dashboards.views.doors import readable_process
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
    theme = theme_with(key)
    if theme:
        process = readable_process(request, slug)
        counted = kept_theme(process, theme, parts_of(process.area))
        return Taken(_panel(counted.page.panels, key), f"{slug}-{key}", "", counted.counted_until, counted.run)
    asked = asked_overview(request, slug)
    whole = kept_overview(asked)
    said = scope_in_words(asked.scope, asked.parts)
    return Taken(_panel(whole.page.panels, key), f"{slug}-{key}", said, whole.counted_until, whole.run)


def taken_of_survey(request: HttpRequest, slug: str, survey_slug: str, key: str) -> Taken:
    asked = asked_survey(request, slug, survey_slug)
    number = page_with(asked.survey, key)
    if number is None:
        raise Http404
    counted = kept_answers(replace(asked, number=number))
    said = scope_in_words(asked.scope, asked.parts)
    return Taken(_panel(counted.page.panels, key), f"{survey_slug}-{key}", said, counted.counted_until, counted.run)


def _panel(panels: Iterable[Panel], key: str) -> Panel:
    found = next((panel for panel in panels if panel.key == key), None)
    if found is None:
        raise Http404
    return found
