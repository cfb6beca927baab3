"""Whom should we speak to next? Groups that answer far less often than they live here, in words with figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.panel import Drawing, Panel, Table, text_cell
from dashboards.panels.words import count_cell, hidden_note, numbers, share_cell
from participation.stats.representation import UNDER

KEY = "outreach"
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Group:
    """`more`: answers after which a group is no longer clearly under-represented, if nobody else answered."""

    label: str
    words: str
    more: int

    @property
    def more_words(self) -> str:
        return ngettext("about %(n)s more answer helps", "about %(n)s more answers help", self.more) % {
            "n": numbers().number(self.more)
        }


def outreach_panel(people: Sequence[Panel]) -> Panel | None:
    """From panels that compare answers with residents: what is hidden there is not in their facts either."""
    found = [one for panel in people for one in panel.facts.get("reach", [])]
    if not found:
        return None
    found.sort(key=lambda one: one["sample_share"] / one["population_share"])
    groups = tuple(Group(one["label"], _words(one), missing_answers(one)) for one in found[:SHOWN])
    return Panel(
        key=KEY,
        title=ngettext("Speak to this group next", "Speak to these groups next", len(groups)),
        question=_("Groups with far fewer answers than residents, the widest distance first"),
        drawing=Drawing("dashboards/drawings/_outreach.html", groups, height=64 * len(groups)),
        table=Table(
            (_("group"), _("answers"), _("share of answers"), _("share of residents"), _("answers that help")),
            tuple(
                (
                    text_cell(one["label"]),
                    count_cell(one["answers"]),
                    share_cell(one["sample_share"]),
                    share_cell(one["population_share"]),
                    count_cell(missing_answers(one)),
                )
                for one in found[:SHOWN]
            ),
        ),
        base=_("n = %(n)s") % {"n": numbers().number(max(one["n"] for one in found))},
        source=_("Source: this platform and the population figures of the panels beside it"),
        note=hidden_note(),
    )


def missing_answers(one: dict[str, Any]) -> int:
    """The smallest number x with (answers + x) / (n + x) at three quarters of the share of residents.

    Solved for x: (UNDER * p * n - answers) / (1 - UNDER * p).
    """
    wanted: float = UNDER * one["population_share"]
    lacking: float = (wanted * one["n"] - one["answers"]) / (1 - wanted)
    return max(1, ceil(lacking - 1e-9))


def _words(one: dict[str, Any]) -> str:
    return _("%(sample)s of the answers, %(population)s of the residents") % {
        "sample": numbers().percent(one["sample_share"]),
        "population": numbers().percent(one["population_share"]),
    }
