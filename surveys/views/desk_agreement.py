"""How far do two people agree who code the same answers, and what holds where they do not?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.web.phrases import number as in_words
from surveys.coding_rules import Part
from surveys.selectors.coders import coders_of
from surveys.selectors.own_words import progress, waiting
from surveys.services.coding import draw_for_second
from surveys.views.desk_words_base import around_question, question_to_code, survey_to_code


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def agreement(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    if request.method == "POST":
        number = draw_for_second(account=account_of(request), survey_id=survey.pk, name=name)
        said = ngettext("%(number)s answer was drawn.", "%(number)s answers were drawn.", number)
        messages.info(request, said % {"number": in_words(number)} if number else _("Nothing more to draw for now."))
        return redirect("surveys:desk_agreement", slug, name)
    context = around_question(survey, question) | {
        "coders": coders_of(question),
        "second": progress(question, Part.SECOND),
        "first": progress(question),
        "mine": waiting(question, Part.SECOND, account_of(request)).count(),
    }
    return render(request, "surveys/desk/words/agreement.html", context)
