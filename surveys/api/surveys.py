"""How does a program find surveys, and answer one for its user? The same services and rules as the pages."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.allowed import require
from participation.processes.models import Process
from participation.web.identity import give_browser_key, identity_of
from participation.web.often import may_now
from surveys.api.serializers import (
    KeySerializer,
    NewResponseSerializer,
    OpenSurveySerializer,
    ReceiptSerializer,
    SurveySerializer,
)
from surveys.limits import BEGIN, SEND
from surveys.models import Survey
from surveys.rules import is_open
from surveys.selectors.drafts import draft_with, was_sent
from surveys.selectors.open_surveys import open_surveys
from surveys.services.answering import open_draft
from surveys.services.responses import BadAnswers, Incomplete, submit_answers

REFUSED = OpenApiResponse(description='A rule says no: {"detail": sentence, "code": key}')
TOO_OFTEN = OpenApiResponse(description="Too often; the header Retry-After says how many seconds to wait.")
MISTAKES = OpenApiResponse(description='{"answers": {field: sentence}}, or {"incomplete": key of a page}')


def _survey(slug: str) -> Survey:
    found = Survey.objects.exclude(state=Survey.State.DRAFT).exclude(process__state=Process.State.DRAFT)
    return get_object_or_404(found.select_related("process__area", "current").defer("draft"), slug=slug)


class SurveysView(APIView):
    permission_classes = []

    @extend_schema(
        operation_id="surveys_list",
        responses=OpenSurveySerializer(many=True),
        description="All surveys that can be answered now; the one that ends first stands first.",
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002 (DRF's signature)
        return Response(OpenSurveySerializer(open_surveys(), many=True).data)


class SurveyView(APIView):
    permission_classes = []

    @extend_schema(operation_id="survey_read", responses=SurveySerializer)
    def get(self, request: Request, slug: str) -> Response:  # noqa: ARG002 (DRF's signature)
        survey = _survey(slug)
        return Response(SurveySerializer(survey, context={"open": bool(is_open(survey))}).data)


class KeysView(APIView):
    permission_classes = []

    @extend_schema(
        operation_id="survey_key_make",
        request=None,
        responses={201: KeySerializer, 403: REFUSED, 429: TOO_OFTEN},
        description="Before answering: a one-time key. A client without cookie gets one with a GET first.",
    )
    def post(self, request: Request, slug: str) -> Response:
        survey, plain = _survey(slug), request._request  # noqa: SLF001 (DRF's way to the plain request)
        require(may_now(plain, BEGIN))
        draft = open_draft(survey=survey, identity=identity_of(plain))
        return Response(KeySerializer(draft).data, status=201)

    @extend_schema(
        operation_id="survey_cookie_get",
        request=None,
        responses={204: None},
        description="Gives the browser cookie that lets each person answer once.",
    )
    def get(self, request: Request, slug: str) -> Response:
        _survey(slug)
        response = Response(status=204)
        give_browser_key(request._request, response)  # noqa: SLF001 (as above)
        return response


class ResponsesView(APIView):
    permission_classes = []

    @extend_schema(
        operation_id="survey_respond",
        request=NewResponseSerializer,
        responses={200: ReceiptSerializer, 201: ReceiptSerializer, 400: MISTAKES, 403: REFUSED, 429: TOO_OFTEN},
        description="One response; sending the same key again changes nothing. Responses cannot be read back.",
    )
    def post(self, request: Request, slug: str) -> Response:
        survey = _survey(slug)
        given = NewResponseSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        return self._send(request, survey, given.validated_data)

    def _send(self, request: Request, survey: Survey, values: dict[str, Any]) -> Response:
        key = values["submission_key"]
        plain = request._request  # noqa: SLF001 (as above)
        if not was_sent(survey, key):
            if draft_with(survey, key) is None:
                raise NotFound
            require(may_now(plain, SEND))
        try:
            receipt = submit_answers(
                key=key,
                survey=survey,
                answers=values["answers"],
                identity=identity_of(plain),
                language=values["language"],
            )
        except BadAnswers as bad:
            raise ValidationError({"answers": bad.errors}) from None
        except Incomplete as incomplete:
            raise ValidationError({"incomplete": [incomplete.page]}) from None
        words = {"replayed": receipt.replayed, "dropped": [question.code for question in receipt.dropped]}
        return Response(ReceiptSerializer(words).data, status=200 if receipt.replayed else 201)
