"""What is a panel? A finding in words, its figure, the same numbers as a table, and where they come from."""

from dataclasses import dataclass, field
from typing import Any

from dashboards.charts.figure import Figure

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as people read it, `value` as programs do; a hidden figure has no value. `idea` leads to its text."""

    text: str
    value: Value
    idea: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first column names the row; all others are numbers, or `words`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in plain words and as a simple bar; `share` None has no length. `idea` leads to its text."""

    label: str
    words: str
    share: float | None
    idea: str = ""

    @property
    def percent(self) -> int:
        """The length of the bar in a drawing that is a hundred wide."""
        return round(100 * (self.share or 0))


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done about a row of the panel: `target` is an idea's id or a measure."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody wrote and the team released; `about` names its topics."""

    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the page draws by itself, without script: a map, a board, a list. `height` is about that in pixels.

    `picture`: exports/maps.py draws it for slides, too.
    """

    template: str
    data: Any
    height: int = 300
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """`key` names the panel in addresses and exports.

    `empty` says in one sentence why there is nothing to see; then there is no figure and no table.
    """

    key: str
    title: str
    question: str = ""
    figure: Figure | None = None
    drawing: Drawing | None = None  # in place of a figure
    table: Table | None = None
    base: str = ""
    channels: str = ""  # by which ways the answers came
    source: str = ""
    note: str = ""
    label: str = ""  # the evidence: "Stimmungsbild, nicht repräsentativ"
    empty: str = ""
    mark: str = ""  # the survey was changed here: what of it is in these numbers
    past: bool = False  # not asked any more, at least not in this wording
    survey: str = ""  # short name of the survey that the numbers come from
    stands_at: str = ""  # where that survey's own pages show the question: "3#panel-S1"
    actions: tuple[Action, ...] = ()
    asks: tuple[Action, ...] = ()  # rows that an office can be asked about, before anybody decides
    lines: tuple[Line, ...] = ()  # the same figures for a reader without charts
    quotes: tuple[Quoted, ...] = ()
    lines_say: str = ""  # in plain words: what they count and of how many
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def wide_id(self) -> str:
        return f"figure-{self.key}"

    @property
    def has_picture(self) -> bool:
        return self.figure is not None or (self.drawing is not None and self.drawing.picture)

    @property
    def narrow_id(self) -> str:
        return f"{self.wide_id}-narrow"


def text_cell(text: str) -> Cell:
    return Cell(text, text)
