"""How do counted cells become groups that a panel can protect?"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboards.panels.measure import GROWING, STATUSES, Cells, Question
from dashboards.panels.protection import chosen, hidden_in, rule
from dashboards.scope import Part, Scope, group_of, part_finder, wanted_group
from participation.stats.importance import ItemAnswers
from participation.stats.telling_means import Scale, Sum, hidden_means
from surveys.selectors.counted import CellCount

UPPER = 4  # of five points: important, satisfied
POINTS = Scale(1, 5, UPPER)
IMPORTANT, SATISFIED, UNSURE = "important_share", "satisfied_share", "cannot_judge_share"


def cells_by_group(counts: Iterable[CellCount], *, scope: Scope, parts: Sequence[Part], growing: bool = False) -> Cells:
    """Measure -> group -> cell -> how many; one group "" when nothing is filtered. `growing`: answers still come."""
    find = part_finder(parts)
    cells: dict[str, dict[str, dict[str, int]]] = {}
    for one in counts:
        group = group_of(scope, find, one.area_id, one.channel)
        own = cells.setdefault(one.measure, {}).setdefault(group, {})
        own[one.cell] = own.get(one.cell, 0) + one.count
        if growing:
            own[GROWING] = 1
    return cells


def importance_answers(question: Question, cells: Cells, scope: Scope) -> list[ItemAnswers]:
    """The items of an importance-satisfaction question that enough people of the wanted group rated."""
    wanted = wanted_group(scope)
    found = []
    for measure in question.measures:
        groups = cells.get(measure.key, {})
        sizes = {group: sum(pairs_of(own).values()) for group, own in groups.items()}
        hidden = hidden_in(groups, sizes)
        if sizes.get(wanted, 0) < rule().min_group or wanted in hidden:
            continue
        if wanted and wanted in _means_that_tell(groups, hidden=hidden):
            continue
        own = groups[wanted]
        found.append(ItemAnswers(measure.key, measure.item, pairs_of(own), unsure_of(own)))
    return found


def satisfied(item: ItemAnswers) -> dict[int, int]:
    """Satisfaction -> how many, over every importance."""
    counts: dict[int, int] = {}
    for (_importance, satisfaction), number in item.pairs.items():
        counts[satisfaction] = counts.get(satisfaction, 0) + number
    return counts


def hidden_shares(question: Question, cells: Cells, scope: Scope) -> dict[str, frozenset[str]]:
    """Which shares of which items would tell of a few people in the wanted group; nothing is hidden of everybody."""
    wanted = wanted_group(scope)
    if not wanted:
        return {}
    untold = {measure.key: _untold(cells.get(measure.key, {})) for measure in question.measures}
    found = {key: frozenset(name for name, gone in shares.items() if wanted in gone) for key, shares in untold.items()}
    return {key: names for key, names in found.items() if names}


def _untold(groups: Mapping[str, Mapping[str, int]]) -> dict[str, frozenset[str]]:
    """Name of a share -> groups in which it is hidden.

    How many rated both halves stands beside the share of those who cannot judge, so that is told of all groups or none.
    """
    found = {}
    for name, (bases, yes) in _shares_by_group(groups).items():
        gone = hidden_in(groups, bases)
        found[name] = frozenset(group for group in bases if chosen(yes, bases, group, gone) is None)
        if name == UNSURE and found[name]:
            found[name] = frozenset(bases)
    return found


def _means_that_tell(groups: Mapping[str, Mapping[str, int]], *, hidden: Collection[str]) -> frozenset[str]:
    """Groups whose mean importance or satisfaction tells of a few: near an end of the scale, or by a hidden share."""
    untold = _untold(groups)
    pairs = {group: pairs_of(own) for group, own in groups.items()}
    halves = [(_sums_of_half(pairs, half), untold[share]) for half, share in enumerate((IMPORTANT, SATISFIED))]
    found, before = frozenset(hidden), None
    while found != before:  # a group without one of its means has none of the other: the hidden ones are the same
        before = found
        for sums, gone in halves:
            found |= hidden_means(sums, POINTS, rule().span, already=found, untold=gone)
    return found


def _sums_of_half(pairs: Mapping[str, Mapping[tuple[int, int], int]], half: int) -> dict[str, Sum]:
    return {
        group: Sum(
            sum(own.values()),
            sum(pair[half] * n for pair, n in own.items()),
            sum(n for pair, n in own.items() if pair[half] >= UPPER),
        )
        for group, own in pairs.items()
    }


def _shares_by_group(groups: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Name of a share -> base and count of each group."""
    pairs = {group: pairs_of(own) for group, own in groups.items()}
    rated = {group: sum(own.values()) for group, own in pairs.items()}
    unsure = {group: unsure_of(own) for group, own in groups.items()}

    def upper(half: int) -> dict[str, int]:
        return {g: sum(n for pair, n in own.items() if pair[half] >= UPPER) for g, own in pairs.items()}

    return {
        IMPORTANT: (rated, upper(0)),
        SATISFIED: (rated, upper(1)),
        UNSURE: ({group: rated[group] + unsure[group] for group in groups}, unsure),
    }


def unsure_of(own: Mapping[str, int]) -> int:
    """How many said "cannot judge" to either half."""
    return sum(n for cell, n in own.items() if _both_halves(cell) and _pair(cell) is None)


def pairs_of(own: Mapping[str, int]) -> dict[tuple[int, int], int]:
    return {pair: n for cell, n in own.items() if cell not in STATUSES and (pair := _pair(cell)) and n}


def _both_halves(cell: str) -> bool:
    """Somebody who left a half out has not said "cannot judge"."""
    importance, bar, satisfaction = cell.partition("|")
    return bool(importance and bar and satisfaction)


def _pair(cell: str) -> tuple[int, int] | None:
    importance, bar, satisfaction = cell.partition("|")
    if bar and importance.isdigit() and satisfaction.isdigit():
        return int(importance), int(satisfaction)
    return None
