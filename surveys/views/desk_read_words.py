"""Which answers have which codes, and which of them are quoted?"""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.coding_rules import Part
from surveys.forms.coding import QuoteForm
from surveys.models import OpenAnswer
from surveys.selectors.codebook import codebook_of, entries_of
from surveys.selectors.coding import Said, said_of
from surveys.selectors.own_words import answers_of, with_code
from surveys.services.quoting import release_quote, take_back_quote
from surveys.views.desk_words_base import answer_to_code, around_question, question_to_code, survey_to_code

ON_A_PAGE = 25


@require_safe
@login_required
def read(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    codebook = codebook_of(survey.process)
    entries = entries_of(codebook)
    wanted = request.GET.get("code", "")
    code = int(wanted) if wanted.isdecimal() and int(wanted) in entries else None
    found = answers_of(question).exclude(quote="") if wanted == "zitate" else with_code(answers_of(question), code)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("blatt"))
    context = around_question(survey, question) | {
        "page": page,
        "rows": _rows(list(page.object_list), entries),
        "codes": [one for one in entries.values() if one.used],
        "wanted": wanted,
    }
    return render(request, "surveys/desk/words/read.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quote(request: HttpRequest, slug: str, name: str, key: uuid.UUID) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    answer = answer_to_code(question, key)
    if "zurueck" in request.POST:
        take_back_quote(account=account_of(request), answer_id=answer.pk)
        messages.success(request, _("The quote is taken back."))
        return redirect("surveys:desk_read_words", slug, name)
    words: str = answer.words  # type: ignore[attr-defined]
    form = QuoteForm(request.POST if request.method == "POST" else None, initial={"words": answer.quote or words})
    if form.is_valid():
        try:
            release_quote(account=account_of(request), answer_id=answer.pk, words=form.cleaned_data["words"])
        except NotAllowed as no:
            form.add_error("words", str(no.refused.reason))
        else:
            messages.success(
                request, _("Released. The evaluation shows this quote, and the results do once they are public.")
            )
            return redirect("surveys:desk_read_words", slug, name)
    context = around_question(survey, question) | {"answer": answer, "form": form}
    return render(request, "surveys/desk/words/quote.html", context, status=422 if form.errors else 200)


def _rows(answers: list[OpenAnswer], entries: dict[int, Any]) -> list[tuple[OpenAnswer, Said]]:
    said = said_of(answers, entries)
    return [(one, said.get((one.pk, Part.AGREED)) or said.get((one.pk, Part.FIRST)) or Said()) for one in answers]
