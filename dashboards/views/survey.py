"""What was answered in a survey, page by page?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dashboards.views.asked import asked_survey
from dashboards.views.doors import account_of
from dashboards.views.freshly import counted_in_words
from dashboards.views.kept import kept_answers
from dashboards.views.live import live_answers
from dashboards.views.numbered import survey_query
from dashboards.views.saved import keeping
from dashboards.views.scoped import scope_in_words
from participation.channels import Channel
from participation.decisions.rules import may_follow_up
from participation.places.heading import heading_of
from surveys.selectors.waiting import waiting_by_survey


@require_safe
@login_required
def survey_page(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    asked = asked_survey(request, slug, survey_slug)
    process, survey, scope = asked.process, asked.survey, asked.scope
    counted = kept_answers(asked)
    return render(
        request,
        "dashboards/survey.html",
        {
            "neighbourhood": heading_of(process.area),
            "process": process,
            "survey": survey,
            "page": counted.page,
            "scope": scope,
            "scope_words": scope_in_words(scope, asked.parts),
            "parts": asked.parts,
            "channels": Channel,
            "kept": [("seite", counted.page.number)],
            "fresh_words": counted_in_words(counted.counted_until, counted.run),
            "waiting_answers": waiting_by_survey(process.pk).get(survey.id, 0),
            "crossed": bool(request.GET.get("gebiet") and request.GET.get("weg")),
            "may_decide": asked.deciding,
            "may_ask": bool(may_follow_up(account_of(request), process.area)),
            "live": live_answers(process, survey, counted.page.number, scope, counted.page.panels),
            "saved": keeping(request, process, "survey", survey_query(counted.page.number, scope), survey_slug),
        },
    )
