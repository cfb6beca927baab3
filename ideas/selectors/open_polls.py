"""Which polls can be voted in now, for the pages that look across? One query."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ideas.models import Poll
from ideas.rules.polls import stage_of
from participation.places.models import Area
from participation.places.selectors import reaching
from participation.processes.models import Process
from participation.texts import Translations


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """`closes_at` is excluded."""

    slug: str
    title: Translations
    kind: str
    process: Process
    closes_at: datetime


def open_polls(process: Process | None = None, area: Area | None = None) -> list[OpenPoll]:
    """Of one process, or for the people of an area; what ends first stands first."""
    now = timezone.now()
    found = Poll.objects.filter(
        state=Poll.State.PUBLISHED,
        process__state=Process.State.PUBLISHED,
        opens_at__lte=now,
        closes_at__gt=now,
    ).select_related("process__area")
    if process is not None:
        found = found.filter(process=process)
    if area is not None:
        found = found.filter(reaching(area, "process__area"))
    rows = found.defer("process__area__outline").order_by("closes_at", "pk")
    return [_open(poll) for poll in rows]


def _open(poll: Poll) -> OpenPoll:
    assert poll.closes_at is not None, "a published poll has a period (constraint)"
    return OpenPoll(poll.slug, poll.title, poll.kind, poll.process, poll.closes_at)


@dataclass(frozen=True, slots=True)
class ListedPoll:
    """`state` is open, next or over."""

    slug: str
    title: Translations
    state: str
    opens_at: datetime
    closes_at: datetime


def polls_of_process(process: Process) -> list[ListedPoll]:
    """All that residents may read, the newest first; one query."""
    found = Poll.objects.filter(process=process).exclude(state=Poll.State.DRAFT).order_by("-closes_at", "-pk")
    return [_listed(poll) for poll in found]


def _listed(poll: Poll) -> ListedPoll:
    assert poll.opens_at is not None
    assert poll.closes_at is not None, "a published poll has a period (constraint)"
    return ListedPoll(poll.slug, poll.title, stage_of(poll), poll.opens_at, poll.closes_at)
