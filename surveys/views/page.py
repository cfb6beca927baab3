"""How does somebody answer page by page? Each press saves; the server decides which page comes next."""

import math
import uuid
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participation.allowed import Refused
from participation.web.often import may_now
from surveys.definition import Path, Step
from surveys.fixed_words import FixedWords
from surveys.forms.asked import questions_of
from surveys.forms.live import calculations_on
from surveys.forms.places import with_places
from surveys.limits import PHOTO
from surveys.models import Draft, Survey
from surveys.questiontypes import kind_of
from surveys.selectors.drafts import draft_at, page_left, path_of, was_sent
from surveys.selectors.places import full_group, places_left
from surveys.selectors.said import page_in_words
from surveys.selectors.versions import definition_of
from surveys.services.answering import NoSuchPage, Saved, forget_answer, save_page
from surveys.services.checking import errors_among
from surveys.services.photos import NONE_CAME, Kept, keep_photos, photo_codes
from surveys.views.around import around, ground_for, language_for, public_survey
from surveys.views.draft_key import key_of
from surveys.views.kiosk import kiosk_context
from surveys.views.sending import send

CHECK = "pruefen"


@never_cache
@require_safe
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Where somebody left off; rules may have hidden that page meanwhile."""
    draft = draft_at(slug, key_of(request, slug))
    if draft is None:
        return _without_draft(request, slug)
    return redirect("surveys:page", slug, page_left(draft))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str, page_key: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, page_key)
    draft = draft_at(slug, key_of(request, slug))
    if draft is None:
        return _without_draft(request, slug)
    path = path_of(draft)
    step = path.step(page_key)
    if step is None:
        return redirect("surveys:resume", slug)
    errors = errors_among(step.questions, path, draft.language) if CHECK in request.GET else {}
    return _show(request, draft, path, step, errors=errors)


def _save(request: HttpRequest, slug: str, page_key: str) -> HttpResponse:
    key = key_of(request, slug)
    if key is None:
        return _without_draft(request, slug)
    asked = frozenset(request.POST.getlist("asked"))
    try:
        saved = save_page(
            slug=slug,
            key=key,
            page_key=page_key,
            posted=request.POST,
            asked=asked,
            live="live" in request.POST,
            photos=_photos(request, slug, key, asked) if request.FILES else NONE_CAME,
        )
    except Draft.DoesNotExist:
        return _without_draft(request, slug)
    except NoSuchPage:
        return redirect("surveys:resume", slug)
    if code := request.POST.get("forget"):
        forget_answer(survey=saved.survey, key=key, code=code)
        return redirect("surveys:page", slug, page_key)
    return _go(request, saved.survey, saved, page_key)


def _photos(request: HttpRequest, slug: str, key: uuid.UUID, asked: frozenset[str]) -> Kept:
    """Redrawn before anything is locked. Who sends too many hears it beside the field; all else is kept."""
    draft = draft_at(slug, key)
    if draft is None:
        return NONE_CAME
    codes = [code for code in photo_codes(tuple(definition_of(draft.version).questions())) if code in asked]
    hasty = may_now(request, PHOTO)
    if isinstance(hasty, Refused):
        return Kept(problems={code: str(hasty.reason) for code in codes if code in request.FILES})
    return keep_photos({name: file for name, file in request.FILES.items() if isinstance(file, UploadedFile)}, codes)


def _go(request: HttpRequest, survey: Survey, saved: Saved, page_key: str) -> HttpResponse:
    """Back and later never insist on anything; on and send do."""
    go, step = request.POST.get("go", "on"), saved.path.step(page_key)
    if go == "later":
        messages.success(
            request, _("Everything is kept. Come back to this page. For another device, get a code below.")
        )
        return redirect("surveys:start", survey.slug)
    if step is None:
        return redirect("surveys:resume", survey.slug)
    if go == "back":
        return _back(survey, saved.path, page_key)
    if not saved.can_go_on:
        return _show(request, saved.draft, saved.path, step, errors=saved.errors, saved=saved)
    return _on(request, survey, saved, page_key)


def _back(survey: Survey, path: Path, page_key: str) -> HttpResponse:
    place = path.position(page_key)
    if place == 0:
        return redirect("surveys:start", survey.slug)
    return redirect("surveys:page", survey.slug, path.steps[place - 1].page.key)


def _on(request: HttpRequest, survey: Survey, saved: Saved, page_key: str) -> HttpResponse:
    later = saved.path.steps[saved.path.position(page_key) + 1 :]
    if later and full_group(survey, saved.path.steps[saved.path.position(page_key)].questions, saved.path.kept):
        return redirect("surveys:enough", survey.slug, page_key)
    if later:
        return redirect("surveys:page", survey.slug, later[0].page.key)
    # Who changed an earlier answer hears first what does not count any more.
    if request.POST.get("go") == "send" and not saved.path.lost:
        return send(request, survey, saved.draft.key, just_saved=True)
    return redirect("surveys:review", survey.slug)


def _show(
    request: HttpRequest,
    draft: Draft,
    path: Path,
    step: Step,
    *,
    errors: dict[str, str],
    saved: Saved | None = None,
) -> HttpResponse:
    survey = draft.version.survey
    new = [question.code for question in saved.appeared] if saved and not errors else []
    texts = language_for(definition_of(draft.version), draft.language)
    questions = questions_of(step, path, texts["language"], errors, new=new, offered=draft.offered)
    questions = with_places(questions, places_left(survey, step.page.questions))
    context = {
        **around(survey),
        **kiosk_context(request, survey),
        **texts,
        **_progress(path, step, texts["fixed"]),
        "ground": ground_for(survey, step.page.questions),
        "page": page_in_words(step.page, path, texts["language"]),
        "key": step.page.key,
        "takes_photos": bool(photo_codes(step.page.questions)),
        "calculations": calculations_on(step.page, path),
        "questions": questions,
        "problems": [problem for question in questions for problem in question.problems],
        "new": new,
    }
    return render(request, "surveys/page.html", context)


def _progress(path: Path, step: Step, words: FixedWords | None) -> dict[str, Any]:
    place = path.position(step.page.key)
    seconds = sum(kind_of(one).duration(one) for rest in path.steps[place:] for one in rest.questions)
    marks = ["is-done"] * place + ["is-now"] + [""] * (len(path.steps) - place - 1)
    return {
        "number": place + 1,
        "pages": len(path.steps),
        "place_in_words": words.place(place + 1, len(path.steps)) if words else "",
        "marks": marks,
        "minutes_left": max(1, math.ceil(seconds / 60)),
        "last": place + 1 == len(path.steps),
    }


def _without_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Sent already: the receipt, also after a lost connection. Else there is nothing to go on with."""
    survey = public_survey(slug)
    if was_sent(survey, key_of(request, slug)):
        return redirect("surveys:receipt", survey.slug)
    if request.method == "POST":
        messages.info(request, _("There is nothing here to go on with. Please begin again."))
    return redirect("surveys:start", survey.slug)
