"""How was the sample drawn: weights, strata, clusters stage by stage, and from how many they were drawn?

The vocabulary is that of Lumley, "Complex Surveys" (2010), ch. 2-3, and of R's `survey`. Each row has one weight. A
stage has clusters within strata; without clusters each row is its own. The population of a stage is the number of
clusters in the row's stratum; where it is known, the finite population correction applies.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Codes = NDArray[np.intp]
Mask = NDArray[np.bool_]


class DesignError(ValueError):
    """The sample cannot have been drawn like this. `code` names why, `details` of what."""

    def __init__(self, code: str, **details: str | float) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


class SingleCluster(StrEnum):
    """What is made of a stratum from which one cluster was drawn: its variance cannot be estimated."""

    REFUSE = "refuse"
    ADJUST = "adjust"  # its distance from the centre of all strata is its variance: cautious
    CERTAINTY = "certainty"  # it was taken for certain and adds nothing
    AVERAGE = "average"  # as much as the other strata have on average


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """One code per row. `population`: clusters in the row's stratum, None where drawn with replacement."""

    clusters: Codes
    strata: Codes
    population: Numbers | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Adjusted:
    """The weights were made to fit known margins: one code per row and margin.

    `before` are the weights with which the margins explain the answers (see `variance`).
    """

    margins: tuple[Codes, ...]
    before: Numbers


@dataclass(frozen=True, eq=False, slots=True)
class Design:
    weights: Numbers
    stages: tuple[Stage, ...]
    single: SingleCluster = SingleCluster.REFUSE
    adjusted: Adjusted | None = None

    @property
    def rows(self) -> int:
        return len(self.weights)

    def fitted(self, weights: Numbers, adjusted: Adjusted) -> "Design":
        return replace(self, weights=weights, adjusted=adjusted)

    def degrees_of_freedom(self, domain: Mask | None = None) -> int:
        """Clusters of the first stage less strata, as far as the domain touches them."""
        used = self.weights > 0 if domain is None else domain & (self.weights > 0)
        first = self.stages[0]
        return len(np.unique(first.clusters[used])) - len(np.unique(first.strata[used]))


def codes_of(labels: Sequence[object]) -> tuple[Codes, tuple[object, ...]]:
    """A number per label in the order in which the labels come first, and the labels."""
    seen: dict[object, int] = {}
    codes = np.fromiter((seen.setdefault(label, len(seen)) for label in labels), np.intp, len(labels))
    return codes, tuple(seen)


def design_of(
    *,
    rows: int,
    weights: Sequence[float] | Numbers | None = None,
    strata: Sequence[object] | None = None,
    clusters: Sequence[Sequence[object]] = (),
    populations: Sequence[Sequence[float] | Numbers] = (),
    single: SingleCluster = SingleCluster.REFUSE,
    nest: bool = False,
) -> Design:
    """Check what is given and put it together; raise `DesignError`.

    `populations` per stage: numbers of clusters to draw from, or shares drawn (at most 1). Without weights they follow
    from the populations, else all are 1. `nest`: cluster names count anew in each stratum.
    """
    stages: list[Stage] = []
    outer = codes_of(strata)[0] if strata is not None else np.zeros(rows, np.intp)
    for number, names in enumerate(clusters or [range(rows)]):
        inner = codes_of(names)[0]
        if number == 0 and not nest:
            _must_be_nested(inner, outer, names)
        within = inner if number == 0 and not nest else _pairs(outer, inner)
        given = np.asarray(populations[number], np.float64) if number < len(populations) else None
        stages.append(Stage(within, outer, None if given is None else _population(given, within, outer)))
        outer = within
    found = _from_populations(stages, rows) if weights is None else np.asarray(weights, np.float64)
    _check_weights(found)
    return Design(found, tuple(stages), single)


def _pairs(first: Codes, second: Codes) -> Codes:
    return np.unique(np.stack([first, second], axis=1), axis=0, return_inverse=True)[1].reshape(-1).astype(np.intp)


def _must_be_nested(clusters: Codes, strata: Codes, names: Sequence[object]) -> None:
    home: dict[int, int] = {}
    for row, (cluster, stratum) in enumerate(zip(clusters.tolist(), strata.tolist(), strict=True)):
        if home.setdefault(cluster, stratum) != stratum:
            raise DesignError("cluster_in_two_strata", cluster=str(names[row]))


def _population(given: Numbers, clusters: Codes, strata: Codes) -> Numbers:
    drawn = _clusters_per_stratum(clusters, strata)[strata]
    if np.any(~np.isfinite(given) | (given <= 0)):
        raise DesignError("population_not_positive")
    lowest, highest = np.full(strata.max() + 1, np.inf), np.zeros(strata.max() + 1)
    np.minimum.at(lowest, strata, given)
    np.maximum.at(highest, strata, given)
    if np.any(highest > lowest * (1 + 1e-9)):
        raise DesignError("population_varies_in_stratum")
    size: Numbers = drawn / given if np.all(given <= 1) else given
    if np.any(size < drawn * (1 - 1e-9)):
        short = int(np.argmax(drawn - size))
        raise DesignError("population_below_sample", drawn=float(drawn[short]), population=float(size[short]))
    return size


def _clusters_per_stratum(clusters: Codes, strata: Codes) -> Numbers:
    first = np.unique(clusters, return_index=True)[1]
    return np.bincount(strata[first], minlength=strata.max() + 1).astype(np.float64)


def _from_populations(stages: Sequence[Stage], rows: int) -> Numbers:
    weights = np.ones(rows)
    for stage in stages:
        if stage.population is None:
            break
        weights = weights * stage.population / _clusters_per_stratum(stage.clusters, stage.strata)[stage.strata]
    return weights


def _check_weights(weights: Numbers) -> None:
    if np.any(~np.isfinite(weights) | (weights < 0)):
        raise DesignError("weight_below_zero")
    if not np.any(weights > 0):
        raise DesignError("no_weight")
