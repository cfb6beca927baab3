"""Does a comparison leave out exactly those whom the survey does not ask?"""

import pytest

from participation.stats.age_bands import Band, band_of, not_asked, people_from

AGES = {"u14": 372, "14_17": 108, "18_29": 366, "85p": 54}


@pytest.mark.parametrize(
    ("code", "band"),
    [("u14", Band(0, 13)), ("14_17", Band(14, 17)), ("85p", Band(85, None)), ("female", None), ("", None)],
)
def test_codes_of_population_figures_are_read(code: str, band: Band | None) -> None:
    assert band_of(code) == band


@pytest.mark.parametrize(
    ("minimum", "left_out"),
    [(None, set()), (14, {"u14"}), (16, {"u14", "14_17"}), (60, {"u14", "14_17", "18_29"})],
)
def test_bands_with_people_below_the_minimum_age_are_left_out(minimum: int | None, left_out: set[str]) -> None:
    assert not_asked(AGES, minimum) == left_out


@pytest.mark.parametrize(("minimum", "people"), [(14, 528), (18, 420), (None, None)])
def test_people_from_an_age_on_are_added_up(minimum: int | None, people: int | None) -> None:
    assert people_from(AGES, minimum) == people


def test_a_band_across_the_minimum_age_gives_no_sum() -> None:
    assert people_from(AGES, 16) is None


def test_bands_that_nobody_can_read_give_no_sum() -> None:
    assert people_from({**AGES, "old": 3}, 14) is None
    assert people_from({}, 14) is None
