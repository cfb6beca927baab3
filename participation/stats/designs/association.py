"""Do two answers hang together in the population, when the sample was drawn by a design?

Rao & Scott (1984), "On chi-squared tests for multiway contingency tables", Annals of Statistics 12: Pearson's X² of the
weighted table, divided by the mean of the generalised design effects, with the second-order (Satterthwaite) correction
of the degrees of freedom, as F (Thomas & Rao 1987, JASA 82). Wald's test of the differences from independence, and its
adjusted form (Koch, Freeman & Freeman 1975, International Statistical Review 43). As R's `svychisq`, 4.1-1.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from participation.stats.designs.design import Codes, Design, DesignError, Mask
from participation.stats.designs.estimates import Estimate, shares
from participation.stats.designs.variance import Matrix, covariance
from participation.stats.distributions import chi_square_upper_tail, f_upper_tail

_TWO = 2


@dataclass(frozen=True, slots=True)
class FTest:
    F: float
    ndf: float
    ddf: float
    p: float


@dataclass(frozen=True, slots=True)
class Association:
    """`cells[i][j]`: share of the whole. `x2` is Pearson's of the weighted table scaled to n, `v` Cramér's."""

    cells: tuple[tuple[Estimate, ...], ...]
    n: int
    x2: float
    v: float
    rao_scott: FTest | None
    rao_scott_chi2_p: float | None
    wald: FTest | None
    adjusted_wald: FTest | None


def association(
    design: Design,
    table_rows: Codes,
    table_columns: Codes,
    shape: tuple[int, int],
    *,
    rows: Mask,
    domain: Mask | None = None,
) -> Association:
    """Codes of both answers, their numbers of categories, and the rows that answered both."""
    down, across = shape
    if min(shape) < _TWO:
        raise DesignError("one_category")
    found, together = shares(design, table_rows * across + table_columns, down * across, rows=rows, domain=domain)
    at = np.array([estimate.est for estimate in found]).reshape(shape)
    if np.any(at.sum(axis=0) == 0) or np.any(at.sum(axis=1) == 0):
        raise DesignError("empty_category")
    expected = np.outer(at.sum(axis=1), at.sum(axis=0))
    n = int(np.count_nonzero(rows & (design.weights > 0)))
    x2 = n * float(((at - expected) ** 2 / expected).sum())
    df = design.degrees_of_freedom(domain)
    corrected, p = _rao_scott(at, together, x2, n, df)
    wald, adjusted = _wald(design, (table_rows, table_columns), shape, rows, df)
    cells = tuple(tuple(found[i * across : (i + 1) * across]) for i in range(down))
    return Association(cells, n, x2, sqrt(x2 / (n * (min(shape) - 1))), corrected, p, wald, adjusted)


def _rao_scott(at: Matrix, together: Matrix, x2: float, n: int, df: int) -> tuple[FTest | None, float | None]:
    contrasts = _interactions(*at.shape)
    inverse = np.diag(np.divide(1, at.ravel(), out=np.zeros(at.size), where=at.ravel() > 0))
    simple = contrasts.T @ (inverse / n) @ contrasts
    try:
        effects = np.linalg.solve(simple, contrasts.T @ inverse @ together @ inverse @ contrasts)
    except np.linalg.LinAlgError:
        return None, None
    trace = float(np.trace(effects))
    if trace <= 0 or df <= 0:
        return None, None
    freedom = trace**2 / float(np.trace(effects @ effects))
    statistic = x2 / trace
    p = chi_square_upper_tail(x2 / (trace / len(effects)), len(effects))
    return FTest(statistic, freedom, freedom * df, f_upper_tail(statistic, freedom, freedom * df)), p


def _interactions(down: int, across: int) -> Matrix:
    """What of the interactions is not explained by rows and columns: a basis of (down - 1)(across - 1) contrasts."""
    centred_rows = np.eye(down)[:, 1:] - 1 / down
    centred_columns = np.eye(across)[:, 1:] - 1 / across
    return np.asarray(np.kron(centred_rows, centred_columns), np.float64)


def _wald(
    design: Design, codes: tuple[Codes, Codes], shape: tuple[int, int], rows: Mask, df: int
) -> tuple[FTest | None, FTest | None]:
    """Of the totals less what independence expects, without the first row and column."""
    down, across = shape
    weights = np.where(rows, design.weights, 0)
    in_row = np.eye(down)[codes[0]] * rows[:, None]
    in_column = np.eye(across)[codes[1]] * rows[:, None]
    size, by_row, by_column = float(weights.sum()), weights @ in_row, weights @ in_column
    contrasts, influences = [], []
    for i in range(1, down):
        for j in range(1, across):
            inside = in_row[:, i] * in_column[:, j]
            contrasts.append(float(weights @ inside) - by_row[i] * by_column[j] / size)
            influences.append(
                inside
                - in_row[:, i] * (by_column[j] / size)
                - in_column[:, j] * (by_row[i] / size)
                + rows * (by_row[i] * by_column[j] / size**2)
            )
    spread = covariance(design, np.stack(influences, axis=1))
    number = len(contrasts)
    try:
        statistic = float(np.array(contrasts) @ np.linalg.solve(spread, np.array(contrasts)))
    except np.linalg.LinAlgError:
        return None, None
    plain = _f(statistic / number, number, df)
    left = df - number + 1
    return plain, _f(statistic * left / (number * df), number, left) if df > 0 else None


def _f(statistic: float, ndf: int, ddf: int) -> FTest | None:
    return FTest(statistic, ndf, ddf, f_upper_tail(statistic, ndf, ddf)) if ddf > 0 else None
