"""How do groups of people answer a question? One page for officials; its address carries what was chosen."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.cache import Counted, until_next_fold
from dashboards.panels.panel import Panel
from dashboards.scope import Part
from dashboards.selectors.freshness import freshness
from dashboards.selectors.groups import Look, Offered, groups_panel, look_from, offered_in
from dashboards.selectors.parts import parts_of
from dashboards.views.doors import readable_process, survey_of
from dashboards.views.files import picture_file, table_file
from dashboards.views.freshly import counted_in_words
from dashboards.views.saved import keeping
from dashboards.views.taking import Taken
from participation.places.heading import heading_of
from surveys.selectors.counted import AnsweredSurvey
from surveys.selectors.crossed import is_crossed

FILES = ("csv", "svg", "png")


@require_safe
@login_required
def groups_page(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    offered = offered_in(survey, parts)
    look = look_from(request.GET, offered)
    context: dict[str, Any] = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "survey": survey,
        "offered": offered,
        "look": look,
        "ready": is_crossed(survey.id),
        "two": [("a", _word(look, 0), _("First group")), ("b", _word(look, 1), _("Second group"))],
    }
    if look and context["ready"]:
        counted = _counted(survey, look, offered, parts)
        files = {kind: reverse("dashboards:groups_file", args=[slug, survey_slug, kind]) for kind in FILES}
        context |= {
            "files": {kind: f"{address}?{look.query}" for kind, address in files.items()},
            "panel": counted.page,
            "saved": keeping(request, process, "groups", look.query, survey_slug),
            "fresh_words": counted_in_words(counted.counted_until),
        }
    return render(request, "dashboards/groups.html", context)


@require_safe
@login_required
def groups_file(request: HttpRequest, slug: str, survey_slug: str, kind: str) -> HttpResponse:
    """The table has counts and shares in columns of their own; the picture is that of the page."""
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    offered = offered_in(survey, parts)
    look = look_from(request.GET, offered)
    if look is None or kind not in FILES or not is_crossed(survey.id):
        raise Http404
    name = f"{survey_slug}-{look.choice.key}-{look.breakdown.word}"
    if kind != "csv":
        counted = _counted(survey, look, offered, parts)
        return picture_file(request, Taken(counted.page, name, "", counted.counted_until), kind)
    moment = freshness().counted_until
    panel = groups_panel(survey, look, offered, parts=parts, split=True)
    return table_file(request, Taken(panel, name, "", moment))


def _counted(survey: AnsweredSurvey, look: Look, offered: Offered, parts: tuple[Part, ...]) -> Counted[Panel]:
    return until_next_fold(f"groups:{survey.id}:{look.key}", lambda: groups_panel(survey, look, offered, parts=parts))


def _word(look: Look | None, at: int) -> str:
    return look.chosen[at].word if look and look.chosen else ""
