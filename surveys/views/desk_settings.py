"""How are purpose, period, languages and the texts to fill in set?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from surveys.desk_rules import may_edit
from surveys.drafting.freezing import gaps_in
from surveys.forms.desk_settings import SettingsForm
from surveys.models import Survey
from surveys.selectors.desk import people_at_desk
from surveys.selectors.history import saved
from surveys.services.editing import change_settings
from surveys.services.revising import RevisionConflict
from surveys.views.desk_base import around, differences, revision_in, survey_at_desk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    form = _form(request, survey)
    status: int = 200
    conflict: list[dict[str, Any]] = []
    if form.is_valid():
        try:
            change_settings(
                account=account_of(request),
                survey_id=survey.pk,
                revision=revision_in(request),
                settings=form.settings(),
            )
        except RevisionConflict:
            status, conflict = 409, differences(form)
        else:
            messages.success(request, _("Settings saved."))
            return redirect("surveys:desk_settings", survey.slug)
    elif form.errors:
        status = 422
    context = around(survey) | {"form": form, "differences": conflict, "saved": saved(survey)}
    context |= {"may_edit": bool(may_edit(account_of(request), survey))}
    return render(request, "surveys/desk/settings.html", context, status=status)


def _form(request: HttpRequest, survey: Survey) -> SettingsForm:
    people = people_at_desk(survey.process.area)
    if survey.responsible not in people:
        people.append(survey.responsible)
    return SettingsForm(request.POST or None, survey=survey, people=people, names=gaps_in(survey.draft))
