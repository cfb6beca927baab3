"""What may everybody read of a process? Results after release, decisions always: by the rule of the results page."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dashboards.api.serializers import ResultsSerializer
from dashboards.cache import until_next_fold
from dashboards.exports.facts import facts_of
from dashboards.rules import may_read_results
from dashboards.selectors.parts import parts_of
from dashboards.selectors.results import newest_public, public_among, results_key, results_of
from participation.allowed import require
from participation.decisions.selectors import decisions_of_process
from participation.processes.selectors import public_processes
from surveys.selectors.counted import AnsweredSurvey, answered_surveys


class ResultsView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(
        responses=ResultsSerializer,
        summary="Published results of a process",
        parameters=[OpenApiParameter("survey", str, description="Short name; without it the survey released last.")],
    )
    def get(self, request: Request, slug: str) -> Response:
        process = get_object_or_404(public_processes(), slug=slug)
        surveys = answered_surveys(process.pk)
        survey = _wanted(surveys, request.query_params.get("survey", ""))
        require(may_read_results(process, survey))
        public = public_among(surveys)
        counted = until_next_fold(
            results_key(process, survey, beside=public),
            lambda: results_of(process, survey, parts=parts_of(process.area), beside=public),
        )
        results = {
            "process": process.slug,
            "survey": survey.slug if survey else None,
            "surveys": public,
            "counted_until": counted.counted_until,
            "panels": [facts_of(panel) for panel in counted.page.panels],
            "decisions": decisions_of_process(process.pk),
        }
        return Response(ResultsSerializer(results).data)


def _wanted(surveys: list[AnsweredSurvey], slug: str) -> AnsweredSurvey | None:
    if not slug:
        return newest_public(surveys)
    found = next((one for one in surveys if one.slug == slug), None)
    if found is None:
        raise Http404
    return found
