"""Which further panels answer which question of a process? A page each, so that none asks too much at once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboards.panels import (
    area_dots,
    area_map,
    balance,
    board,
    budget_rules,
    changes,
    funnel,
    needle_map,
    pin_map,
    standpoints,
)
from dashboards.panels.balance import balance_panel
from dashboards.panels.board import board_panel
from dashboards.panels.budget_rules import budget_rules_panel
from dashboards.panels.columns import Columns, one_after_the_other
from dashboards.panels.funnel import funnel_panel
from dashboards.panels.panel import Panel
from dashboards.panels.standpoints import standpoints_panels
from dashboards.scope import Part
from dashboards.selectors.changes import changes_panels
from dashboards.selectors.needles import WORDS as NEEDLE_WORDS
from dashboards.selectors.places import places_panels
from ideas.selectors.balance import balance_of
from ideas.selectors.funnel import funnel_of
from ideas.selectors.opinion_maps import mapped_polls
from ideas.selectors.poll_outcome import decided_polls
from participation.decisions.selectors import measures_of_process
from participation.processes.models import Process

NEWEST = 3  # polls whose rules stand beside each other

Make = Callable[[Process, tuple[Part, ...]], list[Panel]]


@dataclass(frozen=True, slots=True)
class Theme:
    """`key` stands in the address, `asks` is what its panels answer; their keys begin with one of `holds`."""

    key: str
    title: str | Promise
    asks: str | Promise
    panels: Make
    holds: tuple[str, ...]

    def page(self, process: Process, parts: tuple[Part, ...]) -> "ThemePage":
        return ThemePage(one_after_the_other(self.panels(process, parts)))


@dataclass(frozen=True, slots=True)
class ThemePage:
    columns: Columns

    @property
    def panels(self) -> tuple[Panel, ...]:
        return self.columns[0] + self.columns[1]


def _decisions(process: Process, _parts: tuple[Part, ...]) -> list[Panel]:
    """Five queries."""
    return [
        funnel_panel(funnel_of(process.pk)),
        board_panel(list(measures_of_process(process.pk)), timezone.localdate()),
    ]


def _ideas(process: Process, _parts: tuple[Part, ...]) -> list[Panel]:
    """Twelve queries at most: two for each of the newest polls with money, two for all polls on statements."""
    polls = decided_polls(process, most=NEWEST)
    rules = [budget_rules_panel(one.slug, one.title, one.outcome) for one in polls if one.outcome]
    mapped = mapped_polls(process, most=NEWEST)
    stand = [panel for one in mapped for panel in standpoints_panels(one.slug, one.title, one.standpoints)]
    return [balance_panel(balance_of(process.pk)), *rules, *stand]


THEMES = (
    Theme(
        "orte",
        _("Places"),
        _("Do the parts of the area differ, and where are needles and ideas?"),
        places_panels,
        (area_map.KEY, area_dots.KEY, needle_map.KEY, NEEDLE_WORDS, pin_map.KEY),
    ),
    Theme(
        "ideen",
        _("Ideas and votes"),
        _("What is wished for, what is brought, what did votes say?"),
        _ideas,
        (balance.KEY, budget_rules.KEY, standpoints.KEY, standpoints.APART),
    ),
    Theme("veraenderung", _("Changes"), _("What has changed since the last survey?"), changes_panels, (changes.KEY,)),
    Theme(
        "entscheidungen",
        _("Decisions"),
        _("What becomes of ideas and decisions?"),
        _decisions,
        (funnel.KEY, board.KEY),
    ),
)


def theme_at(key: str) -> Theme | None:
    return next((theme for theme in THEMES if theme.key == key), None)


def theme_with(panel: str) -> Theme | None:
    """The page that a panel stands on, by its key: nothing is computed to find it."""
    return next((theme for theme in THEMES if panel.startswith(theme.holds)), None)
