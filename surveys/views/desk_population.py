"""One press: the question offers the groups in which the residents are counted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from surveys.services.population import take_population_groups
from surveys.views.desk_base import survey_at_desk, was_done


@require_POST
@login_required
def take_groups(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if was_done(request, survey, lambda **names: take_population_groups(code=code, **names)):
        messages.success(request, _("The question offers the groups of the population table now."))
    return redirect("surveys:design_question", slug, code)
