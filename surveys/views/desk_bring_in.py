"""How do changes of a live survey reach residents? Side by side with what they answer now, and judged by a person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.desk_rules import may_edit
from surveys.models import Survey
from surveys.selectors.bringing_in import Changes, changes_of
from surveys.selectors.checklist import checklist
from surveys.selectors.history import live_state
from surveys.services.publishing import NotPublishable, publish_survey
from surveys.services.revising import RevisionConflict, return_to
from surveys.views.desk_base import around, revision_in, say_conflict, survey_at_desk, was_done

TYPO = "typo"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if survey.current is None:
        return redirect("surveys:desk_publish", slug)
    changes, status = changes_of(survey), 200
    if request.method == "POST":
        status = _publish(request, survey, changes)
        if status == 200:  # noqa: PLR2004 (done)
            return redirect("surveys:desk_publish", slug)
    context = around(survey) | {
        "changes": changes,
        "checklist": checklist(survey),
        "may_edit": bool(may_edit(account_of(request), survey)),
        "typos": _typos(request, changes),
        "can_discard": live_state(survey) is not None,
    }
    return render(request, "surveys/desk/bring_in.html", context, status=status)


def _publish(request: HttpRequest, survey: Survey, changes: Changes) -> int:
    assert survey.current is not None
    before = survey.current.number
    typos = _typos(request, changes)
    try:
        version = publish_survey(
            account=account_of(request), survey_id=survey.pk, revision=revision_in(request), typos=typos
        )
    except RevisionConflict:
        say_conflict(request)
        return 409
    except NotPublishable:
        messages.error(request, _("Something is still missing. The list says what."))
        return 422
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
        return 409
    if version.number == before:
        number = len(typos)
        text = ngettext("One text was corrected.", "%(count)s texts were corrected.", number) % {"count": number}
        messages.success(request, text + " " + _("Residents go on answering version %(number)s.") % {"number": before})
    else:
        text = _("Published as version %(number)s. Answers given before stay as they are.")
        messages.success(request, text % {"number": version.number})
    return 200


def _typos(request: HttpRequest, changes: Changes) -> frozenset[str]:
    return frozenset(name for name in changes.fields if request.POST.get(name) == TYPO)


@require_POST
@login_required
def discard(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to what residents answer now; the changes stay in the history."""
    survey = survey_at_desk(request, slug)
    state = live_state(survey)
    if state is None:
        return redirect("surveys:desk_bring_in", slug)
    if was_done(
        request, survey, lambda **names: return_to(way="went_back", number=state, questions_only=True, **names)
    ):
        messages.success(request, _("The draft is what residents answer now. Your changes stay in the history."))
    return redirect("surveys:desk_publish", slug)
