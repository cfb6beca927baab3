"""Is a description of a sample that cannot be true refused?"""

from typing import Any

import numpy as np
import pytest

from participation.stats.designs.design import DesignError, codes_of, design_of
from participation.stats.designs.estimates import everybody, mean, ratio, total


@pytest.mark.parametrize(
    ("described", "code"),
    [
        ({"weights": [1, -1, 1]}, "weight_below_zero"),
        ({"weights": [0, 0, 0]}, "no_weight"),
        ({"weights": [1, float("nan"), 1]}, "weight_below_zero"),
        ({"populations": [[2, 2, 2]]}, "population_below_sample"),
        ({"populations": [[10, 20, 10]]}, "population_varies_in_stratum"),
        ({"populations": [[0, 0, 0]]}, "population_not_positive"),
        ({"strata": ["a", "a", "b"], "clusters": [["x", "y", "x"]]}, "cluster_in_two_strata"),
    ],
)
def test_what_cannot_be_is_refused(described: dict[str, Any], code: str) -> None:
    with pytest.raises(DesignError) as refused:
        design_of(rows=3, **described)
    assert refused.value.code == code


def test_clusters_may_count_anew_in_each_stratum_when_that_is_said() -> None:
    design = design_of(rows=4, strata=["a", "a", "b", "b"], clusters=[["1", "2", "1", "2"]], nest=True)
    assert design.degrees_of_freedom() == 2


def test_shares_drawn_are_populations_too() -> None:
    by_share = design_of(rows=4, populations=[[0.25] * 4])
    by_number = design_of(rows=4, populations=[[16] * 4])
    values = np.array([1.0, 5.0, 2.0, 4.0])
    assert mean(by_share, values, everybody(by_share)) == mean(by_number, values, everybody(by_number))
    assert total(by_share, values, everybody(by_share)).est == 48


def test_everybody_drawn_leaves_no_error() -> None:
    design = design_of(rows=3, populations=[[3] * 3])
    assert mean(design, np.array([1.0, 2.0, 6.0]), everybody(design)).se == 0


def test_nobody_who_speaks_and_nothing_to_divide_by() -> None:
    design = design_of(rows=3)
    with pytest.raises(DesignError, match="nobody_left"):
        mean(design, np.ones(3), np.zeros(3, np.bool_))
    with pytest.raises(DesignError, match="divided_by_zero"):
        ratio(design, np.ones(3), np.zeros(3), rows=everybody(design))


def test_codes_count_in_order_of_appearance() -> None:
    codes, labels = codes_of(["b", "a", "b"])
    assert (codes.tolist(), labels) == ([0, 1, 0], ("b", "a"))
