"""What does the sample say about two answers at once? Cells with shares, and the tests of R's `svychisq`."""

from collections.abc import Sequence

import numpy as np

from participation.estimates.sample import Sample
from participation.estimates.told import Asked, Found
from participation.estimates.wishes import Wish
from participation.stats.designs.association import Association, FTest, association
from participation.stats.designs.design import Codes, Mask


def crosstab(sample: Sample, wish: Wish, _level: float) -> Asked:
    down, across = sample.labels(wish.variable), sample.labels(wish.other)

    def ask(rows: Mask, domain: Mask) -> Found:
        row_names, column_names = _present(down, rows), _present(across, rows)
        codes = _codes(down, row_names), _codes(across, column_names)
        shape = len(row_names), len(column_names)
        found = association(sample.design, *codes, shape, rows=rows, domain=domain)
        counts = np.zeros(shape, np.intp)
        np.add.at(counts, (codes[0][rows], codes[1][rows]), 1)
        weight = float(sample.design.weights[rows].sum())
        return {
            "table": _table(found, row_names, column_names, counts.tolist(), weight),
            "x2": found.x2,
            "cramers_v": found.v,
            "tests": _tests(found),
        }

    return ask


def _present(labels: Sequence[str], rows: Mask) -> list[str]:
    return sorted({label for label, here in zip(labels, rows.tolist(), strict=True) if here})


def _codes(labels: Sequence[str], names: Sequence[str]) -> Codes:
    order = {name: code for code, name in enumerate(names)}
    return np.array([order.get(label, 0) for label in labels], np.intp)


def _table(
    found: Association, rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], weight: float
) -> Found:
    by_column = [sum(row[j].est for row in found.cells) for j in range(len(columns))]
    table: Found = {}
    for i, row in enumerate(rows):
        whole = sum(cell.est for cell in found.cells[i])
        table[row] = {
            column: {
                "n": counts[i][j],
                "weighted": found.cells[i][j].est * weight,
                "est": found.cells[i][j].est,
                "se": found.cells[i][j].se,
                "row_share": found.cells[i][j].est / whole,
                "column_share": found.cells[i][j].est / by_column[j],
            }
            for j, column in enumerate(columns)
        }
    return table


def _tests(found: Association) -> Found:
    """Named as R's `svychisq` names them: F is Rao-Scott of the second order."""

    def f(test: FTest | None) -> Found | None:
        return None if test is None else {"F": test.F, "ndf": test.ndf, "ddf": test.ddf, "p": test.p}

    rows, columns = len(found.cells), len(found.cells[0])
    return {
        "F": f(found.rao_scott),
        "Chisq": {"X2": found.x2, "df": (rows - 1) * (columns - 1), "p": found.rao_scott_chi2_p},
        "Wald": f(found.wald),
        "adjWald": f(found.adjusted_wald),
    }
