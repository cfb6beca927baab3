"""What do people miss most? The widest gaps as sentences and simple bars, from the facts of the gap panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dashboards.panels.panel import Line, Panel
from dashboards.panels.words import share_words

TOP = 5


@dataclass(frozen=True, slots=True)
class Need:
    """Of those who rated both: how many find it important, how many are satisfied."""

    label: str
    important: Line
    satisfied: Line
    key: str = ""  # the measure, as tallies name it

    @property
    def sentence(self) -> str:
        return _("%(important)s find it important, %(satisfied)s are satisfied with it.") % {
            "important": self.important.words,
            "satisfied": self.satisfied.words,
        }


def needs_of(panels: Sequence[Panel]) -> tuple[Need, ...]:
    """At most five, the widest first; where satisfaction keeps up, nothing is missing."""
    items = [item for panel in panels for item in panel.facts.get("items", [])]
    return tuple(_need(item) for item in items if item["gap"] > 0)[:TOP]


def _need(item: Mapping[str, Any]) -> Need:
    def line(label: str, share: float) -> Line:
        return Line(label, share_words(share, item["n"]), share)

    return Need(
        item["label"],
        line(_("find it important"), item["important_share"]),
        line(_("are satisfied"), item["satisfied_share"]),
        item["key"],
    )
