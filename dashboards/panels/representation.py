"""Who took part, compared with who lives here?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.representation import Representation as Chart
from dashboards.charts.representation import Share, representation_bars
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.words import count_cell, decimal_cell, hidden_word, numbers, share_cell
from participation.stats.representation import (
    Flag,
    Representation,
    Represented,
    compare_with_population,
    groups_from,
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Residents per category of one dimension, with the source that counted them."""

    counts: Mapping[str, int]
    source: str


def representation_panel(
    *, key: str, dimension: str, labels: Mapping[str, str], shown: Shown, margins: Margins
) -> Panel:
    """`labels` gives categories and their order; categories without residents in the margins stay out."""
    width = "narrow"
    known = {category: label for category, label in labels.items() if category in margins.counts}
    title = _("Who took part: %(dimension)s") % {"dimension": dimension}
    if not known:
        return Panel(key=key, title=title, width=width, empty=_("There are no population figures to compare with."))
    if shown.base is None:
        return Panel(
            key=key, title=title, width=width, empty=_("Too few people took part here. Small groups are not shown.")
        )
    named = sum(count for category, count in shown.cells.items() if category in known and count is not None)
    n = max(named, shown.base) if None in shown.cells.values() else named
    result = compare_with_population(groups_from(known, shown.cells, margins.counts), n=n)
    if result is None:
        return Panel(key=key, title=title, width=width, empty=_("Nobody has answered this yet."))
    return _panel(key, dimension, result, margins)


def _panel(key: str, dimension: str, result: Representation, margins: Margins) -> Panel:
    shares = tuple(_share(group) for group in result.groups)
    return Panel(
        key=key,
        title=_title(dimension, result),
        question=_("Share of the answers, stroke: share of the residents (%(dimension)s)") % {"dimension": dimension},
        figure=representation_bars(
            Chart(_("Bars"), _("answers"), _("clearly too few"), _("residents"), shares), numbers()
        ),
        table=Table(
            (_("group"), _("answers"), _("share of answers"), _("residents"), _("share of residents"), _("index")),
            tuple(_row(group) for group in result.groups),
        ),
        base=_("n = %(n)s") % {"n": numbers().number(result.n)},
        source=_("Source: this platform; %(source)s") % {"source": margins.source},
        note=_("An index of 1 means: as many as live here. Below 0.75 a group is clearly under-represented."),
        width="narrow",
        facts={"n": result.n, "missing": [group.label for group in result.flagged(Flag.UNDER)]},
    )


def _title(dimension: str, result: Representation) -> str:
    """Nothing is said about all groups while some are hidden."""
    missing = result.flagged(Flag.UNDER)
    if not missing and any(group.answers is None for group in result.groups):
        return _("Who took part: %(dimension)s") % {"dimension": dimension}
    if not missing:
        return _("No group is clearly missing (%(dimension)s)") % {"dimension": dimension}
    names = " · ".join(group.label for group in missing[:3])
    return ngettext(
        "Too few answers from: %(groups)s", "Too few answers from these groups: %(groups)s", len(missing)
    ) % {"groups": names}


def _share(group: Represented) -> Share:
    missing = group.flag is Flag.UNDER
    if group.sample_share is None:
        return Share(group.label, None, group.population_share, hidden_word())
    sample = numbers().percent(group.sample_share)
    if missing:
        text = _("%(sample)s instead of %(population)s") % {
            "sample": sample,
            "population": numbers().percent(group.population_share),
        }
        return Share(group.label, group.sample_share, group.population_share, text, missing=True)
    return Share(group.label, group.sample_share, group.population_share, sample)


def _row(group: Represented) -> tuple[Cell, ...]:
    return (
        text_cell(group.label),
        count_cell(group.answers),
        share_cell(group.sample_share),
        count_cell(group.population),
        share_cell(group.population_share),
        decimal_cell(group.index),
    )
