"""How does an author go back and forth between the states of a draft?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation.accounts.signed_in import account_of
from surveys.desk_rules import may_edit
from surveys.drafting.tree import pages_of, questions_of
from surveys.models import Survey
from surveys.selectors.history import SETTINGS, history, saved, versions
from surveys.services.revising import return_to
from surveys.services.revisions import Way
from surveys.views.desk_base import around, survey_at_desk, was_done


@require_safe
@login_required
def states(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    context: dict[str, Any] = around(survey) | {"entries": history(survey), "saved": saved(survey)}
    context |= {"versions": versions(survey), "may_edit": bool(may_edit(account_of(request), survey))}
    return render(request, "surveys/desk/history.html", context)


@require_POST
@login_required
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    return _return(request, slug, "undone", _("Undone."))


@require_POST
@login_required
def redo(request: HttpRequest, slug: str) -> HttpResponse:
    return _return(request, slug, "redone", _("Redone."))


@require_POST
@login_required
def back_to(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    done = _("State %(number)s is back. What came after it stays in the history.") % {"number": number}
    return _return(request, slug, "went_back", done, number)


def _return(request: HttpRequest, slug: str, way: Way, done: str, number: int = 0) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    on: list[str] = []
    if was_done(request, survey, lambda **names: on.append(return_to(way=way, number=number, **names))):
        messages.success(request, done)
    survey.refresh_from_db()
    return _where(survey, on[0] if on else "")


def _where(survey: Survey, on: str) -> HttpResponse:
    """To what has changed, when it is still there."""
    if on == SETTINGS:
        return redirect("surveys:desk_settings", survey.slug)
    if any(one["code"] == on for one in questions_of(survey.draft)):
        return redirect("surveys:design_question", survey.slug, on)
    if any(one["key"] == on for one in pages_of(survey.draft)):
        return redirect("surveys:design_page", survey.slug, on)
    return redirect("surveys:design", survey.slug)
