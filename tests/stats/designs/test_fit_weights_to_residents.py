"""Do weights fit what is known about the residents, within limits, or say in a sentence why they cannot?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.designs.design import Design, DesignError, design_of
from participation.stats.designs.estimates import everybody, shares
from participation.stats.designs.raking import Margin, kish, rake
from participation.stats.merging import propose_merging


@st.composite
def samples(draw: st.DrawFn) -> tuple[Design, list[Margin]]:
    """Every category is there, and the margins are those of some population, so raking has an answer."""
    n = draw(st.integers(12, 60))
    weights = draw(st.lists(st.floats(0.5, 4), min_size=n, max_size=n))
    people = np.array(draw(st.lists(st.floats(0.5, 4), min_size=n, max_size=n)))
    margins = []
    for name, size in (("age", draw(st.integers(2, 4))), ("sex", 2)):
        codes = np.array([i % size if i < size else draw(st.integers(0, size - 1)) for i in range(n)], np.intp)
        targets = tuple(float(people[codes == code].sum()) for code in range(size))
        margins.append(Margin(name, codes, targets, tuple(f"{name} {code}" for code in range(size))))
    return design_of(rows=n, weights=weights), margins


@given(samples())
def test_every_margin_is_met(drawn: tuple[Design, list[Margin]]) -> None:
    design, margins = drawn
    raked = rake(design, margins)
    for margin in margins:
        here = np.bincount(margin.codes, weights=raked.design.weights)
        assert here == pytest.approx(margin.targets, rel=1e-6)
    assert np.all(raked.design.weights > 0)
    assert raked.kish.deff >= 1 - 1e-12
    assert raked.trimmed == 0


@given(samples())
def test_a_margin_that_was_fitted_has_no_error_left(drawn: tuple[Design, list[Margin]]) -> None:
    design, margins = drawn
    raked = rake(design, margins).design
    for margin in margins:
        found, _ = shares(raked, margin.codes, len(margin.targets), rows=everybody(raked))
        for share, target in zip(found, margin.targets, strict=True):
            assert share.est == pytest.approx(target / sum(margin.targets), rel=1e-5)
            assert share.se < 1e-4


@given(samples(), st.floats(0.2, 0.8), st.floats(1.3, 3))
def test_limits_hold_and_what_is_missed_is_told(drawn: tuple[Design, list[Margin]], low: float, high: float) -> None:
    design, margins = drawn
    raked = rake(design, margins, limits=(low, high))
    assert low - 1e-6 <= raked.lowest
    assert raked.highest <= high + 1e-6
    worst = max(
        float(np.max(np.abs(np.bincount(m.codes, weights=raked.design.weights) / np.array(m.targets) - 1)))
        for m in margins
    )
    assert raked.off == pytest.approx(worst, abs=1e-9)


def test_an_empty_category_is_refused_by_name() -> None:
    design = design_of(rows=3, weights=[1, 1, 1])
    margin = Margin("age", np.array([0, 0, 1], np.intp), (10, 10, 5), ("young", "middle", "old"))
    with pytest.raises(DesignError) as refused:
        rake(design, [margin])
    assert (refused.value.code, refused.value.details) == ("nobody_in_category", {"margin": "age", "category": "old"})


def test_margins_that_contradict_are_refused() -> None:
    """All women are old here, so 10 women and 30 old people among 40 cannot both be."""
    design = design_of(rows=4, weights=[1, 1, 1, 1])
    age = Margin("age", np.array([0, 0, 1, 1], np.intp), (10, 30), ("young", "old"))
    sex = Margin("sex", np.array([0, 0, 1, 1], np.intp), (30, 10), ("m", "f"))
    with pytest.raises(DesignError, match="margins_contradict"):
        rake(design, [age, sex])


def test_equal_weights_cost_nothing() -> None:
    found = kish(np.full(50, 2.5))
    assert (found.n, found.deff, found.n_eff) == pytest.approx((50, 1, 50))


def test_a_small_age_group_joins_its_smaller_neighbour() -> None:
    counts = {"18-29": 12, "30-49": 60, "50-64": 45, "65-79": 40, "80+": 4}
    proposal = propose_merging(counts, list(counts))
    assert proposal.groups == (("18-29", "30-49"), ("50-64",), ("65-79", "80+"))
    assert proposal.merges == (("18-29", "30-49"), ("65-79", "80+"))
    assert proposal.small == ("18-29", "80+")
    assert proposal.needed


@given(st.lists(st.integers(0, 80), min_size=1, max_size=8), st.booleans())
def test_a_proposal_keeps_everybody_and_leaves_no_small_group(sizes: list[int], ordered: bool) -> None:
    counts = {f"{at}": size for at, size in enumerate(sizes)}
    proposal = propose_merging(counts, list(counts), ordered=ordered)
    assert sorted(name for group in proposal.groups for name in group) == sorted(counts)
    if sum(sizes) >= 30:
        assert all(sum(counts[name] for name in group) >= 30 for group in proposal.groups)
