"""How does a program read ideas, or submit one for its user? The same services and rules as the pages."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ideas.api.serializers import (
    IdeaPageSerializer,
    IdeaQuerySerializer,
    IdeaSerializer,
    NewIdeaSerializer,
    SubmittedSerializer,
)
from ideas.forms.draft import proposal_from
from ideas.limits import SEND
from ideas.selectors import orders
from ideas.selectors.fields import Field, fields_of_action
from ideas.selectors.listing import Filters, listed_ideas
from ideas.selectors.published import as_published, published_idea
from ideas.selectors.sent import was_sent
from ideas.selectors.surroundings import Surroundings, surroundings_of
from ideas.services.ideas import submit_idea
from participation.allowed import require
from participation.processes.models import Process
from participation.processes.selectors import public_processes
from participation.web.effort import has_effort
from participation.web.identity import identity_of
from participation.web.often import may_now

ORDERS = {"newest": orders.NEWEST, "support": orders.MOST_SUPPORT}
REFUSED = OpenApiResponse(description='A rule says no: {"detail": sentence, "code": key}')
TOO_OFTEN = OpenApiResponse(description="Too often; the header Retry-After says how many seconds to wait.")


class IdeasView(APIView):
    permission_classes = []

    @extend_schema(
        operation_id="ideas_list",
        parameters=[IdeaQuerySerializer],
        responses=IdeaPageSerializer,
        description="Published ideas of a process, page by page along a cursor.",
    )
    def get(self, request: Request, slug: str) -> Response:
        process = _process(slug)
        asked = IdeaQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        values = asked.validated_data
        filters = _filters(values, surroundings_of(process), fields_of_action())
        page = orders.page_of(
            listed_ideas(process, filters),
            ORDERS[values["order"]],
            orders.Cursor.parse(values["cursor"]),
            size=values["page_size"],
            read=as_published,
        )
        following = None
        if page.next:
            parameters = request.query_params.copy()
            parameters["cursor"] = str(page.next)
            following = f"{request.build_absolute_uri(request.path)}?{parameters.urlencode()}"
        return Response(IdeaPageSerializer({"next": following, "results": page.rows}).data)

    @extend_schema(
        operation_id="ideas_submit",
        request=NewIdeaSerializer,
        responses={200: SubmittedSerializer, 201: SubmittedSerializer, 403: REFUSED, 429: TOO_OFTEN},
        description="Needs what the process asks for: a browser cookie, a session or an access code.",
    )
    def post(self, request: Request, slug: str) -> Response:
        process = _process(slug)
        given = NewIdeaSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        around, fields = surroundings_of(process), fields_of_action()
        _filters(values, around, fields)
        proposal = proposal_from({**values, "field": values["field_of_action"]}, around, fields)
        if not was_sent(values["submission_key"]):
            require(may_now(request._request, SEND))  # noqa: SLF001 (DRF's way to the plain request)
        done = submit_idea(
            process=process,
            identity=identity_of(request._request),  # noqa: SLF001 (as above)
            proposal=proposal,
            submission_key=values["submission_key"],
            # A program shows no work; where it is asked for, somebody reads the idea first.
            effort=has_effort(values["submission_key"], ""),
        )
        told = {"id": done.idea.pk, "code": done.code, "visibility": done.idea.visibility, "new": done.new}
        return Response(SubmittedSerializer(told).data, status=201 if done.new else 200)


class IdeaView(APIView):
    permission_classes = []

    @extend_schema(operation_id="ideas_read", responses=IdeaSerializer)
    def get(self, request: Request, idea_id: int) -> Response:  # noqa: ARG002 (a view)
        idea = published_idea(idea_id)
        if idea is None:
            raise Http404
        return Response(IdeaSerializer(idea).data)


def _process(slug: str) -> Process:
    return get_object_or_404(public_processes().defer("area__outline"), slug=slug)


def _filters(values: dict[str, Any], around: Surroundings, fields: list[Field]) -> Filters:
    """Short names of areas and topics that are unknown here are refused, not ignored."""
    part = around.part(values["area"])
    field = next((field for field in fields if field.code == values["field_of_action"]), None)
    if values["area"] and part is None:
        raise serializers.ValidationError({"area": ["Unknown in this process."]})
    if values["field_of_action"] and field is None:
        raise serializers.ValidationError({"field_of_action": ["Unknown."]})
    return Filters(
        words=values.get("search", ""),
        field_id=field.id if field else None,
        status=values.get("status", ""),
        delivery=values.get("delivery", ""),
        area_ids=tuple(around.ids_within(part)) if part else (),
    )
