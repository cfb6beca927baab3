"""Which ideas do people support who see them, and which of them cannot be told apart?

What stands on top of a list is seen more and so supported more; the count alone says where an idea stood. Here a
support is measured against the people who saw the idea, each once. The rate is shrunk towards that of all ideas (beta
prior by moments; Kleinman 1973, JASA 68), with its interval, so that two of two do not lead. Places that chance leaves
open, and the test behind them, are those of `participation.stats.ranking`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from participation.stats.distributions import beta_quantile
from participation.stats.intervals import Interval
from participation.stats.ranking import Field, Support

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
    """`rate` is the shrunk one. How sure it is costs more than all the rest: asked for one by one."""

    key: str
    supports: int
    views: int
    rate: float
    _among: "_Among" = field(repr=False, compare=False)

    @property
    def interval(self) -> Interval:
        level = self._among.level
        a, b = self._among.beta(self.supports, self.views)
        low, high = (beta_quantile(chance, a, b) for chance in ((1 - level) / 2, (1 + level) / 2))
        return Interval(low, high, level)

    @property
    def places(self) -> tuple[int, int]:
        """From the best to the worst that chance leaves open."""
        return self._among.field.places(_support(self), self._among.alpha)


@dataclass(frozen=True, slots=True)
class _Among:
    """All ideas that enough people saw."""

    field: Field
    prior: Prior
    level: float
    alpha: float

    def beta(self, supports: int, views: int) -> tuple[float, float]:
        """Half a vote each way keeps the curve proper where nobody, or everybody, supports anything."""
        rate, weight = self.prior.rate, self.prior.weight
        return supports + max(rate * weight, 0.5), views - supports + max((1 - rate) * weight, 0.5)


@dataclass(frozen=True, slots=True)
class Ranking:
    """`tiers`: within one, no idea is clearly behind the first. `unplaced`: too few people saw them so far."""

    tiers: tuple[tuple[Placed, ...], ...]
    unplaced: tuple[Seen, ...]
    prior: Prior


def rank_by_rate(ideas: Sequence[Seen], *, level: float = LEVEL) -> Ranking:
    seen = sorted((_sound(idea) for idea in ideas), key=lambda idea: idea.key)  # sums do not depend on an order, then
    known = [idea for idea in seen if idea.views >= SEEN_ENOUGH]
    prior = prior_of(known)
    unplaced = tuple(idea for idea in seen if idea.views < SEEN_ENOUGH)
    alpha = (1 - level) / max(1, len(known) - 1)
    among = _Among(Field([_support(idea) for idea in known]), prior, level, alpha)
    return Ranking(_tiers(_placed(known, among), among), unplaced, prior)


def _sound(idea: Seen) -> Seen:
    """Somebody may support what was never shown to them, from a slip of paper; they saw it there."""
    return idea if idea.views >= idea.supports else Seen(idea.key, idea.supports, idea.supports)


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


def _placed(known: Sequence[Seen], among: _Among) -> list[Placed]:
    found = [_one(idea, among) for idea in known]
    return sorted(found, key=lambda one: (-one.rate, -one.supports, one.key))


def _one(idea: Seen, among: _Among) -> Placed:
    a, b = among.beta(idea.supports, idea.views)
    return Placed(idea.key, idea.supports, idea.views, a / (a + b), among)


def _tiers(placed: Sequence[Placed], among: _Among) -> tuple[tuple[Placed, ...], ...]:
    tiers, waiting = [], list(placed)
    while waiting:
        least = among.field.not_behind_from(_support(waiting[0]), among.alpha)
        tiers.append(tuple(one for one in waiting if one.supports >= least[one.views]))
        waiting = [one for one in waiting if one.supports < least[one.views]]
    return tuple(tiers)


def _support(idea: Seen | Placed) -> Support:
    return Support(idea.key, idea.supports, float(idea.views))
