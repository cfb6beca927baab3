"""What must be counted, by what was sent? The fields of all sheets as cells: (measure, cell) -> number."""

from collections import Counter
from collections.abc import Iterator, Sequence

from demo.simulation.answering import Sheet

Cell = tuple[str, str]
PAIR = (".imp", ".sat")


def cells_sent(sheets: Sequence[Sheet], *, words: frozenset[str]) -> Counter[Cell]:
    """`words` are the measures where any text counts as given."""
    return Counter(cell for sheet in sheets if sheet.sent for cell in _cells(sheet, words))


def _cells(sheet: Sheet, words: frozenset[str]) -> Iterator[Cell]:
    given: dict[str, list[str]] = {}
    for name, value in sheet.fields():
        if value.strip() and value not in given.setdefault(name, []):
            given[name].append(value)
    for name, values in given.items():
        if name in words:
            yield name, "_given"
        elif name.endswith(PAIR):
            continue
        else:
            yield from ((name, value) for value in values)
    for measure in dict.fromkeys(name[:-4] for name in given if name.endswith(PAIR)):
        yield measure, "|".join((given.get(f"{measure}{part}") or [""])[0] for part in PAIR)


def areas_sent(sheets: Sequence[Sheet]) -> Counter[str]:
    """Responses by the area that was named, "" for none."""
    return Counter(_area(sheet) for sheet in sheets if sheet.sent)


def _area(sheet: Sheet) -> str:
    return sheet.home if any(value == sheet.home for _, value in sheet.fields()) else ""
