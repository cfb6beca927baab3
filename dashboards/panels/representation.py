"""Who took part, compared with who lives here?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.representation import Representation as Chart
from dashboards.charts.representation import Share, representation_bars
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.words import count_cell, decimal_cell, hidden_note, hidden_word, numbers, share_cell
from participation.stats.representation import (
    Flag,
    Representation,
    Represented,
    compare_with_population,
    groups_from,
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Residents per category of one dimension, with the source that counted them.

    Nobody below the `minimum_age` was asked; `restricted` figures do not count them either.
    """

    counts: Mapping[str, int]
    source: str
    minimum_age: int | None = None
    restricted: bool = False


def representation_panel(
    *, key: str, dimension: str, labels: Mapping[str, str], shown: Shown, margins: Margins
) -> Panel:
    """`labels` gives categories and their order. Who has no answer to tick, or was not asked, is not compared."""
    known = {category: label for category, label in labels.items() if category in margins.counts}
    title = _("Who took part: %(dimension)s") % {"dimension": dimension}
    if not known:
        return Panel(key=key, title=title, empty=_("There are no population figures to compare with."))
    if shown.base is None or all(shown.cells.get(category, 0) is None for category in known):
        return Panel(key=key, title=title, empty=_("Too few people took part here. Small groups are not shown."))
    elsewhere = sum(count or 0 for category, count in shown.cells.items() if category not in known)
    result = compare_with_population(groups_from(known, shown.cells, margins.counts), n=shown.base - elsewhere)
    if result is None:
        return Panel(key=key, title=title, empty=_("Nobody has answered this yet."))
    return _panel(key, dimension, result, margins)


def _panel(key: str, dimension: str, result: Representation, margins: Margins) -> Panel:
    shares = tuple(_share(group) for group in result.groups)
    return Panel(
        key=key,
        title=_title(dimension, result),
        question=_question(dimension, margins),
        figure=representation_bars(
            Chart(_("Bars"), _("answers"), _("clearly too few"), _("residents"), shares), numbers()
        ),
        table=Table(
            (_("group"), _("answers"), _("share of answers"), _("residents"), _("share of residents"), _("index")),
            tuple(_row(group) for group in result.groups),
        ),
        base=_("n = %(n)s") % {"n": numbers().number(result.n)},
        source=_("Source: this platform; %(source)s") % {"source": margins.source},
        note=_note(result, margins),
        facts={
            "n": result.n,
            "missing": [group.label for group in result.flagged(Flag.UNDER)],
            "reach": [_reach(group, result.n) for group in result.flagged(Flag.UNDER)],
        },
    )


def _reach(group: Represented, n: int) -> dict[str, Any]:
    return {
        "label": group.label,
        "answers": group.answers or 0,
        "n": n,
        "sample_share": group.sample_share or 0,
        "population_share": group.population_share,
    }


def _question(dimension: str, margins: Margins) -> str:
    if not margins.restricted:
        return _("Share of the answers, stroke: share of the residents (%(dimension)s)") % {"dimension": dimension}
    words = _("Share of the answers, stroke: share of the residents aged %(age)s and over (%(dimension)s)")
    return words % {"age": numbers().number(margins.minimum_age or 0), "dimension": dimension}


def _note(result: Representation, margins: Margins) -> str:
    """Who is compared with whom, how the index reads, and why something is hidden."""
    notes = [_("An index of 1 means: as many as live here. Below 0.75 a group is clearly under-represented.")]
    if margins.minimum_age:
        age = {"age": numbers().number(margins.minimum_age)}
        if margins.restricted:
            notes.insert(0, _("Compared is who was asked: people aged %(age)s and over.") % age)
        else:
            notes.append(_("The residents are counted at every age, the answers from age %(age)s on.") % age)
    if any(group.answers is None for group in result.groups):
        notes.append(hidden_note())
    return " ".join(notes)


def _title(dimension: str, result: Representation) -> str:
    """Nothing is said about all groups while some are hidden."""
    missing = result.flagged(Flag.UNDER)
    if not missing and any(group.answers is None for group in result.groups):
        return _of_the_largest(dimension, result)
    if not missing:
        return _("No group is clearly missing (%(dimension)s)") % {"dimension": dimension}
    names = " · ".join(group.label for group in missing[:3])
    return ngettext(
        "Too few answers from: %(groups)s", "Too few answers from these groups: %(groups)s", len(missing)
    ) % {"groups": names}


def _of_the_largest(dimension: str, result: Representation) -> str:
    shown = [group for group in result.groups if group.sample_share]
    if not shown:
        return _("Who took part: %(dimension)s") % {"dimension": dimension}
    largest = max(shown, key=lambda group: group.sample_share or 0)
    return _("Most answers come from: %(group)s (%(share)s)") % {
        "group": largest.label,
        "share": numbers().percent(largest.sample_share or 0),
    }


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
