"""Columns of a printed table are as wide as their words need, and always fill the table."""

import string

from hypothesis import given
from hypothesis import strategies as st

from dashboards.reports.rendering.widths import STEP, widths_of

cells = st.text(string.ascii_letters + " ", max_size=80)


@given(st.integers(1, 20).flatmap(lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1)))
def test_columns_fill_the_table(table: list[list[str]]) -> None:
    widths = widths_of(table[0], table[1:])
    assert len(widths) == len(table[0])
    assert sum(widths) == 100
    assert all(width >= STEP and width % STEP == 0 for width in widths)


def test_a_number_of_a_question_takes_less_room_than_its_answers() -> None:
    answers = " · ".join(["täglich oder fast täglich", "jede Woche", "seltener"] * 5)
    number, question, answer = widths_of(["Nr.", "Frage", "Antworten"], [["F1", "Wie oft sind Sie dort?", answers]])
    assert number < question < answer


def test_a_table_of_many_columns_has_all_of_them() -> None:
    assert widths_of([""] * 30, []) == (STEP,) * 30
