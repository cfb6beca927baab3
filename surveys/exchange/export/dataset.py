"""What does every format of an export need? The columns, the rows one by one, and the words apart from them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from participation.texts import localized
from surveys.exchange.export.columns import Column, Holds
from surveys.exchange.export.reading import Value, Words

Row = list[Value]

# SPSS and R show these; SPSS reads the second as a missing value that has a name.
NOT_ASKED_TEXT = "NA"
NOT_ASKED_NUMBER = -8
NOT_ASKED_WHERE_NEGATIVE = -9_999_999


@dataclass(frozen=True, slots=True)
class Dataset:
    """`rows` and `words` can be asked for again: each call reads the database once more, row by row.

    `number` is how many rows there are; `notes` are sentences for whoever works with them.
    """

    slug: str
    title: str
    language: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    words: Callable[[], Iterator[Words]]
    number: int
    notes: tuple[str, ...] = ()

    def label(self, column: Column) -> str:
        """Question and row or option in the language of the data set."""
        parts = [localized(column.question, self.language), localized(column.part, self.language)]
        return " – ".join(" ".join(part.split()) for part in parts if part.strip())

    def value_label(self, column: Column, code: str) -> str:
        option = next(option for option in column.values if option.code == code)
        return " ".join(localized(option.text, self.language).split()) or code

    @property
    def decimal(self) -> str:
        return "," if self.language == "de" else "."


def numbers_of(column: Column) -> dict[str, int]:
    """Codes as numbers for SPSS: their own where all are whole numbers, else counted from 1."""
    codes = [option.code for option in column.values]
    if all(re.fullmatch(r"-?[0-9]{1,6}", code) for code in codes):
        own = {code: int(code) for code in codes}
        if len(set(own.values())) == len(codes) and NOT_ASKED_NUMBER not in own.values():
            return own
    return {code: number for number, code in enumerate(codes, start=1)}


def not_asked_number(column: Column) -> int:
    """A number that no answer can be."""
    return NOT_ASKED_WHERE_NEGATIVE if column.holds == Holds.NUMBER and column.negative else NOT_ASKED_NUMBER
