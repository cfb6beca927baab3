"""Is Krippendorff's alpha that of his own examples?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.agreement import agreement, agreement_per_code

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections A, B and C
MEG_AND_OWEN = ("0100000010", "1110010000")
BEN_AND_GERRY = ("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*coders: str) -> list[list[str | None]]:
    return [[None if value == "." else value for value in unit] for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(("coders", "alpha"), [(MEG_AND_OWEN, 0.095), (BEN_AND_GERRY, 0.692), (FOUR_OBSERVERS, 0.743)])
def test_his_examples(coders: tuple[str, ...], alpha: float) -> None:
    found = agreement(units(*coders))
    assert found is not None
    assert found.alpha == pytest.approx(alpha, abs=5e-4)


def test_the_four_observers_in_numbers() -> None:
    """Eleven of twelve units can be paired, with forty values."""
    found = agreement(units(*FOUR_OBSERVERS))
    assert found is not None
    assert (found.units, found.values) == (11, 40)


def test_full_agreement_is_one_and_one_value_says_nothing() -> None:
    full = agreement([["a", "a"], ["b", "b"]])
    assert full is not None
    assert full.alpha == 1
    same = agreement([["a", "a"], ["a", "a"]])
    assert same is not None
    assert same.alpha is None
    assert agreement([["a", None], [None, "b"]]) is None
    assert agreement([]) is None


def test_each_code_of_several() -> None:
    park, bus = frozenset({"park"}), frozenset({"bus"})
    both = park | bus
    found = agreement_per_code([[park, park], [both, bus], [bus, None], [bus, bus]], ["park", "bus"])
    assert found["park"] is not None
    assert found["park"].units == 3
    assert found["park"].alpha is not None
    assert found["bus"] is not None
    assert found["bus"].alpha == 1


@given(st.lists(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=3, max_size=3), max_size=20))
def test_order_of_coders_and_names_of_codes_do_not_matter(rows: list[list[str | None]]) -> None:
    found = agreement(rows)
    renamed = {"a": "x", "b": "y", "c": "z", None: None}
    other = agreement([[renamed[value] for value in reversed(row)] for row in rows])
    assert (found is None) == (other is None)
    if found is not None and other is not None:
        assert found == other
        assert found.alpha is None or found.alpha <= 1
