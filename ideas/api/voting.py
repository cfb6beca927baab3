"""How does a program vote for its user? The same service and rules as the page."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ideas.models import Idea
from ideas.selectors.vote_box import vote_box
from ideas.services.voting import cast_vote
from participation.web.identity import identity_of


class VoteState(serializers.Serializer[Any]):
    """Counted supports plus the own vote, if it still waits to be counted."""

    supports = serializers.IntegerField(read_only=True)
    mine = serializers.BooleanField(read_only=True)


class VoteView(APIView):
    permission_classes = []

    @extend_schema(operation_id="idea_vote_read", responses=VoteState)
    def get(self, request: Request, idea_id: int) -> Response:
        return self._state(request, idea_id)

    @extend_schema(operation_id="idea_vote_cast", request=None, responses=VoteState)
    def post(self, request: Request, idea_id: int) -> Response:
        return self._cast(request, idea_id, 1)

    @extend_schema(operation_id="idea_vote_withdraw", request=None, responses=VoteState)
    def delete(self, request: Request, idea_id: int) -> Response:
        return self._cast(request, idea_id, 0)

    def _cast(self, request: Request, idea_id: int, value: int) -> Response:
        try:
            cast_vote(idea_id=idea_id, identity=identity_of(request._request), value=value)  # noqa: SLF001 (DRF's way to the plain request)
        except Idea.DoesNotExist:
            raise Http404 from None
        return self._state(request, idea_id)

    def _state(self, request: Request, idea_id: int) -> Response:
        idea = Idea.objects.select_related("process__area").filter(pk=idea_id, visibility="published").first()
        if idea is None:
            raise Http404
        box = vote_box(idea, identity_of(request._request))  # noqa: SLF001 (as above)
        return Response(VoteState(box).data)
