"""What does a chart function return? The wide and the narrow figure, and what it says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One colour and what it means; `shape` is bar, dot, ring or tick, `pattern` is laid over it on paper."""

    label: str
    colour: str
    shape: str = "bar"
    pattern: str = ""

    @property
    def token(self) -> str:
        """The colour's name without "var(--q-" and ")": c-pos2, ink."""
        return self.colour.removeprefix("var(--q-").removesuffix(")")


@dataclass(frozen=True, slots=True)
class Figure:
    """`alt` is read from the same data; `keys` explain colours, `marks` numbered dots, both in the page's HTML.

    `lettered` marks carry their letters themselves.
    """

    wide: Plain
    narrow: Plain
    alt: str
    keys: tuple[Key, ...] = ()
    marks: tuple[str, ...] = ()
    lettered: bool = False


def plain(traces: Sequence[Plain], layout: Plain) -> Plain:
    """A figure as Plotly's script reads it.

    The tests hold every kind against Plotly's schema: asking it for each figure took nine tenths of the time of a page.
    """
    return {"data": list(traces), "layout": layout}


def sentence(kind: str, parts: Sequence[str], *, most: int = 12) -> str:
    """One sentence such as: Balkendiagramm: Bus 12, Gehweg 9."""
    shown = list(parts[:most]) + (["…"] if len(parts) > most else [])
    return f"{kind}: {', '.join(shown)}"
