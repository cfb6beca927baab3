"""How does a program read a poll, or vote in it for its user? The same services and rules as the pages.

GET the ballot first: it gives the cookies (browser key and CSRF token) with which POST and DELETE count.
"""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404
from django.middleware.csrf import get_token
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ideas.limits import may_press
from ideas.models import Ballot, BallotEvent, Poll
from ideas.rules.polls import may_see_counts
from ideas.selectors.ballot_counts import PROVEN, UNPROVEN, counts_so_far
from ideas.selectors.poll_page import public_polls, voter_of
from ideas.selectors.recent_polls import recent_public_poll
from ideas.services.ballots import cast_ballot, withdraw_ballot
from ideas.votekinds.kind import BadBallot
from participation.allowed import require
from participation.web.identity import browser_key, give_browser_key, identity_of

REFUSED = OpenApiResponse(description='A rule says no: {"detail": sentence, "code": key}')
WRONG = OpenApiResponse(description='The choices do not fit: {"choices": [sentences]}')


class OptionSerializer(serializers.Serializer[Any]):
    """`cost` in cents. Show the options in an order by lot: what stands on top is chosen more often."""

    code = serializers.CharField(read_only=True)
    title = serializers.DictField(child=serializers.CharField(), read_only=True)
    text = serializers.DictField(child=serializers.CharField(), read_only=True)
    cost = serializers.IntegerField(read_only=True, allow_null=True)


class PollSerializer(serializers.Serializer[Any]):
    """`counts`: cells of each group with enough ballots, null while nobody sees counts. Groups are never added."""

    slug = serializers.CharField(read_only=True)
    process = serializers.CharField(source="process.slug", read_only=True)
    kind = serializers.CharField(read_only=True)
    title = serializers.DictField(child=serializers.CharField(), read_only=True)
    intro = serializers.DictField(child=serializers.CharField(), read_only=True)
    state = serializers.CharField(read_only=True)
    opens_at = serializers.DateTimeField(read_only=True)
    closes_at = serializers.DateTimeField(read_only=True)
    settings = serializers.DictField(child=serializers.IntegerField(), read_only=True)
    budget = serializers.IntegerField(read_only=True, allow_null=True)
    rule = serializers.CharField(read_only=True)
    options = OptionSerializer(many=True, read_only=True, source="options.all")
    counts = serializers.SerializerMethodField()

    def get_counts(self, poll: Poll) -> dict[str, dict[str, int]] | None:
        if not may_see_counts(poll):
            return None
        counts = counts_so_far(poll)
        shown = [group for group in (PROVEN, UNPROVEN) if counts.ballots(group) >= settings.MINIMUM_GROUP_SIZE]
        return {group: dict(counts.cells[group]) for group in shown}


class NewBallotSerializer(serializers.Serializer[Any]):
    """`submission_key` is a new UUID per press: sent again, it gives the same receipt.

    `choices` by kind: {"chosen": [codes]}, {"answers": {code: answer}}, {"points": {code: number}}, {"order": [codes]},
    {"duels": {"1|2": code or "="}}. Pairs and statements are added to what was said before; the others replace it.
    """

    submission_key = serializers.UUIDField()
    choices = serializers.DictField(child=serializers.JSONField())


class BallotSerializer(serializers.Serializer[Any]):
    """The own ballot and its receipt; null where nothing was ever cast."""

    ballot = serializers.CharField(source="ballot_id.hex", read_only=True)
    revision = serializers.IntegerField(read_only=True)
    act = serializers.CharField(read_only=True)
    choices = serializers.JSONField(source="new", read_only=True)
    leaf = serializers.CharField(read_only=True)
    nonce = serializers.CharField(read_only=True)


class PollView(APIView):
    permission_classes = []

    @extend_schema(operation_id="polls_read", responses=PollSerializer)
    def get(self, request: Request, slug: str) -> Response:  # noqa: ARG002 (a view)
        return Response(PollSerializer(_poll(slug)).data)


class BallotView(APIView):
    permission_classes = []

    @extend_schema(operation_id="ballot_read", responses={200: BallotSerializer, 204: None})
    def get(self, request: Request, slug: str) -> Response:
        plain = request._request  # noqa: SLF001 (DRF's way to the plain request)
        get_token(plain)
        voter = voter_of(_recent(slug), identity_of(plain), browser_key(plain))
        response = _receipt(_newest(voter.ballot))
        give_browser_key(plain, response)
        return response

    @extend_schema(
        operation_id="ballot_cast",
        request=NewBallotSerializer,
        responses={200: BallotSerializer, 400: WRONG, 403: REFUSED},
    )
    def post(self, request: Request, slug: str) -> Response:
        poll, identity = _recent(slug), identity_of(request._request)  # noqa: SLF001 (as above)
        given = NewBallotSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        require(may_press(identity))
        try:
            done = cast_ballot(
                poll_id=poll.pk,
                identity=identity,
                choices=given.validated_data["choices"],
                key=given.validated_data["submission_key"],
            )
        except BadBallot as wrong:
            raise serializers.ValidationError({"choices": list(map(str, wrong.sentences))}) from None
        return _receipt(done.event)

    @extend_schema(operation_id="ballot_withdraw", responses={200: BallotSerializer, 204: None, 403: REFUSED})
    def delete(self, request: Request, slug: str) -> Response:
        poll, identity = _recent(slug), identity_of(request._request)  # noqa: SLF001 (as above)
        require(may_press(identity))
        return _receipt(withdraw_ballot(poll_id=poll.pk, identity=identity, key=uuid.uuid4()).event)


def _poll(slug: str) -> Poll:
    poll = public_polls().filter(slug=slug).first()
    if poll is None:
        raise Http404
    return poll


def _recent(slug: str) -> Poll:
    poll = recent_public_poll(slug)
    if poll is None:
        raise Http404
    return poll


def _newest(ballot: Ballot | None) -> BallotEvent | None:
    return ballot.events.order_by("-revision").first() if ballot else None


def _receipt(event: BallotEvent | None) -> Response:
    return Response(status=204) if event is None else Response(BallotSerializer(event).data)
