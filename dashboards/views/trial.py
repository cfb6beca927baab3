"""How would the evaluation look? The same panels, from trial answers to the draft of a survey."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.scope import scope_from
from dashboards.selectors.parts import parts_of
from dashboards.selectors.survey_answers import survey_answers
from dashboards.views.doors import readable_process
from dashboards.views.numbered import page_number
from participation.places.heading import heading_of
from surveys.selectors.trials import tried_survey


@require_safe
@login_required
def trial_page(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    """Never cached: nobody but the team looks at it, and answers come and go."""
    process = readable_process(request, slug)
    tried = tried_survey(process.pk, survey_slug)
    if tried is None:
        raise Http404
    parts = parts_of(process.area)
    counted = survey_answers(
        tried.survey,
        area=process.area,
        number=page_number(request.GET),
        scope=scope_from({}, parts),
        parts=parts,
        may_decide=False,
        counts=tried.counts,
    )
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "survey": tried.survey,
        "page": counted,
        "number": tried.number,
        "invented": True,
        "fresh_words": _("invented answers"),
    }
    return render(request, "dashboards/trial.html", context)
