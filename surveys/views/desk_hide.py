"""How are names in an answer hidden?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.forms.coding import HideForm
from surveys.services.hiding import hide_words, show_words_again
from surveys.views.desk_words_base import answer_to_code, around_question, question_to_code, survey_to_code
from surveys.words.hiding import likely


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hide(request: HttpRequest, slug: str, name: str, key: uuid.UUID) -> HttpResponse:
    survey = survey_to_code(request, slug)
    question = question_to_code(survey, name)
    answer = answer_to_code(question, key)
    if "zeigen" in request.POST:
        show_words_again(account=account_of(request), answer_id=answer.pk)
        messages.success(request, _("All words are shown again."))
        return redirect("surveys:desk_hide", slug, name, key)
    words: str = answer.words  # type: ignore[attr-defined]
    form = HideForm(request.POST if request.method == "POST" else None, likely(words))
    if form.is_valid():
        try:
            hide_words(account=account_of(request), answer_id=answer.pk, parts=form.parts())
        except NotAllowed as no:
            form.add_error("other", str(no.refused.reason))
        else:
            messages.success(request, _("Hidden. Nobody reads these words any more: not here, not in files."))
            return redirect(f"{reverse('surveys:desk_code', args=[slug, name])}?antwort={answer.pk}")
    context = around_question(survey, question) | {"answer": answer, "form": form}
    return render(request, "surveys/desk/words/hide.html", context, status=422 if form.errors else 200)
