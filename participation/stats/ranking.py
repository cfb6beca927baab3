"""How sure is the order of ideas by support, and which ideas cannot be told apart?

Support counts are counts and are shown as they are. The question here is another one: if chance had sent
other neighbours past the list, would the order be the same? Counts are taken as Poisson. Two ideas are told
apart by the conditional (binomial) test of Przyborowski & Wilenski (1940), Biometrika 31: given both
together, the larger count is Binomial(y_i + y_j, e_i/(e_i + e_j)). An idea's possible places run from 1 +
(ideas clearly ahead) to m - (ideas clearly behind), the rank confidence set of Mogstad, Romano, Shaikh &
Wilhelm (2024), Review of Economic Studies 91, with Bonferroni's bound over the m - 1 comparisons of each
idea. Votes of the same people for both ideas make the test cautious, never bold.

The rate is shrunk towards the mean of all ideas (gamma prior by the method of moments; Efron & Morris 1975,
JASA 70; Clayton & Kaldor 1987, Biometrics 43), with a credible interval, so that a young idea with few
looks neither wins nor loses by luck.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from participation.stats.distributions import binomial_upper_tail, gamma_quantile
from participation.stats.intervals import Interval


@dataclass(frozen=True, slots=True)
class Support:
    """An idea's supports; `exposure` is what they are measured against (looks, days open)."""

    key: str
    count: int
    exposure: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    key: str
    count: int
    place: int
    best_place: int
    worst_place: int
    rate: float
    interval: Interval


def rank(supports: Sequence[Support], *, level: float = 0.90, top: int | None = None) -> tuple[Ranked, ...]:
    """The ideas by support and the places that chance leaves open; `top` limits the answer, not the field."""
    if not supports:
        return ()
    field = sorted(supports, key=lambda idea: (-idea.count / idea.exposure, idea.key))
    prior = _prior(field)
    shown = field[:top]
    alpha = (1 - level) / max(1, len(field) - 1)
    all_of_them = Field(field)
    rates = [-idea.count / idea.exposure for idea in field]
    return tuple(
        Ranked(
            key=idea.key,
            count=idea.count,
            place=1 + bisect_left(rates, -idea.count / idea.exposure),
            best_place=span[0],
            worst_place=span[1],
            rate=(idea.count + prior.shape) / (idea.exposure + prior.rate),
            interval=_credible(idea, prior, level),
        )
        for idea in shown
        for span in (all_of_them.places(idea, alpha),)
    )


def clearly_ahead(first: Support, second: Support, alpha: float) -> bool:
    """Is the first idea's lead too large for chance, one-sided at `alpha`?"""
    chance = first.exposure / (first.exposure + second.exposure)
    return _tail(first.count, first.count + second.count, chance) < alpha


@lru_cache(maxsize=50_000)
def _tail(count: int, together: int, chance: float) -> float:
    return binomial_upper_tail(count, together, chance)


class Field:
    """Whom chance may have put before or behind an idea, without comparing it with each.

    With equal exposure the test grows with the distance, and the count that it takes grows with the exposure. So one
    walk over exposures and counts finds, for each exposure, from which count on somebody is told apart.
    """

    def __init__(self, ideas: Sequence[Support]) -> None:
        by_exposure: dict[float, list[int]] = defaultdict(list)
        for idea in ideas:
            by_exposure[idea.exposure].append(idea.count)
        self._counts = {exposure: sorted(by_exposure[exposure]) for exposure in sorted(by_exposure)}
        self._levels = sorted({idea.count for idea in ideas})

    def places(self, idea: Support, alpha: float) -> tuple[int, int]:
        """The best and the worst that chance leaves open."""
        ahead = [self._from(exposure, least) for exposure, least in self._ahead_from(idea, alpha)]
        level = [self._from(exposure, least) for exposure, least in self.not_behind_from(idea, alpha).items()]
        return 1 + sum(ahead), sum(level)

    def not_behind_from(self, first: Support, alpha: float) -> dict[float, float]:
        """For each exposure the least count that is not clearly behind this idea."""
        return dict(self._walk(lambda count, exposure: not clearly_ahead(first, Support("", count, exposure), alpha)))

    def _ahead_from(self, idea: Support, alpha: float) -> Iterator[tuple[float, float]]:
        return self._walk(lambda count, exposure: clearly_ahead(Support("", count, exposure), idea, alpha))

    def _walk(self, holds: Callable[[int, float], bool]) -> Iterator[tuple[float, float]]:
        """For each exposure the least count for which it holds; that grows with the exposure."""
        at, end = 0, len(self._levels)
        for exposure in self._counts:
            at = _first(lambda n, of=exposure: holds(self._levels[n], of), at, end)  # type: ignore[misc]
            yield exposure, self._levels[at] if at < end else inf

    def _from(self, exposure: float, least: float) -> int:
        counts = self._counts[exposure]
        return len(counts) - bisect_left(counts, least)


def _first(holds: Callable[[int], bool], start: int, end: int) -> int:
    """The first number from `start` on for which it holds, else `end`; mostly a near one, so steps begin small."""
    step = 1
    while start + step <= end and not holds(start + step - 1):
        start, step = start + step, step * 2
    return bisect_left(range(end), True, lo=start, hi=min(start + step - 1, end), key=holds)


@dataclass(frozen=True, slots=True)
class _Gamma:
    shape: float
    rate: float


def _prior(field: Sequence[Support]) -> _Gamma:
    """Gamma prior by moments: variance between ideas beyond Poisson; very narrow when there is none."""
    exposure = sum(idea.exposure for idea in field)
    mean = sum(idea.count for idea in field) / exposure
    if mean == 0:
        return _Gamma(0.5, 1.0)  # Jeffreys' half, where nothing is known yet
    spread = sum(idea.exposure * (idea.count / idea.exposure - mean) ** 2 for idea in field) / exposure
    between = max(spread - mean * len(field) / exposure, mean * mean * 1e-3)
    return _Gamma(mean * mean / between, mean / between)


def _credible(idea: Support, prior: _Gamma, level: float) -> Interval:
    shape, rate = idea.count + prior.shape, idea.exposure + prior.rate
    low, high = (gamma_quantile(p, shape) / rate for p in ((1 - level) / 2, (1 + level) / 2))
    return Interval(low, high, level)
