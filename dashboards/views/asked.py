"""Which figures does a request ask for? The page, its files and the mark of an open page read it alike."""

from dataclasses import dataclass

from django.http import HttpRequest

from dashboards.rules import may_decide_on_finding, may_record_decision
from dashboards.scope import Part, Scope, scope_from
from dashboards.selectors.parts import parts_of
from dashboards.views.doors import account_of, readable_process, survey_of
from dashboards.views.numbered import page_number
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey


@dataclass(frozen=True, slots=True)
class AskedOverview:
    process: Process
    parts: tuple[Part, ...]
    scope: Scope
    deciding: bool


@dataclass(frozen=True, slots=True)
class AskedSurvey:
    process: Process
    survey: AnsweredSurvey
    parts: tuple[Part, ...]
    scope: Scope
    number: int
    deciding: bool


def asked_overview(request: HttpRequest, slug: str) -> AskedOverview:
    process = readable_process(request, slug)
    parts = parts_of(process.area)
    deciding = bool(may_record_decision(account_of(request), process))
    return AskedOverview(process, parts, scope_from(request.GET, parts), deciding)


def asked_survey(request: HttpRequest, slug: str, survey_slug: str) -> AskedSurvey:
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    deciding = bool(may_decide_on_finding(account_of(request), process, survey))
    return AskedSurvey(process, survey, parts, scope_from(request.GET, parts), page_number(request.GET), deciding)
