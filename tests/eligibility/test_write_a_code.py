"""Codes that people type from a letter."""

import pytest

from participation.eligibility.code_format import ALPHABET, Code, check_symbol, new_code, read_code

CODE = new_code("7KQ2")


def test_a_code_is_four_groups_of_four() -> None:
    assert [len(group) for group in str(CODE).split("-")] == [4, 4, 4, 4]
    assert str(CODE).startswith("7KQ2-")


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")])
def test_capitals_and_hyphens_do_not_matter(change: object) -> None:
    assert read_code(change(str(CODE))) == CODE  # type: ignore[operator]  # parametrised


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = Code("0110", "01010101010")
    assert read_code(str(code).replace("0", "o").replace("1", "l")) == code
    assert read_code(str(code).replace("1", "I")) == code


@pytest.mark.parametrize("place", [0, 3, 4, 9, 14, 15])
def test_every_single_wrong_symbol_is_noticed(place: int) -> None:
    symbols = str(CODE).replace("-", "")
    for wrong in set(ALPHABET) - {symbols[place]}:
        assert read_code(symbols[:place] + wrong + symbols[place + 1 :]) is None


def test_nearly_every_swap_of_neighbours_is_noticed() -> None:
    symbols = "ABCDEFGHJKMNPQR"
    symbols += check_symbol(symbols)
    swapped = [symbols[:at] + symbols[at + 1] + symbols[at] + symbols[at + 2 :] for at in range(15)]
    assert [read_code(each) for each in swapped] == [None] * 15


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 16, "ä" * 16, "0" * 17, "../../etc/passwd", "٣" * 16])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_codes_do_not_repeat() -> None:
    assert len({new_code("0000").secret for _ in range(1000)}) == 1000
