"""How does a data set become an SPSS file? Codes as numbers with their words, not asked as a named missing value."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO

from django.utils.translation import gettext as _

from surveys.exchange.export.columns import Column, Holds
from surveys.exchange.export.dataset import Dataset, not_asked_number, numbers_of
from surveys.exchange.export.reading import NOT_ASKED, Value
from surveys.exchange.files import sav_writing
from surveys.exchange.files.sav_writing import LONGEST_TEXT, Variable, write_sav

NAME = 64
# Kinds whose texts are a month or a single word.
SHORT, SHORT_TEXT = ("date", "photo"), 16
RESERVED = {"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"}
MISSING_BESIDE_NOT_ASKED = 2


def write_dataset(out: IO[bytes], dataset: Dataset, made: datetime) -> None:
    columns = dataset.columns
    names = variable_names([column.name for column in columns])
    variables = [_variable(dataset, column, name) for column, name in zip(columns, names, strict=True)]
    readers = [_reader(column) for column in columns]
    cases = _cases(dataset, readers)
    write_sav(out, variables, cases, label=dataset.title, number=dataset.number, made=made)


def _cases(dataset: Dataset, readers: list[Callable[[Value], sav_writing.Value]]) -> Iterator[list[sav_writing.Value]]:
    for row in dataset.rows():
        yield [read(value) for read, value in zip(readers, row, strict=True)]


def _variable(dataset: Dataset, column: Column, name: str) -> Variable:
    label = dataset.label(column)
    if column.holds == Holds.PLAIN:
        return Variable(name, label, width=SHORT_TEXT if column.kind in SHORT else LONGEST_TEXT)
    numbers = numbers_of(column)
    not_asked = not_asked_number(column)
    values = [(float(numbers[one.code]), dataset.value_label(column, one.code)) for one in column.values]
    if column.holds == Holds.FLAG:
        values = [(0.0, _("no")), (1.0, _("yes"))]
    missing = [float(numbers[one.code]) for one in column.values if one.missing][:MISSING_BESIDE_NOT_ASKED]
    if column.kind:
        values.append((float(not_asked), _("not asked")))
        missing.append(float(not_asked))
    number = column.holds in (Holds.NUMBER, Holds.COUNT)
    decimals = 2 if column.holds == Holds.NUMBER else 0
    return Variable(name, label, 0, decimals, tuple(values), tuple(missing), scale=number)


def _reader(column: Column) -> Callable[[Value], sav_writing.Value]:
    numbers = numbers_of(column)
    not_asked = not_asked_number(column)

    def read(value: Value) -> sav_writing.Value:
        if value is NOT_ASKED:
            return "" if column.holds == Holds.PLAIN else not_asked
        if column.holds == Holds.CODE:
            return numbers.get(str(value))
        return value if isinstance(value, str | int | float) else None

    return read


def variable_names(names: list[str]) -> list[str]:
    """Letters, digits, “.” and “_”; SPSS does not tell capital letters from small ones."""
    made: list[str] = []
    taken = set(RESERVED)
    for name in names:
        base = re.sub(r"[^\w.]", "_", name).rstrip("._") or "v"
        if not base[0].isalpha():
            base = f"v_{base}"
        base = base.encode()[: NAME - 6].decode("utf-8", "ignore")
        unique, number = base, 1
        while unique.lower() in taken:
            number += 1
            unique = f"{base}_{number}"
        taken.add(unique.lower())
        made.append(unique)
    return made
