"""Of what is a report made? Texts that people may change, pictures, tables and quotes, all of them plain data."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from dashboards.charts.svg.marks import CannotDrawError
from dashboards.exports.pictures import chart_of
from dashboards.panels.panel import Panel, Table

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs apart by an empty line; lines that begin with "- " are a list. `hint` is for whoever edits it."""

    words: str
    heading: str = ""
    hint: str = ""

    def frozen(self) -> Json:
        return {"kind": "text", **asdict(self)}


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def frozen(self) -> Json:
        return {"kind": "table", "title": self.title, "columns": list(self.columns), "rows": list(map(list, self.rows))}


@dataclass(frozen=True, slots=True)
class Quotes:
    quotes: tuple[tuple[str, str], ...]  # words, what they are about

    def frozen(self) -> Json:
        return {"kind": "quotes", "quotes": [list(quote) for quote in self.quotes]}


@dataclass(frozen=True, slots=True)
class Bars:
    """Topics with simple bars for a reader without charts: label, then for each bar its name, its words and percent."""

    rows: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]

    def frozen(self) -> Json:
        return {"kind": "bars", "rows": [[label, [list(bar) for bar in bars]] for label, bars in self.rows]}


@dataclass(frozen=True, slots=True)
class Picture:
    """A panel with its chart. The chart is drawn when the report is made; the numbers stand in a table beside it."""

    panel: Panel

    def frozen(self) -> Json:
        panel = self.panel
        return {
            "kind": "picture",
            "key": f"{panel.survey}-{panel.key}".strip("-"),
            "title": panel.title,
            "question": panel.question,
            "label": panel.label,
            "survey": panel.survey,
            "base": panel.base,
            "source": " · ".join(filter(None, (panel.channels, panel.source))),
            "note": " ".join(part for part in (panel.mark, panel.note) if part),
            "chart": _chart(panel),
            "table": panel.table and _table(panel.table),
        }


Block = Text | Rows | Quotes | Bars | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    title: str
    blocks: Sequence[Block] = field(default_factory=tuple)

    def frozen(self) -> Json:
        """Each text has a name that stays, so that what people wrote instead finds its place."""
        blocks = [block.frozen() for block in self.blocks]
        for number, block in enumerate(blocks, 1):
            block["id"] = f"{self.key}-{number}"
        return {"key": self.key, "title": self.title, "blocks": blocks}


def pictures(panels: Sequence[Panel]) -> list[Block]:
    """What panels show; empty ones have nothing to show."""
    found: list[Block] = []
    for panel in panels:
        if not panel.empty:
            found.append(Picture(panel))
        if panel.quotes:
            found.append(Quotes(tuple((quote.words, quote.about) for quote in panel.quotes)))
    return found


def _chart(panel: Panel) -> Json | None:
    """None where there is no picture, or one that only a browser draws: the table says the same."""
    ids = f"{panel.survey}-{panel.key}-" if panel.figure else ""
    try:
        made = chart_of(panel, ids)
    except CannotDrawError:
        return None
    if made is None:
        return None
    keys = [[key.label, key.colour, key.shape, key.pattern] for key in made.keys]
    drawing = {"inside": made.inside, "height": made.height, "alt": made.alt}
    return {**drawing, "map": panel.figure is None, "ids": ids, "keys": keys, "marks": list(made.marks)}


def _table(table: Table) -> Json:
    return {"columns": list(table.columns), "rows": [[cell.text for cell in row] for row in table.rows]}
