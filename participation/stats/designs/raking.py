"""Which weights make the sample fit what is known about the residents, and how far may they go?

Raking (iterative proportional fitting): Deming & Stephan (1940), Annals of Mathematical Statistics 11; one margin alone
is post-stratification (Holt & Smith 1979, JRSS A 142). Weights outside [low, high] times their mean are trimmed and the
rest is raked again (Potter 1990), until both hold or `ROUNDS` are over; what is left is stated. Kish (1965): design
effect of weights n·Σw²/(Σw)², effective number (Σw)²/Σw². An empty category is refused; `merging` proposes what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from participation.stats.designs.design import Adjusted, Codes, Design, DesignError, Numbers

CLOSE = 1e-12
ITERATIONS = 1000
ROUNDS = 50
_LEAST_CHANGE = 1e-15


@dataclass(frozen=True, eq=False, slots=True)
class Margin:
    """`targets[code]` people live in the category of that code; `labels` name the categories."""

    name: str
    codes: Codes
    targets: tuple[float, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kish:
    """`deff`: how much larger weights make the variance; `n_eff`: the simple sample that is as good."""

    n: int
    deff: float
    n_eff: float


@dataclass(frozen=True, eq=False, slots=True)
class Raked:
    """`off`: largest distance from a target as a share of it; 0 without trimming. `trimmed` rows are at a limit."""

    design: Design
    iterations: int
    off: float
    trimmed: int
    kish: Kish
    lowest: float
    highest: float


def kish(weights: Numbers) -> Kish:
    used = weights[weights > 0]
    n, deff = len(used), float(len(used) * (used**2).sum() / used.sum() ** 2)
    return Kish(n, deff, n / deff)


def rake(
    design: Design,
    margins: Sequence[Margin],
    *,
    limits: tuple[float, float] | None = None,
    as_r_rake: bool = False,
) -> Raked:
    """Fit the design's weights to all margins; raise `DesignError` where a category is empty or they contradict.

    The weights are those of R's `rake` and `calibrate(calfun = "raking")`. Their standard errors differ: the first
    explains answers by the margins without weights (`as_r_rake`), the second with the weights from before.
    """
    for margin in margins:
        _check(margin, design.weights)
    weights, iterations = _fit(design.weights, margins)
    if limits is not None:
        weights, more = _trimmed(weights, margins, limits)
        iterations += more
    relative = weights / weights[weights > 0].mean()
    at_limit = 0 if limits is None else int(_at(relative, limits[0]) + _at(relative, limits[1]))
    before = np.ones(design.rows) if as_r_rake else design.weights
    return Raked(
        design.fitted(weights, Adjusted(tuple(margin.codes for margin in margins), before)),
        iterations,
        _off(weights, margins),
        at_limit,
        kish(weights),
        float(relative[weights > 0].min()),
        float(relative.max()),
    )


def _at(relative: Numbers, limit: float) -> int:
    return int(np.count_nonzero(np.abs(relative - limit) < limit * 1e-9))


def _check(margin: Margin, weights: Numbers) -> None:
    here = np.bincount(margin.codes, weights=weights, minlength=len(margin.targets))
    for code, (found, target) in enumerate(zip(here, margin.targets, strict=True)):
        if target > 0 and found <= 0:
            raise DesignError("nobody_in_category", margin=margin.name, category=margin.labels[code])
        if target <= 0 < found:
            raise DesignError("no_resident_in_category", margin=margin.name, category=margin.labels[code])


def _fit(weights: Numbers, margins: Sequence[Margin]) -> tuple[Numbers, int]:
    for step in range(ITERATIONS):
        for margin in margins:
            here = np.bincount(margin.codes, weights=weights, minlength=len(margin.targets))
            factors = np.divide(np.array(margin.targets), here, out=np.zeros(len(here)), where=here > 0)
            weights = weights * factors[margin.codes]
        if _off(weights, margins) < CLOSE:
            return weights, step + 1
    off = _off(weights, margins)
    if off > 1e-6:  # noqa: PLR2004 - a millionth of a target is close enough for people
        raise DesignError("margins_contradict", off=off)
    return weights, ITERATIONS


def _off(weights: Numbers, margins: Sequence[Margin]) -> float:
    found = 0.0
    for margin in margins:
        targets = np.array(margin.targets)
        here = np.bincount(margin.codes, weights=weights, minlength=len(targets))
        asked = targets > 0
        found = max(found, float(np.max(np.abs(here[asked] / targets[asked] - 1))))
    return found


def _trimmed(weights: Numbers, margins: Sequence[Margin], limits: tuple[float, float]) -> tuple[Numbers, int]:
    """Ends with trimmed weights, so the limits hold; how far the margins are off then is told."""
    iterations = 0
    trimmed = _trim(weights, limits)
    for _ in range(ROUNDS):
        if _off(trimmed, margins) < CLOSE:
            break
        try:
            raked, more = _fit(trimmed, margins)
        except DesignError:
            break
        iterations += more
        again = _trim(raked, limits)
        if float(np.max(np.abs(again - trimmed))) < _LEAST_CHANGE * float(trimmed.max()):
            break
        trimmed = again
    return trimmed, iterations


def _trim(weights: Numbers, limits: tuple[float, float]) -> Numbers:
    """The sum stays; cutting moves the mean, so it is cut until nothing is outside."""
    used, size = weights > 0, float(weights.sum())
    for _ in range(ROUNDS):
        mean = float(weights[used].mean())
        cut = np.where(used, np.clip(weights, limits[0] * mean, limits[1] * mean), 0)
        weights = cut * (size / float(cut.sum()))
        relative = weights[used] / mean
        if relative.min() >= limits[0] - CLOSE and relative.max() <= limits[1] + CLOSE:
            break
    return weights
