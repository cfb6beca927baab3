"""Which counts of a poll may everybody read now? Proven, unproven and walls apart; small groups not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from ideas.models import Poll
from ideas.rules.polls import may_see_counts
from ideas.selectors.ballot_counts import ON_WALLS, PROVEN, UNPROVEN, Counts, counts_so_far
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.votekinds.kind import Figure
from participation.allowed import Refused


@dataclass(frozen=True, slots=True)
class Bar:
    figure: Figure
    percent: float


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """`bars` is empty where the group is too small to be shown."""

    name: str
    explained: str
    ballots: int
    bars: list[Bar]
    walls: bool


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """`refused`: nobody sees counts yet, and why."""

    refused: Refused | None
    groups: list[GroupCounts]


def shown_counts(poll: Poll) -> ShownCounts:
    """One query where counts are shown, none where they are hidden."""
    answer = may_see_counts(poll)
    if isinstance(answer, Refused):
        return ShownCounts(answer, [])
    counts = counts_so_far(poll)
    return ShownCounts(None, [_group(poll, counts, group) for group in _TEXTS if counts.cells.get(group)])


# The order on the page, too.
_TEXTS = (PROVEN, UNPROVEN, ON_WALLS)


def _group(poll: Poll, counts: Counts, group: str) -> GroupCounts:
    ballots = counts.ballots(group)
    walls = group == ON_WALLS
    small = not walls and ballots < settings.MINIMUM_GROUP_SIZE
    name, explained = _words(group)
    bars = [] if small else _bars(counts.cells[group], poll)
    return GroupCounts(name, explained, ballots, bars, walls)


def _words(group: str) -> tuple[str, str]:
    return {
        PROVEN: (_("With proof"), _("By e-mail address or code, or entered by the office: each person once.")),
        UNPROVEN: (_("Without proof"), _("Once per browser. Somebody with two devices can count twice.")),
        ON_WALLS: (_("On walls"), _("Dots that the office counted on a wall, of nobody in particular.")),
    }[group]


def _bars(cells: Mapping[str, int], poll: Poll) -> list[Bar]:
    figures = sorted(kind_of(poll).figures(cells, sheet_of(poll)), key=lambda figure: -figure.number)
    most = max((figure.number for figure in figures), default=0)
    return [Bar(figure, round(100 * figure.number / most, 2) if most else 0) for figure in figures]
