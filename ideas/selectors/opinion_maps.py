"""Where do people stand together in a poll on statements? Agreement first, groups only where they are real."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ideas.landscape.landscape import NoGroups
from ideas.models import OpinionMap, Poll
from ideas.rules.polls import may_see_counts
from ideas.selectors.sheets import sheet_of
from ideas.votekinds.kind import Sheet
from participation.processes.models import Process
from participation.texts import localized

KIND = "statements"
WHY: dict[NoGroups, str | Promise] = {
    NoGroups.FEW_PEOPLE: gettext_lazy("Groups need at least 60 people with seven votes each."),
    NoGroups.NO_DIFFERENCE: gettext_lazy("The votes show no groups."),
    NoGroups.SMALL_GROUP: gettext_lazy("One group would have fewer than ten people. It is not shown."),
    NoGroups.UNSTABLE: gettext_lazy("With other people there would be other groups. They are not shown."),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement on which most are on one side: `count` of the `votes` given on it."""

    title: str
    count: int
    votes: int


@dataclass(frozen=True, slots=True)
class Typical:
    """Percent of a group that say so, and of everybody else."""

    title: str
    agrees: bool
    percent: float
    rest: float


@dataclass(frozen=True, slots=True)
class Group:
    size: int
    typical: tuple[Typical, ...]


@dataclass(frozen=True, slots=True)
class Standpoints:
    """`why`: why no groups are shown."""

    people: int
    agreed: tuple[Shared, ...]
    rejected: tuple[Shared, ...]
    groups: tuple[Group, ...]
    why: str | Promise
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Mapped:
    """A poll on statements, and where people stand together in it."""

    slug: str
    title: str
    standpoints: Standpoints


def standpoints_of(poll: Poll) -> Standpoints | None:
    """None for other kinds, while nobody may see counts, and before the worker has looked. Two queries."""
    if poll.kind != KIND or not may_see_counts(poll):
        return None
    return _told(poll, OpinionMap.objects.filter(poll=poll).first())


def mapped_polls(process: Process, *, most: int | None = None) -> list[Mapped]:
    """The newest first; only what the pages of the polls show, too. Two queries, however many there are."""
    mapped = Poll.objects.filter(process=process, kind=KIND, opinion_map__isnull=False)
    polls = mapped.select_related("opinion_map").prefetch_related("options").order_by("-opens_at", "-pk")
    told = ((poll, _told(poll, poll.opinion_map)) for poll in polls if may_see_counts(poll))
    return [Mapped(poll.slug, localized(poll.title), said) for poll, said in told if said][:most]


def _told(poll: Poll, found: OpinionMap | None) -> Standpoints | None:
    if found is None or not found.figures:
        return None
    said, sheet = found.figures, sheet_of(poll)
    return Standpoints(
        people=said["people"],
        agreed=tuple(_shared(one, sheet) for one in said["agreed"]),
        rejected=tuple(_shared(one, sheet) for one in said["rejected"]),
        groups=tuple(
            Group(group["size"], tuple(_typical(one, sheet) for one in group["typical"])) for group in said["groups"]
        ),
        why=WHY[NoGroups(said["no_groups"])] if said["no_groups"] else "",
        made_at=found.made_at,
    )


def _shared(one: Mapping[str, Any], sheet: Sheet) -> Shared:
    return Shared(sheet.title(one["code"]), one["count"], one["votes"])


def _typical(one: Mapping[str, Any], sheet: Sheet) -> Typical:
    return Typical(sheet.title(one["code"]), one["side"] == "agree", 100 * one["share"], 100 * one["rest"])
