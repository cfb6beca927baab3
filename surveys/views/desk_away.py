"""How is a device made ready to answer without network, and what becomes of answers that were not taken?"""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from surveys.away_rules import WAYS, may_work_away
from surveys.definition.away import left_out_when_away
from surveys.forms.kept import read_sheet
from surveys.forms.review import review_of
from surveys.models import Survey
from surveys.selectors.away import stock_of
from surveys.selectors.versions import definition_of
from surveys.services.answering import DRAFT_DAYS
from surveys.services.away import STOCK, end_keys, path_of_kept, prepare_keys
from surveys.views.desk_base import around, survey_at_desk

PREPARE, END = "vorbereiten", "beenden"


class WayForm(forms.Form):
    channel = forms.ChoiceField(
        label=gettext_lazy("Where will people answer?"),
        choices=[(way.value, way.label) for way in WAYS],
        widget=forms.RadioSelect,
        initial=WAYS[0].value,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def away(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    act = request.POST.get("akt")
    try:
        if act == PREPARE:
            return _prepare(request, survey)
        if act == END:
            return _end(request, survey)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_away", slug)
    return _show(request, survey, WayForm())


def _show(request: HttpRequest, survey: Survey, form: WayForm, status: int = 200) -> HttpResponse:
    may = may_work_away(account_of(request), survey)
    context = around(survey) | {
        "form": form,
        "refused": may if isinstance(may, Refused) else None,
        "left_out": left_out_when_away(definition_of(survey.current)) if survey.current else [],
        "stock": stock_of(survey),
        "number": STOCK,
        "language": survey.languages[0],
    }
    return render(request, "surveys/desk/away/start.html", context, status=status)


def _prepare(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Whoever prepares it is signed out: the device goes from hand to hand."""
    form = WayForm(request.POST)
    if not form.is_valid():
        return _show(request, survey, form, 422)
    channel = Channel(form.cleaned_data["channel"])
    keys = prepare_keys(account=account_of(request), survey_id=survey.pk, channel=channel)
    logout(request)
    context = around(survey) | {
        "keys": json.dumps([str(key) for key in keys]),
        "number": len(keys),
        "mode": channel,
        "days": DRAFT_DAYS - 1,
        "way": channel.label,
        "away_url": reverse("surveys:away", args=[survey.slug, survey.languages[0]]),
    }
    return render(request, "surveys/desk/away/ready.html", context)


def _end(request: HttpRequest, survey: Survey) -> HttpResponse:
    ended = end_keys(account=account_of(request), survey_id=survey.pk)
    text = ngettext("%(count)s key is ended.", "%(count)s keys are ended.", ended) % {"count": ended}
    messages.success(request, text)
    return redirect("surveys:desk_away", survey.slug)


@never_cache
@require_POST
@login_required
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Answers that were not taken, in words, to read and to print. Nothing of them is stored here."""
    survey = survey_at_desk(request, slug)
    kept = read_sheet(request.POST.get("bogen", ""), survey)
    if kept is None:
        messages.error(request, _("These answers cannot be read. They stay on the device."))
        return redirect("surveys:desk_away", slug)
    path = path_of_kept(kept.version, kept.fields)
    context = around(survey) | {"language": kept.language, **review_of(path, kept.language)}
    return render(request, "surveys/desk/away/sheet.html", context)
