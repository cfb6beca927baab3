"""Which answers in own words can be coded, and how far are they?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.web.phrases import number as in_words
from surveys.selectors.codebook import codebook_of
from surveys.selectors.coding import question_rows
from surveys.services.coding import take_in
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.desk_words_base import survey_to_code


@require_safe
@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    published = survey.current_id is not None
    context = around(survey) | {
        "step": "words",
        "published": published,
        "rows": question_rows(survey) if published else [],
        "codebook": codebook_of(survey.process),
    }
    return render(request, "surveys/desk/words/overview.html", context)


@require_POST
@login_required
def begin(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    survey = survey_to_code(request, slug)
    try:
        number = take_in(account=account_of(request), survey_id=survey.pk, name=name)
    except NotAllowed as no:
        messages.info(request, str(no.refused.reason))
        return redirect("surveys:desk_words", slug)
    said = ngettext("%(number)s answer is here now.", "%(number)s answers are here now.", number)
    messages.success(request, said % {"number": in_words(number)})
    return redirect("surveys:desk_code", slug, name)
