"""Which means of groups would tell of a few people in them?

A mean and its number of people give the sum of all answers. Far from the ends of the scale that fits many answers.
Close to an end it does not: 12 people with a mean of 4.92 on a scale to 5 are eleven fives and a four. With a sum that
is `d` below its maximum, between d / (high - low), rounded up, and `d` people did not choose the highest answer; the
doubt about their number must be as wide as about a hidden cell (`disclosure.Rule.span`). Where all gave the same answer
there is nobody apart. Who knows the whole knows the hidden groups together, so their mean must not tell either.

Where the share of the upper answers is hidden because few chose one, or few did not, no mean must tell it: with a sum
of 20, at most 2 of 12 people said 4 or 5. All groups without a share have a known number of upper answers together, so
what bounds one bounds the others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """How many people, the sum of their answers, and how many gave an upper answer where that is a figure."""

    people: int
    total: int
    upper: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """`upper`: the lowest of the upper answers, whose share is a figure of its own."""

    low: int
    high: int
    upper: int | None = None


def tells(group: Sum, scale: Scale, span: int) -> bool:
    """Whether few chose another answer than the highest one, or than the lowest one."""
    below = scale.high * group.people - group.total
    above = group.total - scale.low * group.people
    width = scale.high - scale.low
    return any(distance > 0 and distance + -distance // width < span for distance in (below, above))


def hidden_means(
    groups: Mapping[str, Sum], scale: Scale, span: int, *, already: Collection[str] = (), untold: Collection[str] = ()
) -> frozenset[str]:
    """`already`: groups that are hidden for another reason. As many more as it takes, the smallest first.

    `untold`: groups whose share of upper answers is hidden.
    """
    hidden = {name for name in groups if name in already or tells(groups[name], scale, span)}
    while (more := _one_more(groups, hidden, untold, scale, span)) is not None:
        hidden.add(more)
    return frozenset(hidden)


def _one_more(
    groups: Mapping[str, Sum], hidden: Collection[str], untold: Collection[str], scale: Scale, span: int
) -> str | None:
    shown = sorted(groups.keys() - hidden, key=lambda name: (groups[name].people, name))
    if not shown:
        return None
    together = _together([groups[name] for name in hidden])
    if tells(together, scale, span):
        return shown[0]
    without_share = [name for name in shown if name in untold]
    if scale.upper is None or not without_share:
        return None
    narrow = _narrow([together, *(groups[name] for name in without_share)], scale, span)
    return None if narrow is None else without_share[max(0, narrow - 1)]


def _together(groups: Collection[Sum]) -> Sum:
    return Sum(sum(g.people for g in groups), sum(g.total for g in groups), sum(g.upper for g in groups))


def _narrow(units: Sequence[Sum], scale: Scale, span: int) -> int | None:
    """The place of a unit with few upper answers, or few others, whose number lies between narrow bounds."""
    upper = sum(unit.upper for unit in units)
    bounds = [_upper_answers(unit, scale) for unit in units]
    for at, unit in enumerate(units):
        if 0 < min(unit.upper, unit.people - unit.upper) < span:
            others = bounds[:at] + bounds[at + 1 :]
            low = max(bounds[at][0], upper - sum(high for _low, high in others))
            high = min(bounds[at][1], upper - sum(low for low, _high in others))
            people = sum(unit.people for unit in units) - unit.people
            anyway = min(unit.people, upper) - max(0, upper - people)
            if high - low < min(span, anyway):
                return at
    return None


def _upper_answers(group: Sum, scale: Scale) -> tuple[int, int]:
    """How many they can be: each of them is from `upper` to the highest, all others are lower."""
    assert scale.upper is not None
    lacking = group.total - (scale.upper - 1) * group.people
    fewest = max(0, -(-lacking // (scale.high - scale.upper + 1)))
    most = (group.total - scale.low * group.people) // (scale.upper - scale.low)
    return fewest, min(group.people, most)
