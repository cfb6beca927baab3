"""Do the flags name the groups that are missing?"""

import pytest

from participation.stats.representation import Flag, Group, compare_with_population, flag_of, groups_from


def test_shares_and_index_by_hand() -> None:
    result = compare_with_population(
        [Group("young", "under 30", 56, 870), Group("old", "30 and older", 342, 2_134)], n=398
    )
    assert result is not None
    young, old = result.groups
    assert young.sample_share == pytest.approx(0.1407, abs=1e-4)
    assert young.population_share == pytest.approx(0.2896, abs=1e-4)
    assert young.index == pytest.approx(0.4858, abs=1e-4)
    assert (young.flag, old.flag) == (Flag.UNDER, Flag.FAIR)
    assert result.flagged(Flag.UNDER) == (young,)


@pytest.mark.parametrize(
    ("index", "flag"),
    [(0.749, Flag.UNDER), (0.75, Flag.FAIR), (1.33, Flag.FAIR), (1.331, Flag.OVER), (None, Flag.UNKNOWN)],
)
def test_flag_limits(index: float | None, flag: Flag) -> None:
    assert flag_of(index) is flag


def test_a_hidden_group_gets_no_share_and_no_flag() -> None:
    result = compare_with_population([Group("a", "A", None, 50), Group("b", "B", 90, 50)], n=95)
    assert result is not None
    assert (result.groups[0].sample_share, result.groups[0].flag) == (None, Flag.UNKNOWN)


def test_a_group_that_does_not_live_here_is_no_division_by_zero() -> None:
    result = compare_with_population([Group("a", "A", 10, 0), Group("b", "B", 90, 50)], n=100)
    assert result is not None
    assert result.groups[0].flag is Flag.UNKNOWN


def test_a_group_that_nobody_came_from_is_under_represented() -> None:
    groups = groups_from({"a": "A", "b": "B"}, {"b": 12}, {"a": 30, "b": 40})
    result = compare_with_population(groups, n=12)
    assert result is not None
    assert result.groups[0].flag is Flag.UNDER


def test_nothing_to_compare() -> None:
    assert compare_with_population([Group("a", "A", 0, 10)], n=0) is None
    assert compare_with_population([Group("a", "A", 3, 0)], n=3) is None
