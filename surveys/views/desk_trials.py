"""How do staff try a survey out: answer it themselves, let a hundred answers be drawn, and take them away again?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.accounts.signed_in import account_of
from surveys.definition import Path, Step, walk
from surveys.forms.asked import questions_of
from surveys.forms.live import calculations_on
from surveys.languages import direction
from surveys.models import Survey
from surveys.selectors.said import page_in_words
from surveys.selectors.trials import draft_definition, trial_of
from surveys.services.trials import Tried, add_random_trials, delete_trials, finish_trial, save_trial_page
from surveys.views.around import ground_for
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.desk_preview import language_in


@require_safe
@login_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """To the first page that somebody sees."""
    survey = survey_at_desk(request, slug)
    path = _path(survey, account_of(request).pk)
    if not path.steps:
        messages.info(request, _("The survey has no question yet."))
        return redirect("surveys:design", slug)
    return redirect("surveys:desk_trial_page", slug, path.steps[0].page.key)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    account = account_of(request)
    tried = None
    if request.method == "POST":
        asked = frozenset(request.POST.getlist("asked"))
        tried = save_trial_page(account=account, survey=survey, page_key=key, posted=request.POST, asked=asked)
        if tried is not None and tried.can_go_on:
            return _on(request, survey, tried, key)
    path = tried.path if tried else _path(survey, account.pk)
    step = path.step(key)
    if step is None:
        return redirect("surveys:desk_trial", slug)
    return _show(request, survey, path, step, tried)


def _on(request: HttpRequest, survey: Survey, tried: Tried, key: str) -> HttpResponse:
    keys = [step.page.key for step in tried.path.steps]
    place = keys.index(key) if key in keys else len(keys)
    if request.POST.get("go") == "back":
        return redirect("surveys:desk_trial_page", survey.slug, keys[max(0, place - 1)])
    if place + 1 < len(keys):
        return redirect("surveys:desk_trial_page", survey.slug, keys[place + 1])
    finish_trial(account=account_of(request), survey=survey)
    messages.success(request, _("Your trial answer is kept, apart from all real ones."))
    return redirect("surveys:desk_try", survey.slug)


def _show(request: HttpRequest, survey: Survey, path: Path, step: Step, tried: Tried | None) -> HttpResponse:
    language = language_in(request, survey)
    if "sprache" not in request.GET and (get_language() or "de") in survey.languages:
        language = get_language() or language
    errors, new = (tried.errors, tried.new) if tried else ({}, [])
    with override(language):
        questions = questions_of(step, path, language, errors, new=new)
    keys = [one.page.key for one in path.steps]
    context: dict[str, Any] = around(survey) | {
        "language": language,
        "direction": direction(language),
        "page": page_in_words(step.page, path, language),
        "key": step.page.key,
        "questions": questions,
        "ground": ground_for(survey, step.page.questions),
        "problems": [problem for question in questions for problem in question.problems],
        "new": new,
        "calculations": calculations_on(step.page, path),
        "number": keys.index(step.page.key) + 1,
        "pages": len(keys),
    }
    return render(request, "surveys/desk/trial.html", context, status=422 if errors else 200)


def _path(survey: Survey, account_id: int) -> Path:
    trial = trial_of(survey, account_id)
    return walk(draft_definition(survey), trial.answers if trial else {})


@require_POST
@login_required
def by_lot(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    made = add_random_trials(account=account_of(request), survey=survey)
    sentence = ngettext("One answer was drawn by lot.", "%(count)s answers were drawn by lot.", made)
    messages.success(request, sentence % {"count": made})
    return redirect("surveys:desk_try", slug)


@require_POST
@login_required
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    delete_trials(account=account_of(request), survey=survey)
    messages.success(request, _("All trial answers are gone. Real answers were never among them."))
    return redirect("surveys:desk_try", slug)
