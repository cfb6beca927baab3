"""Which polls of an area end soon, or have ended and wait to be counted? For the page of the team's day; one query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from ideas.models import Poll
from participation.eligibility.standing import Standing
from participation.places.models import Area
from participation.processes.models import Process
from participation.texts import Translations

MOST = 5


@dataclass(frozen=True, slots=True)
class EndingPoll:
    """`ballots` that say something, by all ways; dots on walls are none."""

    slug: str
    title: Translations
    closes_at: datetime
    waits: bool
    ballots: int


def ending_polls(area: Area, before: datetime) -> list[EndingPoll]:
    """What ends first stands first. A poll that was counted is not named any more."""
    now = timezone.now()
    cast = Count("ballots", filter=~Q(ballots__choices={}) & ~Q(ballots__standing=Standing.WALL))
    running = Poll.objects.filter(
        state=Poll.State.PUBLISHED,
        process__state=Process.State.PUBLISHED,
        process__area__path__startswith=area.path,
        opens_at__lte=now,
        closes_at__lt=before,
    )
    rows = running.order_by("closes_at", "pk").annotate(cast=cast)[:MOST]
    return [EndingPoll(p.slug, p.title, p.closes_at, p.closes_at <= now, p.cast) for p in rows if p.closes_at]
