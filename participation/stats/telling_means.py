"""Which means of groups would tell of a few people in them?

A mean and its number of people give the sum of all answers. Far from the ends of the scale that fits many answers.
Close to an end it does not: 12 people with a mean of 4.92 on a scale to 5 are eleven fives and a four. With a sum that
is `d` below its maximum, between d / (high - low), rounded up, and `d` people did not choose the highest answer; the
doubt about their number must be as wide as about a hidden cell (`disclosure.Rule.span`). Where all gave the same answer
there is nobody apart. Who knows the whole knows the hidden groups together, so their mean must not tell either.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """How many people, and the sum of their answers."""

    people: int
    total: int


@dataclass(frozen=True, slots=True)
class Scale:
    low: int
    high: int


def tells(group: Sum, scale: Scale, span: int) -> bool:
    """Whether few chose another answer than the highest one, or than the lowest one."""
    below = scale.high * group.people - group.total
    above = group.total - scale.low * group.people
    width = scale.high - scale.low
    return any(distance > 0 and distance + -distance // width < span for distance in (below, above))


def hidden_means(
    groups: Mapping[str, Sum], scale: Scale, span: int, *, already: Collection[str] = ()
) -> frozenset[str]:
    """`already`: groups that are hidden for another reason. As many more as it takes, the smallest first."""
    hidden = {name for name in groups if name in already or tells(groups[name], scale, span)}
    while hidden and len(hidden) < len(groups):
        together = Sum(sum(groups[name].people for name in hidden), sum(groups[name].total for name in hidden))
        if not tells(together, scale, span):
            break
        hidden.add(min(groups.keys() - hidden, key=lambda name: (groups[name].people, name)))
    return frozenset(hidden)
