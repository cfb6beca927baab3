"""What does a slip say, which ideas fit what staff type, and what did they enter today?"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from ideas.models import Idea, Slip, SlipEntry, Vote
from ideas.search import fold, matching
from ideas.selectors.visible import ONCE, visible_ideas
from ideas.selectors.way import ENDED
from participation.accounts.models import Account
from participation.channels import Channel
from participation.eligibility.identity import participant_key
from participation.processes.models import Process

FOUND, LISTED, TODAY = 12, 60, 20
# More than that are not looked through for words in the title.
RANKED = 200


@dataclass(frozen=True, slots=True)
class Choice:
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class SlipState:
    """The newest entry of a slip; `ideas` are those that it supports and that are still public."""

    entry_id: int
    ideas: frozenset[int]
    channel: Channel
    area_id: int | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EnteredRow:
    entry_id: int
    number: str
    channel: str
    at: datetime
    ideas: list[Choice]


def voter_of_slip(process_id: int, key: uuid.UUID) -> uuid.UUID:
    return participant_key(process_id, "slip", str(key))


def supported_ideas(slip: Slip) -> dict[int, tuple[str, int | None]]:
    """Public ideas that the slip supports now, with the way and the area by which each vote counts."""
    votes = Vote.objects.filter(
        voter_key=voter_of_slip(slip.process_id, slip.key), value=1, idea__in=visible_ideas(slip.process)
    )
    return {idea: (channel, area) for idea, channel, area in votes.values_list("idea_id", "channel", "area_id")}


def unknown_numbers(process: Process, numbers: Collection[int]) -> set[int]:
    """Those that no public idea of the process has."""
    wanted = set(numbers)
    return wanted - set(visible_ideas(process).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()


def ended_numbers(numbers: Collection[int]) -> set[int]:
    """Those that take no more support, themselves or where they count."""
    ended = Q(status__in=ENDED) | Q(main__status__in=ENDED)
    return set(Idea.objects.filter(ended, pk__in=numbers).values_list("pk", flat=True)) if numbers else set()


def slip_state(process: Process, number: str) -> SlipState | None:
    entries = SlipEntry.objects.filter(slip__process=process, slip__number=number)
    entry = entries.select_related("slip__process", "recorded_by").last()
    if entry is None:
        return None
    return SlipState(
        entry_id=entry.pk,
        ideas=frozenset(supported_ideas(entry.slip)),
        channel=Channel(entry.channel),
        area_id=entry.area_id,
        by=str(entry.recorded_by),
        at=entry.recorded_at,
    )


def number_is_taken(process: Process, number: str) -> bool:
    return Slip.objects.filter(process=process, number=number).exists()


def choices(process: Process, numbers: Collection[int]) -> list[Choice]:
    return _as_choices(visible_ideas(process).filter(pk__in=numbers).order_by("pk")) if numbers else []


def found_choices(process: Process, words: str) -> list[Choice]:
    """By words, those with the words in their title first; one more than are shown tells that there are more."""
    found = visible_ideas(process).filter(matching(words)).order_by("pk")[:RANKED].values_list("pk", "title")
    wanted = fold(words).split()

    def rank(row: tuple[int, str]) -> tuple[bool, int]:
        title = fold(row[1])
        return not all(stem in title for stem in wanted), row[0]

    return [Choice(pk, title) for pk, title in sorted(found, key=rank)[: FOUND + 1]]


def first_choices(process: Process) -> list[Choice]:
    return _as_choices(visible_ideas(process).filter(ONCE).exclude(status__in=ENDED).order_by("pk")[: LISTED + 1])


def _as_choices(ideas: QuerySet[Idea]) -> list[Choice]:
    return [Choice(pk, title) for pk, title in ideas.values_list("pk", "title")]


def entered_today(process: Process, account: Account) -> tuple[list[EnteredRow], int]:
    """Slips whose newest entry is of today and by this account, the newest first, and how many there are."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    later = SlipEntry.objects.filter(slip=OuterRef("slip"), pk__gt=OuterRef("pk"))
    mine = SlipEntry.objects.filter(
        ~Exists(later), slip__process=process, recorded_by=account, recorded_at__gte=midnight
    )
    ideas = Prefetch("ideas", Idea.objects.only("title").order_by("pk"))
    entries = mine.select_related("slip").prefetch_related(ideas).order_by("-pk")[:TODAY]
    rows = [
        EnteredRow(
            entry_id=entry.pk,
            number=entry.slip.number,
            channel=str(entry.get_channel_display()),
            at=entry.recorded_at,
            ideas=[Choice(idea.pk, idea.title) for idea in entry.ideas.all()],
        )
        for entry in entries
    ]
    return rows, mine.count()
