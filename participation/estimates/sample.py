"""How do the columns of a file become the design of a sample, with weights fitted to margins?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from participation.estimates.cells import MISSING, given, numbers
from participation.estimates.margins import margin_of, targets_of
from participation.estimates.wishes import Names, columns_of
from participation.estimates.words import NotEstimable
from participation.imports.csv_reader import Columns
from participation.stats.designs.design import Design, Mask, Numbers, SingleCluster, design_of
from participation.stats.designs.raking import Margin, Raked, rake

FITS = ("rake", "calibrate", "poststratify")
_R_NAMES = {"fail": "refuse", "remove": "certainty", "certain": "certainty", "center": "adjust", "centre": "adjust"}


@dataclass(frozen=True, slots=True)
class Sample:
    """`kept`: rows of the file that the design could use; `left_out`: why others were not, by column."""

    columns: Columns
    kept: Mask
    design: Design
    missing: frozenset[str]
    left_out: Mapping[str, int]
    fitted: Raked | None = None
    method: str = ""
    margins: tuple[Margin, ...] = ()
    used: Mapping[str, Any] = field(default_factory=dict)

    def labels(self, name: str) -> list[str]:
        cells = self.columns.cells[name]
        return [cells[row] for row in np.flatnonzero(self.kept)]

    def given(self, name: str) -> Mask:
        return given(self.columns.cells[name], self.missing)[self.kept]

    def numbers(self, name: str) -> tuple[Numbers, Mask]:
        values, there = numbers(name, self.columns.cells[name], self.missing)
        return values[self.kept], there[self.kept]


@dataclass(frozen=True, slots=True)
class _Described:
    weights: str | None
    strata: tuple[str, ...]
    clusters: tuple[str, ...]
    fpc: tuple[Any, ...]
    targets: Mapping[str, Mapping[str, float]]
    method: str


def sample_of(columns: Columns, description: Mapping[str, Any]) -> Sample:
    """Raise `NotEstimable` or `DesignError` where the description does not fit the file."""
    names = Names(columns.names)
    missing = MISSING | frozenset(str(one) for one in _list(description.get("missing")))
    described = _described(description, names)
    needed = [described.weights, *described.strata, *described.clusters, *described.targets]
    needed += [names.find(one) for one in described.fpc if isinstance(one, str)]
    holes = {name: ~given(columns.cells[name], missing) for name in dict.fromkeys(needed) if name}
    kept = ~np.any(np.stack(list(holes.values())), axis=0) if holes else np.ones(columns.rows, np.bool_)
    if not np.any(kept):
        raise NotEstimable(_("Each row lacks something that the design needs, so nobody is left."))
    design = _design(columns, described, kept, missing, description)
    left_out = {name: int(np.count_nonzero(hole)) for name, hole in holes.items() if np.any(hole)}
    sample = Sample(columns, kept, design, missing, left_out, used=_used(described))
    return _fit(sample, described, description) if described.targets else sample


def _described(description: Mapping[str, Any], names: Names) -> _Described:
    weights = description.get("weights")
    fits = [key for key in FITS if description.get(key)]
    if len(fits) > 1:
        raise NotEstimable(_("Fit the weights in one way: rake, calibrate or poststratify."))
    method = fits[0] if fits else ""
    return _Described(
        weights=None if weights in (None, "") else _one(weights, names),
        strata=columns_of(description.get("strata"), names),
        clusters=_stages(description.get("cluster"), names),
        fpc=tuple(_list(description.get("fpc"))),
        targets=targets_of(description[method], names, method) if method else {},
        method=method,
    )


def _one(value: Any, names: Names) -> str:  # noqa: ANN401 (JSON)
    if not isinstance(value, str):
        raise NotEstimable(_("The weights are named by their column, not by %(value)s.") % {"value": value})
    return names.find(value.lstrip("~ "))


def _stages(value: Any, names: Names) -> tuple[str, ...]:  # noqa: ANN401 (JSON)
    """In R, `~1` and `~0` mean that nobody was drawn together."""
    if value in (1, 0, "1", "0", "~1", "~0", None, False):
        return ()
    return columns_of(value, names)


def _list(value: Any) -> list[Any]:  # noqa: ANN401 (JSON)
    if value is None or value == "" or value is False:
        return []
    if isinstance(value, str) and "+" in value and value.startswith("~"):
        return [one.strip() for one in value.lstrip("~ ").split("+")]
    return value if isinstance(value, list) else [value.lstrip("~ ") if isinstance(value, str) else value]


def _design(
    columns: Columns, described: _Described, kept: Mask, missing: frozenset[str], description: Mapping[str, Any]
) -> Design:
    rows = np.flatnonzero(kept)

    def labels(names: Sequence[str]) -> list[object]:
        return [tuple(columns.cells[name][row] for name in names) for row in rows]

    def stage(name: str) -> list[object]:
        return [columns.cells[name][row] for row in rows]

    weights = None
    if described.weights:
        weights = numbers(described.weights, columns.cells[described.weights], missing)[0][kept]
    return design_of(
        rows=len(rows),
        weights=weights,
        strata=labels(described.strata) if described.strata else None,
        clusters=[stage(name) for name in described.clusters],
        populations=[_population(one, columns, described, kept, missing) for one in described.fpc],
        single=_single(description.get("single_psu")),
        nest=description.get("nest") is True,
    )


def _single(value: Any) -> SingleCluster:  # noqa: ANN401 (JSON)
    wanted = str(value or SingleCluster.REFUSE).lower()
    try:
        return SingleCluster(_R_NAMES.get(wanted, wanted))
    except ValueError:
        raise NotEstimable(_("single_psu must be one of: %(known)s.") % {"known": ", ".join(SingleCluster)}) from None


def _population(
    value: Any,  # noqa: ANN401 (JSON)
    columns: Columns,
    described: _Described,
    kept: Mask,
    missing: frozenset[str],
) -> Numbers:
    """A column, one number for all, or a number per stratum."""
    if isinstance(value, str):
        name = Names(columns.names).find(value)
        return numbers(name, columns.cells[name], missing)[0][kept]
    if isinstance(value, Mapping) and len(described.strata) == 1:
        cells = columns.cells[described.strata[0]]
        per_row = [value.get(cells[row]) for row in np.flatnonzero(kept)]
        if any(not isinstance(one, int | float) for one in per_row):
            raise NotEstimable(_("The fpc needs a number for each stratum."))
        return np.array(per_row, np.float64)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if described.strata:
            raise NotEstimable(_("With strata the fpc needs a column or a number for each stratum."))
        return np.full(int(np.count_nonzero(kept)), float(value))
    raise NotEstimable(_("The fpc is a column, a number, or a number for each stratum."))


def _fit(sample: Sample, described: _Described, description: Mapping[str, Any]) -> Sample:
    size = float(sample.design.weights.sum())
    margins = tuple(margin_of(name, own, sample.labels(name), size) for name, own in described.targets.items())
    raked = rake(sample.design, margins, limits=_limits(description.get("trim")), as_r_rake=described.method == "rake")
    return replace(sample, design=raked.design, fitted=raked, method=described.method, margins=margins)


def _limits(value: Any) -> tuple[float, float] | None:  # noqa: ANN401 (JSON)
    if value is None or value is False:
        return None
    if isinstance(value, Mapping):
        value = [value.get("low", value.get("lower", 0)), value.get("high", value.get("upper"))]
    match value:
        case [int() | float() as low, int() | float() as high] if 0 <= low < 1 < high:
            return float(low), float(high)
    raise NotEstimable(_("trim is [low, high] in times of the mean weight, like [0.3, 3]."))


def _used(described: _Described) -> dict[str, Any]:
    """For the report: what the design was read as."""
    return {
        "weights": described.weights,
        "strata": list(described.strata),
        "clusters": list(described.clusters),
        "fpc": [one if isinstance(one, str | int | float) else "per stratum" for one in described.fpc],
    }
