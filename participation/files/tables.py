"""What is a table that came from a file? Sheets of rows of texts, with the numbers that a spreadsheet shows."""

from dataclasses import dataclass, field

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 2_000
MAX_CELLS = 1_000_000
MAX_CELL = 32_767


class UnreadableError(Exception):
    """Carries a whole sentence for people."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """Rows without any text are left out."""

    name: str
    rows: list[Row] = field(default_factory=list)

    def add(self, number: int, cells: list[str]) -> None:
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            self.rows.append(Row(number, tuple(cells)))


def number_as_text(value: float) -> str:
    """As people typed it: whole numbers without “.0”."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 (not a number)
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"  # noqa: PLR2004 (exact)
