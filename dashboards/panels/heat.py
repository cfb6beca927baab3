"""Which topic is missing for whom? Gaps between importance and satisfaction, topic by group, as a heat map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.charts.figure import Key
from dashboards.charts.grid import Grid, GridCell, grid_chart
from dashboards.charts.theme import NEGATIVE, NEGATIVE_SOFT, NEUTRAL, POSITIVE, POSITIVE_SOFT
from dashboards.panels.crosstab import Asked, heads_of, letter
from dashboards.panels.evidence import evidence_label
from dashboards.panels.gaps import base_of
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, hidden_note, numbers
from participation.stats.importance import Gap

ENOUGH = 30  # answers of a group from which its gap is told
SHOWN = 12
# From which gap on which colour, the widest first.
STEPS = ((1.5, NEGATIVE, "x"), (1.0, NEGATIVE_SOFT, "/"), (0.5, NEUTRAL, ""), (0.0, POSITIVE_SOFT, "."))


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """Topic -> gap, where enough people of the group rated it."""

    name: str
    gaps: Mapping[str, Gap]

    @property
    def widest(self) -> Gap | None:
        return max(self.gaps.values(), key=lambda gap: gap.gap, default=None)


def heat_panel(asked: Asked, columns: Sequence[HeatColumn], everybody: Sequence[Gap], *, split: bool = False) -> Panel:
    """`everybody`: widest first."""
    if not everybody or not any(column.gaps for column in columns):
        empty = _("Too few people answered this, or their groups are too small. Small groups are not shown.")
        return Panel(key=asked.key, title=asked.question, empty=empty)
    shown = everybody[:SHOWN]
    whole = HeatColumn(_("All"), {gap.key: gap for gap in everybody})
    return Panel(
        key=asked.key,
        title=_title(columns),
        question=_("%(question)s Gap between importance and satisfaction, in points of 4")
        % {"question": asked.question},
        figure=grid_chart(_grid(columns, whole, shown), numbers()),
        table=_table([whole, *columns], everybody, split=split),
        base=base_of(everybody),
        source=_("Source: answers, counted by groups once after the end"),
        note=_note(columns, everybody),
        label=evidence_label(asked.evidence),
    )


def _title(columns: Sequence[HeatColumn]) -> str:
    found = [(widest, column.name) for column in columns if (widest := column.widest)]
    gap, name = max(found, key=lambda pair: pair[0].gap)
    if gap.gap <= 0:
        return _("Satisfaction keeps up with importance in each group")
    return _("The widest gap among the groups shown: %(topic)s (%(group)s)") % {"topic": gap.label, "group": name}


def _note(columns: Sequence[HeatColumn], everybody: Sequence[Gap]) -> str:
    notes = []
    if len(everybody) > SHOWN:
        words = _("The chart shows the %(shown)s widest gaps of %(all)s; the table shows all.")
        notes.append(words % {"shown": SHOWN, "all": len(everybody)})
    if any(gap.key not in column.gaps for column in columns for gap in everybody):
        few = {"few": numbers().number(ENOUGH)}
        notes += [_("Nothing is told of groups with fewer than %(few)s answers to a topic.") % few, hidden_note()]
    return " ".join(notes)


def _grid(columns: Sequence[HeatColumn], whole: HeatColumn, shown: Sequence[Gap]) -> Grid:
    return Grid(
        _("Heat map"),
        (_("All"), *(letter(at) for at in range(len(columns)))),
        (_("All"), *(column.name for column in columns)),
        tuple((gap.label, tuple(_grid_cell(one.gaps.get(gap.key)) for one in (whole, *columns))) for gap in shown),
        _keys(),
    )


def _grid_cell(gap: Gap | None) -> GridCell:
    return GridCell("–", None, NEUTRAL) if gap is None else GridCell(numbers().number(gap.gap, 1), 1, _tone(gap.gap))


def _tone(gap: float) -> str:
    return next((tone for least, tone, _pattern in STEPS if round(gap, 1) >= least), POSITIVE)


def _keys() -> tuple[Key, ...]:
    keys = [
        Key(_("from %(gap)s") % {"gap": numbers().number(least, 1)}, tone, pattern=pattern)
        for least, tone, pattern in STEPS
    ]
    return (*keys, Key(_("below 0: more satisfied than important"), POSITIVE, pattern="-"))


def _table(columns: Sequence[HeatColumn], everybody: Sequence[Gap], *, split: bool) -> Table:
    rows = []
    for topic in everybody:
        gaps = [column.gaps.get(topic.key) for column in columns]
        rows.append((text_cell(topic.label), *(_cell(gap, split=split) for gap in gaps)))
        if split:
            people = (count_cell(gap.n) if gap else text_cell("–") for gap in gaps)
            rows.append((text_cell(_("%(answer)s: people") % {"answer": topic.label}), *people))
    return Table((_("topic"), *heads_of([column.name for column in columns[1:]])), tuple(rows))


def _cell(gap: Gap | None, *, split: bool) -> Cell:
    if gap is None:
        return text_cell("–")
    text = numbers().signed(gap.gap, 2)
    return Cell(text if split else f"{text} (n = {numbers().number(gap.n)})", round(gap.gap, 4))
