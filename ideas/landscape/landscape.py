"""Where do people stand together and where not? All that may be said about a conversation, and nothing about a person.

Agreement first. Groups only where they are real enough to be shown: enough people, none of them small, and found again
when other people are drawn. Otherwise the table of agreement stands alone, with the reason.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ideas.landscape.agreement import Agreement, Side, Typical, across_groups, majorities, typical_of
from ideas.landscape.clusters import Clusters, clusters_of
from ideas.landscape.opinions import Mask, Numbers, Opinions
from ideas.landscape.plane import plane_of
from ideas.landscape.stability import Stability, stability_of

FEWEST_PEOPLE, SMALLEST_GROUP, LEAST_STABILITY = 60, 10, 0.75
ENOUGH_VOTES = 7


class NoGroups(StrEnum):
    """Why no groups are shown."""

    FEW_PEOPLE = "few_people"
    NO_DIFFERENCE = "no_difference"
    SMALL_GROUP = "small_group"
    UNSTABLE = "unstable"


@dataclass(frozen=True, slots=True)
class Group:
    size: int
    typical: tuple[Typical, ...]


@dataclass(frozen=True, slots=True)
class Landscape:
    """`agreed` and `rejected`: across groups where there are some, else by all together.

    `silhouettes` and `stability` are for whoever looks after the conversation. `grouped`: people with enough votes.
    """

    opinions: Opinions
    grouped: int
    agreed: tuple[Agreement, ...]
    rejected: tuple[Agreement, ...]
    groups: tuple[Group, ...]
    no_groups: NoGroups | None
    stability: Stability | None
    silhouettes: dict[int, float]


def landscape_of(opinions: Opinions) -> Landscape:
    voted = enough(opinions)
    grouped = int(voted.sum())
    if grouped < FEWEST_PEOPLE:
        return _without_groups(opinions, grouped, NoGroups.FEW_PEOPLE, None, {})
    people = opinions.of(np.flatnonzero(voted))
    clusters = _clusters(opinions, voted)
    if len(clusters.sizes) < 2:  # noqa: PLR2004 - one group is none
        return _without_groups(opinions, grouped, NoGroups.NO_DIFFERENCE, None, clusters.silhouettes)
    if min(clusters.sizes) < SMALLEST_GROUP:
        return _without_groups(opinions, grouped, NoGroups.SMALL_GROUP, None, clusters.silhouettes)
    stability = stability_of(people, clusters.labels, _labels)
    if stability.mean < LEAST_STABILITY:
        return _without_groups(opinions, grouped, NoGroups.UNSTABLE, stability, clusters.silhouettes)
    return Landscape(
        opinions,
        grouped,
        across_groups(people, clusters.labels, Side.AGREE),
        across_groups(people, clusters.labels, Side.DISAGREE),
        tuple(Group(size, typical_of(people, clusters.labels, number)) for number, size in enumerate(clusters.sizes)),
        None,
        stability,
        clusters.silhouettes,
    )


def enough(opinions: Opinions) -> Mask:
    """Who voted often enough to stand anywhere."""
    voted: Mask = opinions.given >= min(ENOUGH_VOTES, max(1, int(opinions.shown.sum())))
    return voted


def _clusters(opinions: Opinions, voted: Mask) -> Clusters:
    return clusters_of(plane_of(opinions).places[voted])


def _labels(people: Opinions) -> Numbers:
    return clusters_of(plane_of(people).places).labels


def _without_groups(
    opinions: Opinions, grouped: int, why: NoGroups, stability: Stability | None, silhouettes: dict[int, float]
) -> Landscape:
    agreed, rejected = majorities(opinions, Side.AGREE), majorities(opinions, Side.DISAGREE)
    return Landscape(opinions, grouped, agreed, rejected, (), why, stability, silhouettes)
