"""How does a program vote for its user? The same service and rules as the page.

GET first: it gives the cookies (browser key and CSRF token) with which POST and DELETE count.
"""

from typing import Any

from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ideas.limits import may_press
from ideas.models import Idea
from ideas.selectors.visible import all_visible_ideas
from ideas.selectors.vote_box import vote_box
from ideas.services.voting import cast_vote
from participation.allowed import NotAllowed, require
from participation.web.identity import give_browser_key, identity_of


class VoteState(serializers.Serializer[Any]):
    """Counted supports plus the own vote, if it still waits to be counted.

    `open`: whether anybody can vote now; `closed_because` says in a sentence why not.
    """

    supports = serializers.IntegerField(read_only=True)
    mine = serializers.BooleanField(read_only=True)
    open = serializers.BooleanField(read_only=True)
    closed_because = serializers.CharField(read_only=True)


class VoteView(APIView):
    permission_classes = [AllowAny]  # the service asks its own rule

    @extend_schema(operation_id="idea_vote_read", responses=VoteState)
    def get(self, request: Request, idea_id: int) -> Response:
        get_token(request._request)  # noqa: SLF001 (DRF's way to the plain request)
        response = self._state(request, idea_id)
        give_browser_key(request._request, response)  # noqa: SLF001 (as above)
        return response

    @extend_schema(operation_id="idea_vote_cast", request=None, responses=VoteState)
    def post(self, request: Request, idea_id: int) -> Response:
        return self._cast(request, idea_id, 1)

    @extend_schema(operation_id="idea_vote_withdraw", request=None, responses=VoteState)
    def delete(self, request: Request, idea_id: int) -> Response:
        return self._cast(request, idea_id, 0)

    def _cast(self, request: Request, idea_id: int, value: int) -> Response:
        identity = identity_of(request._request)  # noqa: SLF001 (as above)
        try:
            require(may_press(identity))
            cast_vote(idea_id=idea_id, identity=identity, value=value)
        except Idea.DoesNotExist:
            raise Http404 from None
        except NotAllowed:
            _visible(idea_id)  # what is not public does not exist, and nobody learns more about it
            raise
        return self._state(request, idea_id)

    def _state(self, request: Request, idea_id: int) -> Response:
        box = vote_box(_visible(idea_id), identity_of(request._request))  # noqa: SLF001 (as above)
        return Response(VoteState(box).data)


def _visible(idea_id: int) -> Idea:
    return get_object_or_404(all_visible_ideas().select_related("process__area"), pk=idea_id)
