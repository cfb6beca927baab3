"""Do numbers read as the reader writes them, and do labels stay whole and harmless?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.labels import lines_of, safe, wrapped
from dashboards.charts.numbers import MINUS, NBSP, numbers_for
from dashboards.charts.ticks import count_ticks, round_ticks

DE, EN = numbers_for("de"), numbers_for("en-gb")


def test_german_and_english_numbers() -> None:
    assert (DE.number(3004), EN.number(3004)) == ("3.004", "3,004")
    assert (DE.number(1.25, 1), EN.number(1.25, 1)) == ("1,2", "1.2")
    assert (DE.percent(0.914), EN.percent(0.914)) == (f"91{NBSP}%", "91%")


@pytest.mark.parametrize(("value", "text"), [(1.9, "+1,9"), (-0.2, f"{MINUS}0,2"), (0, "0,0"), (-0.04, "0,0")])
def test_signs(value: float, text: str) -> None:
    assert DE.signed(value) == text


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(4, 40))
def test_no_letter_is_cut_and_no_line_too_long(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(len(line) <= width for line in lines)
    squeezed = "".join("".join(lines).split()).replace("-", "")
    assert squeezed == "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("space", [NBSP, "\u202f"])
def test_a_number_and_its_sign_stay_in_one_line(space: str) -> None:
    said = f"Dafür sind 45{space}%"
    assert lines_of(said, 13) == ["Dafür sind", f"45{space}%"]
    assert lines_of(said, 20) == [said]
    assert lines_of(f"Straßenbäume{space}Parkplätze", 12) == ["Straßenbäume", "Parkplätze"]


def test_markup_in_titles_stays_text() -> None:
    assert safe('<a href="javascript:x">&') == '&lt;a href="javascript:x"&gt;&amp;'
    assert "<script" not in wrapped("<script>alert(1)</script>", 40)


@given(st.floats(0.001, 1e7))
def test_ticks_cover_the_values_with_few_steps(high: float) -> None:
    ticks = round_ticks(high)
    assert ticks[0] == 0
    assert ticks[-1] >= high * (1 - 1e-6)
    assert 2 <= len(ticks) <= 7


@given(st.integers(0, 10_000_000))
def test_things_are_counted_in_wholes(high: int) -> None:
    assert all(tick == int(tick) for tick in count_ticks(high))
