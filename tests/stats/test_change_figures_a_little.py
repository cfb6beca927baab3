"""Do filtered figures tell of nobody, stay true on average, and stay the same in each view?"""

from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.perturbation import cell_key, changed, changes, record_key

keys = st.floats(0, 1, exclude_max=True)


@given(st.integers(0, 500), keys, st.integers(2, 4))
def test_small_figures_never_appear_and_zero_stays(count: int, key: float, reach: int) -> None:
    shown = changed(count, key, reach=reach)
    assert shown >= 0
    assert shown not in (1, 2)
    assert abs(shown - count) <= reach
    assert count or not shown


@pytest.mark.parametrize("reach", [2, 3, 4])
@pytest.mark.parametrize("count", range(12))
def test_no_change_on_average(count: int, reach: int) -> None:
    steps = changes(count, reach)
    assert sum(chance for _, chance in steps) == pytest.approx(1)
    assert sum(step * chance for step, chance in steps) == pytest.approx(0, abs=1e-9)
    assert all(chance >= 0 for _, chance in steps)


@pytest.mark.parametrize("count", [1, 2, 4, 9, 100])
def test_a_figure_leaves_several_counts_possible(count: int) -> None:
    """For each figure that can be shown, at least two true counts lead to it with a fair chance."""
    for step, chance in changes(count):
        if chance < 0.01 or count + step == 0:
            continue
        sources = [
            other
            for other in range(max(1, count + step - 3), count + step + 4)
            if dict(changes(other)).get(count + step - other, 0) > 0.01
        ]
        assert len(sources) >= 2


@given(st.lists(st.text(min_size=1), unique=True, max_size=30), st.randoms())
def test_the_same_people_give_the_same_figure_in_any_order(people: list[str], random: Random) -> None:
    secret = b"of this process"
    mixed = random.sample(people, len(people))
    first = cell_key(record_key(secret, person) for person in people)
    assert first == cell_key(record_key(secret, person) for person in mixed)
    assert 0 <= first < 1


def test_keys_are_spread_and_need_the_secret() -> None:
    drawn = [record_key(b"one", f"{number}") for number in range(2_000)]
    assert mean(drawn) == pytest.approx(0.5, abs=0.03)
    assert drawn[0] != record_key(b"other", "0")


def test_taking_one_person_out_does_not_tell_what_she_said() -> None:
    """Twelve answered "yes"; with and without one of them the difference is one in few of many processes."""
    differences = []
    for process in range(400):
        own = [record_key(f"{process}".encode(), f"{person}") for person in range(13)]
        differences.append(changed(13, cell_key(own)) - changed(12, cell_key(own[:12])))
    assert mean(differences) == pytest.approx(1, abs=0.35)
    assert differences.count(1) < 0.4 * len(differences)
    assert len(set(differences)) >= 6


@pytest.mark.parametrize(("count", "key"), [(-1, 0.5), (3, 1.0), (3, -0.1)])
def test_what_cannot_be_is_refused(count: int, key: float) -> None:
    with pytest.raises(ValueError, match="people"):
        changed(count, key)
