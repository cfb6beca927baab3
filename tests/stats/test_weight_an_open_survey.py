"""Is a modelled share that of a stratified sample, and called a model?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.designs.design import design_of
from participation.stats.designs.estimates import everybody, mean
from participation.stats.modelled import PartShare, modelled_share
from participation.stats.proportions import wilson

parts = st.lists(
    st.tuples(st.integers(2, 40), st.integers(1, 5000)).flatmap(
        lambda drawn: st.builds(PartShare, st.integers(0, drawn[0]), st.just(drawn[0]), st.just(drawn[1]))
    ),
    min_size=1,
    max_size=5,
)


@given(parts)
def test_it_is_the_estimate_of_a_stratified_sample(drawn: list[PartShare]) -> None:
    found = modelled_share(drawn)
    answers = np.array([float(i < part.count) for part in drawn for i in range(part.base)])
    strata = [at for at, part in enumerate(drawn) for _ in range(part.base)]
    weights = [part.residents / part.base for part in drawn for _ in range(part.base)]
    design = design_of(rows=len(answers), weights=weights, strata=strata)
    expected = mean(design, answers, everybody(design))
    assert found is not None
    assert found.share == pytest.approx(expected.est, abs=1e-12)
    assert found.n == len(answers)
    if expected.se > 1e-9:
        n_eff = expected.est * (1 - expected.est) / expected.se**2
        ends = wilson(expected.est, n_eff)
        assert (found.range.low, found.range.high) == pytest.approx((ends.low, ends.high), abs=1e-9)


def test_the_larger_part_counts_more() -> None:
    """80 % of 20 in the north with 3,000 residents, 20 % of 80 in the south with 1,000."""
    found = modelled_share([PartShare(16, 20, 3_000), PartShare(16, 80, 1_000)])
    assert found is not None
    assert found.share == pytest.approx(0.65)
    assert 0.4 < found.range.low < 0.65 < found.range.high < 0.85


def test_a_part_with_residents_and_no_answers_stops_it() -> None:
    assert modelled_share([PartShare(5, 10, 100), PartShare(0, 1, 100)]) is None
    assert modelled_share([]) is None
    assert modelled_share([PartShare(5, 10, 100), PartShare(0, 0, 0)]) is not None


def test_unanimous_parts_still_leave_doubt() -> None:
    found = modelled_share([PartShare(10, 10, 100), PartShare(10, 10, 100)])
    assert found is not None
    assert found.share == 1
    assert found.range.low < 0.9


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="more people"):
        modelled_share([PartShare(3, 2, 10)])
