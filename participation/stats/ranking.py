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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

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
    spans = _places(field, len(shown), alpha)
    rates = [-idea.count / idea.exposure for idea in field]
    return tuple(
        Ranked(
            key=idea.key,
            count=idea.count,
            place=1 + bisect_left(rates, -idea.count / idea.exposure),
            best_place=best,
            worst_place=worst,
            rate=(idea.count + prior.shape) / (idea.exposure + prior.rate),
            interval=_credible(idea, prior, level),
        )
        for idea, (best, worst) in zip(shown, spans, strict=True)
    )


def clearly_ahead(first: Support, second: Support, alpha: float) -> bool:
    """Is the first idea's lead too large for chance, one-sided at `alpha`?"""
    chance = first.exposure / (first.exposure + second.exposure)
    return _tail(first.count, first.count + second.count, chance) < alpha


@lru_cache(maxsize=50_000)
def _tail(count: int, together: int, chance: float) -> float:
    return binomial_upper_tail(count, together, chance)


def _places(field: Sequence[Support], shown: int, alpha: float) -> list[tuple[int, int]]:
    if len({idea.exposure for idea in field}) == 1:
        return _places_of_counts(field, shown, alpha)
    return [
        (
            1 + sum(clearly_ahead(other, idea, alpha) for other in field if other is not idea),
            len(field) - sum(clearly_ahead(idea, other, alpha) for other in field if other is not idea),
        )
        for idea in field[:shown]
    ]


def _places_of_counts(field: Sequence[Support], shown: int, alpha: float) -> list[tuple[int, int]]:
    """With equal exposure the test grows with the distance, so two binary searches replace m comparisons."""
    counts = [idea.count for idea in field]  # descending
    spans = []
    for this in field[:shown]:
        ahead = bisect_left(counts, True, key=lambda c: not clearly_ahead(replace(this, count=c), this, alpha))
        not_behind = bisect_left(counts, True, key=lambda c: clearly_ahead(this, replace(this, count=c), alpha))
        spans.append((1 + ahead, not_behind))
    return spans


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
