"""How does R read the CSV of a data set? A script that sets types, factors and labels; it needs no packages."""

import json
from collections.abc import Iterator

from surveys.exchange.export.columns import Column, Holds
from surveys.exchange.export.dataset import Dataset


def script(dataset: Dataset, csv_name: str) -> Iterator[str]:
    yield "# UTF-8. Empty: asked and left out. NA: not asked. Both are NA in R.\n"
    yield "answers <- read.csv(\n"
    yield f'  {_text(csv_name)}, sep = ";", dec = {_text(dataset.decimal)}, fileEncoding = "UTF-8-BOM",\n'
    yield '  na.strings = c("", "NA"), check.names = FALSE, stringsAsFactors = FALSE, colClasses = "character"\n)\n'
    for column in dataset.columns:
        yield from _column(dataset, column)


def _column(dataset: Dataset, column: Column) -> Iterator[str]:
    place = f"answers[[{_text(column.name)}]]"
    if column.values:
        codes = _vector([option.code for option in column.values])
        words = _vector(_unique([dataset.value_label(column, option.code) for option in column.values]))
        yield f"{place} <- factor({place}, levels = {codes},\n  labels = {words})\n"
    elif column.holds != Holds.PLAIN:
        yield f'{place} <- as.numeric(sub({_text(dataset.decimal)}, ".", {place}, fixed = TRUE))\n'
    yield f'attr({place}, "label") <- {_text(dataset.label(column))}\n'


def _unique(words: list[str]) -> list[str]:
    """R takes each label once."""
    return [word if words.count(word) == 1 else f"{word} ({number})" for number, word in enumerate(words, start=1)]


def _vector(texts: list[str]) -> str:
    return f"c({', '.join(map(_text, texts))})"


def _text(text: str) -> str:
    """R reads JSON's texts but for the NUL sign, which no answer holds."""
    return json.dumps(text, ensure_ascii=False)
