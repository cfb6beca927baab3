"""What has changed since the last survey? Mean satisfaction then and now, and why some surveys may not be compared."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dashboards.charts.dumbbell import Dumbbell, Pair, gap_dumbbell
from dashboards.charts.figure import Figure
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import decimal_cell, numbers
from participation.stats.waves import Break, Change, Trend

KEY = "changes"
LEVEL = 0.95


def changes_panel(
    moved: Sequence[tuple[str, Change]],
    *,
    before: str,
    now: str,
    sampled: bool,
    label: str,
    breaks: Sequence[Break] = (),
    channels: str = "",
) -> Panel:
    """Topics in the same words both times. A break stands instead of any difference: the survey may have caused it."""
    if not moved:
        empty = _("No earlier survey of this process asked the same. A repetition in the same words answers it.")
        return Panel(key=KEY, title=_("What has changed since last time?"), empty=empty)
    return Panel(
        key=KEY,
        title=_title(moved, breaks),
        question=_("Mean satisfaction from 1 to 5: “%(before)s” and “%(now)s”") % {"before": before, "now": now},
        figure=None if breaks else _figure(moved),
        table=_table(moved, breaks),
        base=_("%(n)s topics in the same words") % {"n": numbers().number(len(moved))},
        channels=channels,
        source=_("Source: this platform"),
        note=_note(sampled=sampled),
        label=label,
        mark=_mark(breaks),
    )


def _figure(moved: Sequence[tuple[str, Change]]) -> Figure:
    pairs = tuple(
        Pair(label, change.after, change.before, wide=change.trend is not Trend.UNCLEAR) for label, change in moved
    )
    return gap_dumbbell(Dumbbell(_("Points then and now"), _("now"), _("last time"), pairs), numbers())


def _table(moved: Sequence[tuple[str, Change]], breaks: Sequence[Break]) -> Table:
    if breaks:
        rows = tuple((text_cell(name), decimal_cell(one.before), decimal_cell(one.after)) for name, one in moved)
        return Table((_("topic"), _("last time"), _("now")), rows)
    return Table(
        (_("topic"), _("last time"), _("now"), _("difference"), _("clear?")),
        tuple(_row(name, one) for name, one in moved),
    )


def _row(name: str, one: Change) -> tuple[Cell, ...]:
    clear = one.trend is not Trend.UNCLEAR
    difference = Cell(numbers().signed(one.difference, 2), round(one.difference, 4))
    return (
        text_cell(name),
        decimal_cell(one.before),
        decimal_cell(one.after),
        difference,
        Cell(_("yes") if clear else _("no"), "yes" if clear else "no"),
    )


def _title(moved: Sequence[tuple[str, Change]], breaks: Sequence[Break]) -> str:
    if breaks:
        return _("The two surveys cannot be compared")
    clear = [name for name, one in moved if one.trend is not Trend.UNCLEAR]
    if not clear:
        return _("Nothing has clearly changed")
    return _("Clearly changed: %(topics)s") % {"topics": " · ".join(clear[:3])}


def _mark(breaks: Sequence[Break]) -> str:
    if not breaks:
        return ""
    why: Mapping[Break, str] = {
        Break.WORDING: _("the question was worded differently"),
        Break.SCALE: _("the scale was another one"),
        Break.AREA: _("it was asked in another area"),
        Break.CHANNELS: _("many more answers came another way"),
        Break.EVIDENCE: _("people were chosen in another way"),
    }
    return _("Not comparable: %(reasons)s.") % {"reasons": ", ".join(why[one] for one in breaks)}


def _note(*, sampled: bool) -> str:
    if sampled:
        words = _("Clear means: chance alone hardly explains the difference (%(level)s sure).")
        return words % {"level": numbers().percent(LEVEL)}
    return _("Both or one of the surveys was open. Other people may have answered, so this is no proof of a change.")
