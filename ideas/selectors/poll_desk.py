"""Which polls and which ballots lie on the desk of somebody who works here?"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ideas.models import Ballot, BallotEvent, Idea, Poll
from ideas.rules.polls import stage_of
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.selectors.visible import ONCE
from ideas.votekinds.kind import WALL
from participation.accounts.models import Account
from participation.accounts.rules import DESK, MODERATION
from participation.accounts.selectors import areas_with
from participation.channels import SELF_SERVICE, Channel
from participation.eligibility.standing import Standing
from participation.texts import Translations

PAGE_SIZE = 50
SHORTEST_SEARCH = 4


@dataclass(frozen=True, slots=True)
class DeskPoll:
    """`when`: draft, next, open or over. `ballots` of every kind of proof and way that say something."""

    slug: str
    title: Translations
    process: Translations
    kind: str
    when: str
    opens_at: datetime | None
    closes_at: datetime | None
    ballots: int


def polls_of_desk(account: Account) -> list[DeskPoll]:
    """Of all areas in which the account works; those that need work first. One query beside the areas."""
    areas = areas_with(account, DESK | MODERATION)
    within = Q(pk__in=[])
    for area in areas:
        within |= Q(process__area__path__startswith=area.path)
    cast = Count("ballots", filter=~Q(ballots__choices={}) & ~Q(ballots__standing=Standing.WALL))
    found = Poll.objects.filter(within).select_related("process").annotate(cast=cast).order_by("-pk")
    rows = [_row(poll, poll.cast) for poll in found]
    return sorted(rows, key=lambda row: ("open", "draft", "next", "over").index(row.when))


def _row(poll: Poll, ballots: int) -> DeskPoll:
    return DeskPoll(
        poll.slug,
        poll.title,
        poll.process.title,
        str(kind_of(poll).label),
        stage_of(poll),
        poll.opens_at,
        poll.closes_at,
        ballots,
    )


def ideas_to_take(poll: Poll) -> QuerySet[Idea]:
    """Public ideas of the process that are no options yet, the most supported ones first."""
    taken = poll.options.exclude(idea=None).values("idea")
    found = Idea.objects.filter(ONCE, process=poll.process_id, visibility=Idea.Visibility.PUBLISHED)
    return found.exclude(pk__in=taken).order_by("-tally__value", "-pk")[:PAGE_SIZE]


@dataclass(frozen=True, slots=True)
class DeskBallot:
    """`told` only for what staff entered: what somebody chose online is nobody's business here."""

    id: uuid.UUID
    channel: str
    standing: str
    void: bool
    empty: bool
    revision: int
    by: str
    told: list[str]


def ballots_of_desk(
    poll: Poll, words: str = "", after: uuid.UUID | None = None
) -> tuple[list[DeskBallot], uuid.UUID | None]:
    """By their numbers, which are drawn by lot: the order says nothing about when they came."""
    found = Ballot.objects.filter(poll=poll).exclude(standing=Standing.WALL).exclude(revision=0)
    if words:
        found = found.filter(pk__in=_beginning_with(words))
    if after is not None:
        found = found.filter(pk__gt=after)
    rows = list(found.select_related("recorded_by").order_by("pk")[: PAGE_SIZE + 1])
    shown = [desk_ballot(poll, ballot) for ballot in rows[:PAGE_SIZE]]
    return shown, (shown[-1].id if len(rows) > PAGE_SIZE else None)


def _beginning_with(words: str) -> QuerySet[Ballot, uuid.UUID]:
    """Numbers that begin with these digits, as a range that the index of the key can find."""
    digits = "".join(sign for sign in words.lower() if sign in "0123456789abcdef")[:32]
    if len(digits) < SHORTEST_SEARCH:
        return Ballot.objects.none().values_list("pk", flat=True)
    first, last = uuid.UUID(digits.ljust(32, "0")), uuid.UUID(digits.ljust(32, "f"))
    return Ballot.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", flat=True)


def desk_ballot(poll: Poll, ballot: Ballot) -> DeskBallot:
    entered = ballot.channel not in SELF_SERVICE
    return DeskBallot(
        id=ballot.pk,
        channel=str(Channel(ballot.channel).label),
        standing=str(Standing(ballot.standing).label),
        void=ballot.void,
        empty=not ballot.choices,
        revision=ballot.revision,
        by=ballot.recorded_by.name if ballot.recorded_by else "",
        told=kind_of(poll).said(ballot.choices, sheet_of(poll)) if entered and ballot.choices else [],
    )


def acts_on(ballot: Ballot) -> list[BallotEvent]:
    return list(ballot.events.select_related("recorded_by").order_by("revision"))


@dataclass(frozen=True, slots=True)
class WallCount:
    """The newest count at one place."""

    place: str
    by: str
    day: date
    dots: dict[str, int]
    total: int


def walls_of(poll: Poll) -> list[WallCount]:
    """By place; one query."""
    events = BallotEvent.objects.filter(poll=poll, standing=Standing.WALL).select_related("recorded_by")
    newest = {event.ballot_id: event for event in events.order_by("revision")}
    return sorted((_wall(event) for event in newest.values()), key=lambda wall: wall.place)


def _wall(event: BallotEvent) -> WallCount:
    dots = {str(code): int(number) for code, number in event.new.get(WALL, {}).items()}
    by = event.recorded_by.name if event.recorded_by else ""
    return WallCount(event.reason, by, event.happened_on, dots, sum(dots.values()))


def entered_today(poll: Poll, account: Account) -> int:
    return BallotEvent.objects.filter(
        poll=poll, recorded_by=account, happened_on=timezone.localdate(), act=BallotEvent.Act.CAST
    ).count()
