"""How is one answer after the other coded?"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.coding_rules import Part
from surveys.forms.coding import CodingForm
from surveys.models import CodedQuestion, Coding, OpenAnswer, Survey
from surveys.selectors.codebook import Heading, codebook_of, entries_of
from surveys.selectors.coding import Said, said_of
from surveys.selectors.own_words import answers_of, next_answer, progress, waiting
from surveys.selectors.suggested import suggested_codes
from surveys.services.codebook import add_code
from surveys.services.coding import CodingConflict, Found, code_answer, undo_coding
from surveys.views.desk_words_base import (
    answer_posted,
    answer_to_code,
    around_question,
    part_in,
    question_to_code,
    survey_to_code,
    uuid_in,
)

TEMPLATE = "surveys/desk/words/code.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def code(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    codebook = codebook_of(survey.process)
    if request.method == "POST":
        return _save(request, survey, question, codebook)
    part = part_in(request.GET.get("teil", ""))
    wanted = request.GET.get("antwort", "")
    if wanted:
        answer: OpenAnswer | None = answer_to_code(question, wanted)
    else:
        answer = next_answer(waiting(question, part, account_of(request)), uuid_in(request.GET.get("nach", "")))
    return render(request, TEMPLATE, _context(request, survey, question, codebook, answer, part))


@require_POST
@login_required
def undo(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    answer = answer_posted(request, question)
    part = part_in(request.POST.get("teil", ""))
    if answer is None:
        return redirect(_address(survey, question, part))
    seen = request.POST.get("seen", "")
    try:
        undo_coding(
            account=account_of(request), answer_id=answer.pk, part=part, seen=int(seen) if seen.isdecimal() else -1
        )
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    return redirect(_address(survey, question, part, antwort=answer.pk))


def _save(request: HttpRequest, survey: Survey, question: CodedQuestion, codebook: tuple[Heading, ...]) -> HttpResponse:
    answer = answer_posted(request, question)
    form = CodingForm(request.POST, codebook)
    part = part_in(request.POST.get("teil", ""))
    if answer is None:
        return redirect(_address(survey, question, part))
    if not form.is_valid():
        messages.error(request, _("A code is not in the codebook any more. Look again, then save."))
        context = _context(request, survey, question, codebook_of(survey.process), answer, part)
        return render(request, TEMPLATE, context, status=422)
    try:
        code_answer(
            account=account_of(request),
            answer_id=answer.pk,
            part=part,
            found=_found(request, survey, form),
            seen=form.cleaned_data["seen"],
        )
    except CodingConflict:
        messages.warning(request, _("Somebody else has coded this answer in the meantime. This is what holds now."))
        return redirect(_address(survey, question, part, antwort=answer.pk))
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect(_address(survey, question, part))
    if part == Part.AGREED:
        return redirect("surveys:desk_agreement", survey.slug, question.name)
    return redirect(_address(survey, question, part, nach=answer.pk, zuletzt=answer.pk))


def _found(request: HttpRequest, survey: Survey, form: CodingForm) -> Found:
    codes = set(form.cleaned_data["codes"])
    if form.cleaned_data["new_name"]:
        made = add_code(
            account=account_of(request),
            process_id=survey.process_id,
            name=form.cleaned_data["new_name"],
            parent_id=form.cleaned_data["new_below"],
        )
        codes.add(made.pk)
    return Found(frozenset(codes), form.cleaned_data["tone"])


def _address(survey: Survey, question: CodedQuestion, part: Part, **more: object) -> str:
    wanted = {"teil": int(part)} if part != Part.FIRST else {}
    query = urlencode(wanted | {key: str(value) for key, value in more.items()})
    page = reverse("surveys:desk_code", args=[survey.slug, question.name])
    return f"{page}?{query}" if query else page


def _context(  # noqa: PLR0917 (what a page of the desk is made of)
    request: HttpRequest,
    survey: Survey,
    question: CodedQuestion,
    codebook: tuple[Heading, ...],
    answer: OpenAnswer | None,
    part: Part,
) -> dict[str, Any]:
    last_id = uuid_in(request.GET.get("zuletzt", ""))
    last = answers_of(question).filter(pk=last_id).first() if last_id else None
    entries = entries_of(codebook)
    said = said_of([one for one in (answer, last) if one], entries)
    own = said.get((answer.pk, part), Said()) if answer else Said()
    if part == Part.AGREED and answer and not own.revision:
        own = replace(said.get((answer.pk, Part.FIRST), Said()), revision=0)
    suggested = suggested_codes(question, answer, part, entries)
    return around_question(survey, question) | {
        "suggested": suggested,
        "suggested_ids": {one.id for one in suggested},
        "answer": answer,
        "part": part,
        "codebook": codebook,
        "own": own,
        "both": [said.get((answer.pk, one), Said()) for one in (Part.FIRST, Part.SECOND)]
        if answer and part == Part.AGREED
        else [],
        "tones": Coding.Tone.choices,
        "last": last,
        "last_said": said.get((last.pk, part)) if last else None,
        "progress": progress(question, part),
        "waiting": waiting(question, part, account_of(request)).count(),
        "part_query": f"&teil={int(part)}" if part != Part.FIRST else "",
    }
