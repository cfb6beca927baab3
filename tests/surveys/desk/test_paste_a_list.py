"""What becomes of a list that was pasted from Word, Excel or an e-mail?"""

import pytest

from surveys.drafting.pasting import pasted_rows

LISTS = [
    ("Bus\nBahn\n\n  Rad  ", ["Bus", "Bahn", "Rad"]),
    ("•\tBus\n•\tBahn", ["Bus", "Bahn"]),
    ("· Bus\n- Bahn\n– Rad\n* Auto", ["Bus", "Bahn", "Rad", "Auto"]),
    ("o\tBus\no\tBahn", ["Bus", "Bahn"]),
    ("oben\noffen", ["oben", "offen"]),
    ("1.\tBus\n2.\tBahn\n3.\tRad", ["Bus", "Bahn", "Rad"]),
    ("1) Bus\n2) Bahn", ["Bus", "Bahn"]),
    ("a) Bus\nb) Bahn", ["Bus", "Bahn"]),
    ("(1) Bus\n(2) Bahn", ["Bus", "Bahn"]),
    ("3. Stock", ["3. Stock"]),
    ("1. Stock\n2. Stock\n3. Stock", ["1. Stock", "2. Stock", "3. Stock"]),
    ("3. Stock\nKeller", ["3. Stock", "Keller"]),
    ("-5 Grad\n0 Grad", ["-5 Grad", "0 Grad"]),
    ("1\u00a0bis\u00a02\nmehr\u200b", ["1 bis 2", "mehr"]),
    ("Bus\nbus\nBahn", ["Bus", "Bahn"]),
    ("Bus\tBahn", ["Bus Bahn"]),
    ("\ufeffBus\r\nBahn\r\n", ["Bus", "Bahn"]),
    ("•\n-\n", []),
]


@pytest.mark.parametrize(("text", "answers"), LISTS)
def test_each_line_is_one_answer_without_its_mark(text: str, answers: list[str]) -> None:
    assert [row[0] for row in pasted_rows(text)] == answers


def test_the_columns_of_a_table_are_the_languages() -> None:
    assert pasted_rows("Bus\tBus\nBahn\tTrain\nRad", 2) == [["Bus", "Bus"], ["Bahn", "Train"], ["Rad"]]


def test_more_columns_than_languages_are_one_text() -> None:
    assert pasted_rows("Bus\t5\tMinuten", 2) == [["Bus 5 Minuten"]]
