"""How far may chance have moved an estimate, given how the sample was drawn?

Linearisation: each row's influence on the estimate, times its weight, is summed per cluster. A stage adds, over the n
clusters t of each of its strata, (1 - n/N)·n/(n-1)·Σ(t - mean t)², times the share drawn at the stages before (Särndal,
Swensson & Wretman, "Model Assisted Survey Sampling", 1992, ch. 4; Lumley 2010, ch. 2-3). Weights fitted to margins: the
influence is replaced by its residual from a regression on the margins with the weights from before (Deville & Särndal
1992, JASA 87); R's `rake` takes that regression without weights. Checked against R's `survey` 4.1-1.
"""

import numpy as np
from numpy.typing import NDArray

from participation.stats.designs.design import Codes, Design, DesignError, Numbers, SingleCluster, Stage

Matrix = NDArray[np.float64]
_ALL_DRAWN = 1e-9


def covariance(design: Design, influence: Matrix) -> Matrix:
    """Of estimates whose influences stand in the columns, one row per row of the sample."""
    columns = influence.reshape(design.rows, -1)
    if design.adjusted is not None:
        columns = _residuals(columns, design.adjusted.margins, design.adjusted.before)
    columns = columns * design.weights[:, None]
    found = np.zeros((columns.shape[1], columns.shape[1]))
    drawn_before = np.ones(design.rows)
    for stage in design.stages:
        found = found + _of_stage(columns, stage, drawn_before, design.single)
        if stage.population is None:
            break  # drawn with replacement: the later stages are contained in this one
        drawn_before = drawn_before * _clusters_drawn(stage) / stage.population
    return found


def _residuals(columns: Matrix, margins: tuple[Codes, ...], weights: Numbers) -> Matrix:
    dummies = np.concatenate([np.eye(codes.max() + 1)[codes] for codes in margins], axis=1)
    normal = dummies.T @ (dummies * weights[:, None])
    fitted = np.linalg.lstsq(normal, dummies.T @ (columns * weights[:, None]), rcond=None)[0]
    left: Matrix = columns - dummies @ fitted
    return left


def _clusters_drawn(stage: Stage) -> Numbers:
    """For each row: how many clusters its stratum has in the sample."""
    first = np.unique(stage.clusters, return_index=True)[1]
    drawn: Numbers = np.bincount(stage.strata[first], minlength=stage.strata.max() + 1)[stage.strata].astype(np.float64)
    return drawn


def _of_stage(columns: Matrix, stage: Stage, drawn_before: Numbers, single: SingleCluster) -> Matrix:
    first, at = np.unique(stage.clusters, return_index=True, return_inverse=True)[1:]
    totals = np.zeros((len(first), columns.shape[1]))
    np.add.at(totals, at.reshape(-1), columns)
    stratum = stage.strata[first]
    size = np.bincount(stratum).astype(np.float64)
    left = np.ones(len(size))
    if stage.population is not None:
        population = np.zeros(len(size))
        population[stratum] = stage.population[first]
        left = np.where(population - size > _ALL_DRAWN * population, 1 - size / np.maximum(population, 1), 0)
    lonely = (size == 1) & (left > 0)
    if single is SingleCluster.REFUSE and np.any(lonely):
        raise DesignError("single_cluster", strata=int(np.count_nonzero(lonely)))
    means = np.zeros((len(size), columns.shape[1]))
    np.add.at(means, stratum, totals)
    means /= np.maximum(size, 1)[:, None]
    if single is SingleCluster.ADJUST:
        means[lonely] = 0  # influences of all rows sum to zero: that is the centre of all strata
    before = np.zeros(len(size))
    before[stratum] = drawn_before[first]
    factor = before * left * np.where(size > 1, size / np.maximum(size - 1, 1), 1)
    apart = totals - means[stratum]
    found: Matrix = apart.T @ (apart * factor[stratum][:, None])
    if single is SingleCluster.AVERAGE and np.any(lonely):
        strata, alone = int(np.count_nonzero(size)), int(np.count_nonzero(lonely))
        found = found * (strata / max(1, strata - alone))
    return found
