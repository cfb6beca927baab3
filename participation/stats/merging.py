"""Which categories have too few answers to be weighted, and with which neighbour could they go together?

A category with fewer than `wanted` answers makes weights large and uncertain; fewer than `least` cannot be used at all
(usual practice: Kalton & Flores-Cervantes 2003, J. of Official Statistics 19: cells of 20 to 30). Ordered categories
(ages) join the smaller of their neighbours, others the smallest of all. It is a proposal: people decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WANTED, LEAST = 30, 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """`groups`: categories that would be weighted together, in their order; `needed` while one has below `least`."""

    groups: tuple[tuple[str, ...], ...]
    small: tuple[str, ...]
    needed: bool

    @property
    def merges(self) -> tuple[tuple[str, ...], ...]:
        return tuple(group for group in self.groups if len(group) > 1)


def propose_merging(
    counts: Mapping[str, int], order: Sequence[str], *, ordered: bool = True, wanted: int = WANTED, least: int = LEAST
) -> Proposal:
    """`order` names all categories of the residents, those without answers too."""
    groups = [[name] for name in order]

    def size(at: int) -> int:
        return sum(counts.get(name, 0) for name in groups[at])

    while len(groups) > 1:
        smallest = min(range(len(groups)), key=size)
        if size(smallest) >= wanted:
            break
        near = [at for at in (smallest - 1, smallest + 1) if 0 <= at < len(groups)]
        others = near if ordered else [at for at in range(len(groups)) if at != smallest]
        partner = min(others, key=size)
        low, high = sorted((smallest, partner))
        groups[low] += groups[high]
        del groups[high]
    small = tuple(name for name in order if counts.get(name, 0) < wanted)
    return Proposal(tuple(map(tuple, groups)), small, any(counts.get(name, 0) < least for name in order))
