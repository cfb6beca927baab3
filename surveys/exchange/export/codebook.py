"""What does each column and value of a data set mean? One row per column, one per value below it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from surveys.exchange.export.columns import Column, Holds
from surveys.exchange.export.dataset import NOT_ASKED_TEXT, Dataset, not_asked_number, numbers_of


def header() -> list[str]:
    return [
        _("column"),
        _("holds"),
        _("question"),
        _("value"),
        _("meaning"),
        _("number in SPSS"),
        _("asked only if"),
        _("in versions"),
    ]


def codebook(dataset: Dataset) -> Iterator[list[str]]:
    for column in dataset.columns:
        words, asked_in = holds_in_words()[column.holds], ", ".join(map(str, column.versions))
        yield [column.name, words, dataset.label(column), "", "", "", column.condition, asked_in]
        for value, meaning, number in _values(dataset, column):
            yield [column.name, "", "", value, meaning, number, "", ""]


def _values(dataset: Dataset, column: Column) -> Iterator[tuple[str, str, str]]:
    numbers = numbers_of(column)
    for option in column.values:
        meaning = dataset.value_label(column, option.code)
        if option.missing:
            meaning = _("%(meaning)s (counts as no answer)") % {"meaning": meaning}
        yield option.code, meaning, str(numbers[option.code])
    if column.holds == Holds.FLAG:
        yes, no = (_("written"), _("nothing written")) if not column.part else (_("chosen"), _("not chosen"))
        yield "1", yes, "1"
        yield "0", no, "0"
    if column.kind:
        yield "", _("asked and left out"), ""
        yield NOT_ASKED_TEXT, _("not asked"), "" if column.holds == Holds.PLAIN else str(not_asked_number(column))


def holds_in_words() -> dict[Holds, str]:
    return {
        Holds.CODE: _("code of an answer"),
        Holds.FLAG: _("yes or no"),
        Holds.NUMBER: _("number"),
        Holds.COUNT: _("how many"),
        Holds.PLAIN: _("text"),
    }
