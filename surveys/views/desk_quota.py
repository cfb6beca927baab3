"""How does the team say that each group has enough answers at some number?"""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from surveys.desk_rules import may_edit
from surveys.forms.desk_places import MOST_PLACES
from surveys.models import Survey
from surveys.selectors.quotas import may_get_quota, quotas_of
from surveys.services.quotas import set_quota
from surveys.views.desk_base import around, survey_at_desk, was_done


class QuotaForm(forms.Form):
    question = forms.ChoiceField(label=gettext_lazy("Groups: the answers to which question?"), widget=forms.RadioSelect)
    most = forms.IntegerField(
        label=gettext_lazy("At most so many answers per group"), min_value=1, max_value=MOST_PLACES
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quotas(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if code := request.POST.get("weg"):
        return _done(request, survey, code, None)
    form = _form(request, survey)
    if form.is_valid():
        return _done(request, survey, form.cleaned_data["question"], form.cleaned_data["most"])
    language = _language()
    context = around(survey) | {
        "form": form,
        "quotas": quotas_of(survey, language),
        "may_edit": bool(may_edit(account_of(request), survey)),
    }
    return render(request, "surveys/desk/quotas.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, survey: Survey) -> QuotaForm:
    form = QuotaForm(request.POST or None)
    form.fields["question"].choices = may_get_quota(survey, _language())  # type: ignore[attr-defined]
    return form


def _language() -> str:
    return (get_language() or "de").split("-")[0]


def _done(request: HttpRequest, survey: Survey, code: str, most: int | None) -> HttpResponse:
    if was_done(request, survey, lambda **names: set_quota(code=code, most=most, **names)):
        messages.success(request, _("Saved. It counts from the next publication on."))
    return redirect("surveys:desk_quotas", survey.slug)
