"""How people write the number of a slip, and what must not become one."""

import pytest

from participation.slip_numbers import new_number, read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("127", "127"),
        ("0127", "127"),
        (" 127 ", "127"),
        ("000", "0"),
        ("A-017", "A-17"),
        ("a 17", "A-17"),
        ("A17", "A-17"),
        ("12/3", "12-3"),
        ("123", "123"),
        ("WG-2/14", "WG-2-14"),
    ],
)
def test_one_slip_has_one_spelling(typed: str, number: str) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "-", "Müller", "Rosa Klein 3", "0171 1234567", "Helga", "1234567", "ABCDE1", "12;3", "１２", "12\x00"]
)
def test_names_and_telephone_numbers_are_no_numbers_of_slips(typed: str) -> None:
    assert read_number(typed) is None


def test_a_number_that_we_give_is_one_and_stays_as_it_is() -> None:
    for _ in range(100):
        given = new_number()
        assert read_number(given) == given
