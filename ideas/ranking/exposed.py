"""Which ideas do people support who see them, and which of them cannot be told apart?

What stands on top of a list is seen more and so supported more; the count alone says where an idea stood. Here a
support is measured against the people who saw the idea, each once. The rate is shrunk towards that of all ideas (beta
prior by moments; Kleinman 1973, JASA 68), with its interval, so that two of two do not lead. Places that chance leaves
open, and the test behind them, are those of `participation.stats.ranking`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.stats.distributions import beta_quantile
from participation.stats.intervals import Interval
from participation.stats.ranking import Support, clearly_ahead, rank

LEVEL = 0.90
SEEN_ENOUGH = 20  # people; below that an idea has no place yet
LEAST_WEIGHT, MOST_WEIGHT = 2.0, 1000.0


@dataclass(frozen=True, slots=True)
class Seen:
    """`views`: people who could have supported the idea and had it before them, each counted once."""

    key: str
    supports: int
    views: int


@dataclass(frozen=True, slots=True)
class Prior:
    """The rate of all ideas, and how many views it weighs: few where ideas differ much."""

    rate: float
    weight: float


@dataclass(frozen=True, slots=True)
class Placed:
    """`rate` is the shrunk one. `places`: from the best to the worst that chance leaves open."""

    key: str
    supports: int
    views: int
    rate: float
    interval: Interval
    places: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ranking:
    """`tiers`: within one, no idea is clearly behind the first. `unplaced`: too few people saw them so far."""

    tiers: tuple[tuple[Placed, ...], ...]
    unplaced: tuple[Seen, ...]
    prior: Prior


def rank_by_rate(ideas: Sequence[Seen], *, level: float = LEVEL) -> Ranking:
    seen = sorted((_sound(idea) for idea in ideas), key=lambda idea: idea.key)  # sums do not depend on an order, then
    field = [idea for idea in seen if idea.views >= SEEN_ENOUGH]
    prior = prior_of(field)
    unplaced = tuple(idea for idea in seen if idea.views < SEEN_ENOUGH)
    return Ranking(_tiers(_placed(field, prior, level), level), unplaced, prior)


def _sound(idea: Seen) -> Seen:
    """Somebody may support what was never shown to them, from a slip of paper; they saw it there."""
    return Seen(idea.key, idea.supports, max(idea.views, idea.supports))


def prior_of(ideas: Sequence[Seen]) -> Prior:
    """Moments of the beta-binomial: differences between ideas beyond what chance makes of one rate."""
    views, supports = sum(idea.views for idea in ideas), sum(idea.supports for idea in ideas)
    if not views:
        return Prior(0.0, LEAST_WEIGHT)
    rate, others = supports / views, len(ideas) - 1
    chance = rate * (1 - rate)
    spread = sum(idea.views * (idea.supports / idea.views - rate) ** 2 for idea in ideas)
    room = chance * (views - sum(idea.views**2 for idea in ideas) / views - others)
    alike = (spread - chance * others) / room if room > 0 else 0.0
    weight = 1 / alike - 1 if alike > 0 else MOST_WEIGHT
    return Prior(rate, min(MOST_WEIGHT, max(LEAST_WEIGHT, weight)))


def _placed(field: Sequence[Seen], prior: Prior, level: float) -> list[Placed]:
    spans = {
        one.key: (one.best_place, one.worst_place) for one in rank([_support(idea) for idea in field], level=level)
    }
    found = [_one(idea, prior, spans[idea.key], level) for idea in field]
    return sorted(found, key=lambda one: (-one.rate, -one.supports, one.key))


def _one(idea: Seen, prior: Prior, places: tuple[int, int], level: float) -> Placed:
    # Half a vote each way keeps the curve proper where nobody, or everybody, supports anything.
    a = idea.supports + max(prior.rate * prior.weight, 0.5)
    b = idea.views - idea.supports + max((1 - prior.rate) * prior.weight, 0.5)
    low, high = (beta_quantile(chance, a, b) for chance in ((1 - level) / 2, (1 + level) / 2))
    return Placed(idea.key, idea.supports, idea.views, a / (a + b), Interval(low, high, level), places)


def _tiers(placed: Sequence[Placed], level: float) -> tuple[tuple[Placed, ...], ...]:
    alpha = (1 - level) / max(1, len(placed) - 1)
    tiers, waiting = [], list(placed)
    while waiting:
        first = _support(waiting[0])
        tier = [waiting[0], *(one for one in waiting[1:] if not clearly_ahead(first, _support(one), alpha))]
        tiers.append(tuple(tier))
        waiting = [one for one in waiting if one not in tier]
    return tuple(tiers)


def _support(idea: Seen | Placed) -> Support:
    return Support(idea.key, idea.supports, float(idea.views))
