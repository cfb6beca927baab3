"""What do the small buttons of the designer do? Add, move, take out, bring back: each a plain form."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from surveys.drafting.tree import pages_of
from surveys.forms.desk_add import AddQuestionForm
from surveys.services import editing
from surveys.views.desk_base import survey_at_desk, was_done


@require_POST
@login_required
def add_question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    form = AddQuestionForm(request.POST, languages=survey.languages)
    if not form.is_valid():
        messages.error(request, _("A question needs a text."))
        return redirect("surveys:design_page", slug, key)
    made: list[str] = []

    def act(**names: Any) -> None:  # noqa: ANN401 (account, survey and revision)
        made.append(editing.add_question(page=key, kind=form.cleaned_data["kind"], texts=form.texts(), **names))

    if was_done(request, survey, act):
        return redirect("surveys:design_question", slug, made[0])
    return redirect("surveys:design_page", slug, key)


@require_POST
@login_required
def add_page(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    number = len(pages_of(survey.draft)) + 1
    texts = {"de": f"Seite {number}", "en": f"Page {number}"}
    made: list[str] = []

    def act(**names: Any) -> None:  # noqa: ANN401 (same)
        saved = editing.add_page(texts=texts, **names)
        made.append(pages_of(saved.draft)[-1]["key"])

    was_done(request, survey, act)
    return redirect("surveys:design_page", slug, made[0] if made else pages_of(survey.draft)[0]["key"])


@require_POST
@login_required
def move_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    up = request.POST.get("direction") == "up"
    was_done(request, survey, lambda **names: editing.move_page(page=key, up=up, **names))
    return redirect("surveys:design_page", slug, key)


@require_POST
@login_required
def remove_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if was_done(request, survey, lambda **names: editing.remove_page(page=key, **names)):
        messages.success(request, _("The empty page is gone."))
        return redirect("surveys:design", slug)
    return redirect("surveys:design_page", slug, key)


@require_POST
@login_required
def move(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    up = request.POST.get("direction") == "up"
    was_done(request, survey, lambda **names: editing.move_question(code=code, up=up, **names))
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def place(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Where a question was dropped; the buttons "up" and "down" reach every place as well."""
    survey = survey_at_desk(request, slug)
    onto, before = request.POST.get("page", ""), request.POST.get("before", "")
    was_done(request, survey, lambda **names: editing.place_question(code=code, page=onto, before=before, **names))
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def kind(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    wanted = request.POST.get("kind", "")
    if was_done(request, survey, lambda **names: editing.change_kind(code=code, kind=wanted, **names)):
        messages.success(request, _("The kind of answer was changed. Texts and answers are kept."))
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def remove(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if was_done(request, survey, lambda **names: editing.remove_question(code=code, **names)):
        messages.success(request, _("The question was taken out. You find it below the outline and can bring it back."))
        return redirect("surveys:design", slug)
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def restore(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if was_done(request, survey, lambda **names: editing.restore_question(code=code, **names)):
        return redirect("surveys:design_question", slug, code)
    return redirect("surveys:design", slug)
