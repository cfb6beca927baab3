"""How does a question get into the library, and how is it renamed or deleted there?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.models import FieldOfAction
from participation.texts import localized
from surveys.drafting.bringing import Content, content_of_page, content_of_question
from surveys.drafting.tree import page_with, question_with
from surveys.forms.desk_library import KeepForm, LabelForm
from surveys.library_rules import may_change_entry
from surveys.models import LibraryEntry
from surveys.selectors.library import lines_of, readable
from surveys.services.library import change_entry, delete_entry, keep_in_library
from surveys.views.desk_base import around, survey_at_desk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def keep_question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    return _keep(request, slug, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def keep_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    return _keep(request, slug, page=key)


def _keep(request: HttpRequest, slug: str, *, code: str = "", page: str = "") -> HttpResponse:
    survey = survey_at_desk(request, slug)
    content, name = _content(survey.draft, code, page)
    form = KeepForm(request.POST or None, fields=_fields(), name=name)
    back = ("surveys:design_question", slug, code) if code else ("surveys:design_page", slug, page)
    if form.is_valid():
        entry = keep_in_library(
            account=account_of(request),
            survey_id=survey.pk,
            key=form.cleaned_data["key"],
            label=form.label(),
            code=code,
            page=page,
        )
        messages.success(request, _("“%(name)s” is kept in the library.") % {"name": entry.name})
        return redirect(*back)
    context = around(survey) | {"form": form, "lines": lines_of(content), "code": code, "page_key": page}
    return render(request, "surveys/desk/keep.html", context, status=422 if form.errors else 200)


def _fields() -> list[tuple[str, str]]:
    return [(one.code, localized(one.name)) for one in FieldOfAction.objects.all()]


def _content(draft: dict[str, Any], code: str, page: str) -> tuple[Content, str]:
    """What would be kept, and a name to begin with; an empty page has nothing to keep."""
    try:
        if code:
            question = question_with(draft, code)
            return content_of_question(question), readable(localized(question.get("text")))[:120]
        found = page_with(draft, page)
    except NotAllowed:
        raise Http404 from None
    if not found["questions"]:
        raise Http404
    return content_of_page(found), readable(localized(found.get("title")))[:120]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    kept = _entry(request, entry_id)
    topic = kept.field_of_action.code if kept.field_of_action else ""
    initial = {"name": kept.name, "field": topic, "shared": kept.shared}
    form = LabelForm(request.POST or None, fields=_fields(), initial=initial)
    if form.is_valid():
        change_entry(account=account_of(request), entry_id=kept.pk, label=form.label())
        messages.success(request, _("Saved."))
        return redirect("surveys:desk_library")
    context = {"neighbourhood": heading_of(kept.area), "form": form, "entry": kept, "lines": lines_of(kept.content)}
    return render(request, "surveys/desk/kept.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def delete(request: HttpRequest, entry_id: int) -> HttpResponse:
    if not LibraryEntry.objects.filter(pk=entry_id).exists():
        return redirect("surveys:desk_library")
    kept = _entry(request, entry_id)
    delete_entry(account=account_of(request), entry_id=kept.pk)
    messages.success(
        request, _("“%(name)s” is deleted. Surveys that use it keep their questions.") % {"name": kept.name}
    )
    return redirect("surveys:desk_library")


def _entry(request: HttpRequest, entry_id: int) -> LibraryEntry:
    """For people of other areas its page does not exist, even where they may use the question."""
    found = LibraryEntry.objects.select_related("area", "field_of_action")
    kept = get_object_or_404(found, pk=entry_id)
    if not may_change_entry(account_of(request), kept):
        raise Http404
    return kept
