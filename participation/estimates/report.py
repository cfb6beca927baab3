"""What did a file give? The whole report as plain data, and as lines for people."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.estimates.answers import answer
from participation.estimates.keys import sorted_out
from participation.estimates.sample import Sample, sample_of
from participation.estimates.told import Found
from participation.estimates.wishes import Names, wishes_of
from participation.estimates.words import NotEstimable
from participation.imports.csv_reader import read_columns
from participation.stats.designs.raking import Kish, kish
from participation.stats.merging import propose_merging

_TOO_UNEQUAL = 3  # a design effect of the weights above which hardly anything is left of a sample
_PERCENT = 100


def report_of(
    path: Path,
    description: Mapping[str, Any],
    *,
    more: Sequence[tuple[str, Any]] = (),
    by: str | None = None,
    encoding: str = "",
) -> dict[str, Any]:
    """`more` is asked for beside the description, as (kind, text). Nothing is told of half a report.

    Raise `NotEstimable`, `DesignError` or `UnreadableFileError`.
    """
    columns = read_columns(path, encoding=encoding)
    design, found = sorted_out(description)
    level = _level(design.get("confidence", 0.95))
    wishes = wishes_of([*found, *more], Names(columns.names), by=by or design.get("by"), where=design.get("where"))
    sample = sample_of(columns, design)
    if not wishes:
        raise NotEstimable(_("Nothing is asked for. Name a mean, total, proportion or crosstab."))
    return {
        "file": path.name,
        "rows": columns.rows,
        "used": sample.design.rows,
        "left_out": columns.rows - sample.design.rows,
        "left_out_because": dict(sample.left_out),
        "design": _design(sample),
        "fitted": _fitted(sample),
        "confidence": level,
        "estimates": [answer(sample, wish, level) for wish in wishes],
        "notes": _notes(sample),
    }


def _level(value: Any) -> float:  # noqa: ANN401 (JSON)
    level = float(value) if isinstance(value, int | float) else 0.0
    level = level / _PERCENT if level > 1 else level
    if not 0 < level < 1:
        raise NotEstimable(_("confidence is a number like 0.95."))
    return level


def _design(sample: Sample) -> dict[str, Any]:
    first = sample.design.stages[0]
    return {
        **sample.used,
        "number_of_strata": len(np.unique(first.strata)),
        "number_of_clusters": len(np.unique(first.clusters)),
        "df": sample.design.degrees_of_freedom(),
        "sum_of_weights": float(sample.design.weights.sum()),
        "kish": _kish(kish(sample.design.weights)),
    }


def _kish(found: Kish) -> dict[str, float]:
    return {"deff": found.deff, "neff": found.n_eff}


def _fitted(sample: Sample) -> dict[str, Any] | None:
    if sample.fitted is None:
        return None
    return {
        "method": sample.method,
        "margins": [margin.name for margin in sample.margins],
        "iterations": sample.fitted.iterations,
        "largest_distance": sample.fitted.off,
        "trimmed": sample.fitted.trimmed,
        "lowest_weight": sample.fitted.lowest,
        "highest_weight": sample.fitted.highest,
    }


def _notes(sample: Sample) -> list[str]:
    notes = []
    out = int(np.count_nonzero(~sample.kept))
    if out:
        notes.append(
            ngettext(
                "%(count)d row lacks something that the design needs and is left out.",
                "%(count)d rows lack something that the design needs and are left out.",
                out,
            )
            % {"count": out}
        )
    if sample.fitted is None:
        return notes
    if sample.fitted.off > 1e-6:  # noqa: PLR2004 - a millionth is as good as met
        notes.append(
            _("With these limits the margins are missed by up to %(off).1f percent.")
            % {"off": _PERCENT * sample.fitted.off}
        )
    if sample.fitted.kish.deff > _TOO_UNEQUAL:
        notes.append(_("The weights are so unequal that fewer than a third of the answers count in effect."))
    for margin in sample.margins:
        counts = dict(zip(margin.labels, np.bincount(margin.codes, minlength=len(margin.labels)).tolist(), strict=True))
        proposal = propose_merging(counts, margin.labels)
        if proposal.merges and len(proposal.groups) > 1:  # all in one would be no margin any more
            merged = "; ".join(" + ".join(group) for group in proposal.merges)
            notes.append(
                _("“%(name)s” has categories with fewer than 30 answers. A merger that is large enough: %(merged)s.")
                % {"name": margin.name, "merged": merged}
            )
    return notes


def as_text(report: Mapping[str, Any]) -> str:
    """One line per figure."""
    lines = [
        _("%(file)s: %(used)d of %(rows)d rows, %(df)d degrees of freedom.")
        % {"file": report["file"], "used": report["used"], "rows": report["rows"], "df": report["design"]["df"]}
    ]
    for found in report["estimates"]:
        lines += ["", f"{found['name']}   (n = {found['n']}, {_('left out')}: {found['left_out']})"]
        if "groups" in found:
            for label, group in found["groups"].items():
                lines += _lines(group, f"{label}: ")
        else:
            lines += _lines(found)
    return "\n".join([*lines, *([""] if report["notes"] else []), *report["notes"]])


def _lines(found: Found, before: str = "") -> list[str]:
    if "values" in found:
        return [line for label, one in found["values"].items() for line in _lines(one, f"{before}{label}: ")]
    if "table" in found:
        return [*_table_lines(found["table"], before), *_test_lines(found["tests"], before)]
    interval = next((value for key, value in found.items() if key.startswith("ci") and value), None)
    error = f"  se {found['se']:.6g}" if "se" in found else ""
    return [f"  {before}{found['est']:.10g}{error}{_interval(interval)}"]


def _interval(ends: Sequence[float] | None) -> str:
    return f"  [{ends[0]:.10g}, {ends[1]:.10g}]" if ends else ""


def _table_lines(table: Mapping[str, Mapping[str, Found]], before: str) -> list[str]:
    return [
        f"  {before}{row} x {column}: {cell['est']:.6g}  se {cell['se']:.6g}  n {cell['n']}"
        for row, cells in table.items()
        for column, cell in cells.items()
    ]


def _test_lines(tests: Mapping[str, Found | None], before: str) -> list[str]:
    return [
        f"  {before}{name}: " + ", ".join(f"{key} = {value:.6g}" for key, value in test.items() if value is not None)
        for name, test in tests.items()
        if test
    ]
