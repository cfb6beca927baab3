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


def standpoints_of(poll: Poll) -> Standpoints | None:
    """None for other kinds, while nobody may see counts, and before the worker has looked. One query."""
    if poll.kind != "statements" or not may_see_counts(poll):
        return None
    found = OpinionMap.objects.filter(poll=poll).first()
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
