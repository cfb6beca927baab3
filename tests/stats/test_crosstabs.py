"""Are tests of tables, adjusted p-values and column letters those of textbooks and other programs?"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.crosstabs import crosstab
from participation.stats.letters import GroupShare, holm, letters, letters_of_table, two_shares


def test_party_and_gender_of_agresti() -> None:
    """Agresti (2007), "An Introduction to Categorical Data Analysis", table 2.5; also in R's help of `chisq.test`."""
    found = crosstab([[762, 327, 468], [484, 239, 477]])
    assert found is not None
    assert (round(found.x2, 2), found.df, found.n) == (30.07, 2, 2757)
    assert found.p == pytest.approx(2.954e-07, rel=1e-3)
    assert found.v == pytest.approx((30.07015 / 2757) ** 0.5, rel=1e-5)
    assert not found.simulated


@given(st.lists(st.lists(st.integers(5, 80), min_size=3, max_size=3), min_size=2, max_size=4))
def test_equals_scipy_without_yates(table: list[list[int]]) -> None:
    found = crosstab(table)
    expected = oracle.chi2_contingency(table, correction=False)
    assert found is not None
    assume(not found.simulated)
    assert (found.x2, found.p) == pytest.approx((expected.statistic, expected.pvalue), rel=1e-8, abs=1e-12)
    assert 0 <= found.v <= 1


def test_a_small_table_is_not_believed_to_be_chi_square() -> None:
    """Fisher's tea lady: exactly 34 of 70 equally likely tables are as far from independence."""
    found = crosstab([[3, 1], [1, 3]])
    assert found is not None
    assert found.simulated
    assert found.p == pytest.approx(34 / 70, abs=0.04)
    assert found == crosstab([[3, 1], [1, 3]])


def test_empty_rows_and_columns_say_nothing() -> None:
    with_gaps = crosstab([[20, 0, 30], [0, 0, 0], [25, 0, 10]])
    assert with_gaps == crosstab([[20, 30], [25, 10]])
    assert crosstab([[20, 30], [0, 0]]) is None
    assert crosstab([]) is None


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        crosstab([[1, -1], [2, 3]])


def test_perfect_association_has_v_one() -> None:
    found = crosstab([[30, 0], [0, 40]])
    assert found is not None
    assert found.v == pytest.approx(1)


def test_holm_as_in_r() -> None:
    """p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm") and with ties, R 4.2.2."""
    assert holm([0.01, 0.02, 0.03, 0.04]) == pytest.approx([0.04, 0.06, 0.06, 0.06])
    assert holm([0.5, 0.01, 0.01, 0.9]) == pytest.approx([1.0, 0.04, 0.04, 1.0])
    assert holm([]) == []


@given(st.integers(1, 300), st.integers(1, 300), st.data())
def test_two_shares_are_pearson_of_four_cells(n: int, m: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    assume(0 < a + b < n + m)
    expected = oracle.chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue
    assert two_shares(GroupShare("a", a / n, n), GroupShare("b", b / m, m)) == pytest.approx(expected, rel=1e-7)


def test_letters_name_the_groups_that_are_clearly_lower() -> None:
    found = letters([GroupShare("north", 0.6, 100), GroupShare("south", 0.3, 100), GroupShare("west", 0.55, 20)])
    assert [(one.letter, one.exceeds, one.compared) for one in found] == [
        ("A", "B", True),
        ("B", "", True),
        ("C", "", False),
    ]


def test_a_table_gets_letters_per_answer() -> None:
    counts = {"18-39": {"yes": 20, "no": 60}, "40-64": {"yes": 50, "no": 30}, "65+": {"yes": 52, "no": 28}}
    found = letters_of_table(counts, ["yes", "no"])
    assert [one.exceeds for one in found["yes"]] == ["", "A", "A"]
    assert [one.exceeds for one in found["no"]] == ["BC", "", ""]


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400)), max_size=30))
def test_nobody_exceeds_a_group_that_exceeds_it(drawn: list[tuple[float, int]]) -> None:
    found = letters([GroupShare(f"g{at}", share, n) for at, (share, n) in enumerate(drawn)])
    share = {one.letter: one.share for one in found if len(one.letter) == 1}
    for one in found:
        assert all(share[letter] < one.share for letter in one.exceeds if letter in share and one.letter in share)
        assert one.compared or not one.exceeds
