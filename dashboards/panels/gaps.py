"""Where is something important and missing? The same items as a gap chart and as four fields."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dashboards.charts.dumbbell import Dumbbell, Pair, gap_dumbbell
from dashboards.charts.figure import Figure
from dashboards.charts.quadrant import Corner, Quadrants, Topic, quadrant_chart
from dashboards.panels.panel import Action, Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, decimal_cell, hidden_cell, hidden_note, numbers, share_cell
from participation.stats.importance import CutLine, Gap, Matrix, Quadrant, matrix_of

WIDE_GAP = 1.0  # scale points from which a gap stands out
SHOWN = 12
SHARES = ("important_share", "satisfied_share", "cannot_judge_share")


Hidden = Mapping[str, frozenset[str]]  # item -> names of its shares that a filter must not show


def gap_panel(
    gaps: Sequence[Gap],
    *,
    question: str,
    label: str,
    measure: str,
    may_decide: bool,
    may_ask: bool = False,
    hidden: Hidden | None = None,
) -> Panel:
    """`gaps` come widest first."""
    shown = gaps[:SHOWN]
    rows = tuple(Action(gap.label, gap.key) for gap in shown[:5])
    return Panel(
        key=f"gaps-{measure}",
        title=_gap_title(gaps),
        question=_("%(question)s Means from 1 to 5") % {"question": question},
        figure=gap_dumbbell(
            Dumbbell(
                _("Gap chart"),
                pgettext("chart", "important"),
                pgettext("chart", "satisfied"),
                tuple(Pair(gap.label, gap.importance, gap.satisfaction, wide=gap.gap >= WIDE_GAP) for gap in shown),
            ),
            numbers(),
        ),
        table=gap_table(gaps, hidden or {}),
        base=base_of(gaps),
        source=_("Source: answers with both values"),
        note=" ".join(filter(None, (_more(len(gaps)), hidden_note() if hidden else ""))),
        label=label,
        actions=rows if may_decide else (),
        asks=rows if may_ask else (),
        facts={"items": [gap_facts(gap, (hidden or {}).get(gap.key, frozenset())) for gap in gaps]},
    )


def quadrant_panel(gaps: Sequence[Gap], *, label: str, measure: str, cut: CutLine = CutLine.ITEM_MEAN) -> Panel:
    matrix = matrix_of(gaps, cut=cut)
    if matrix is None:
        return Panel(key=f"quadrants-{measure}", title=_("Importance and satisfaction"), empty=_("No answers yet."))
    names = quadrant_names()
    return Panel(
        key=f"quadrants-{measure}",
        title=_quadrant_title(matrix),
        question=_("Importance upwards, satisfaction to the right. Lines: %(cut)s") % {"cut": _cut_words(matrix.cut)},
        figure=_quadrant_figure(matrix, names),
        table=Table(
            (_("topic"), _("field"), _("importance"), _("satisfaction")),
            tuple(
                (
                    text_cell(placed.gap.label),
                    Cell(names[placed.quadrant], str(placed.quadrant)),
                    decimal_cell(placed.gap.importance),
                    decimal_cell(placed.gap.satisfaction),
                )
                for placed in matrix.items
            ),
        ),
        base=base_of(gaps),
        source=_("Source: answers with both values"),
        note=_("Lines at the mean always find a need, even where all is well.") if cut is CutLine.ITEM_MEAN else "",
        label=label,
        facts={"cut": str(cut), "act": [p.gap.key for p in matrix.items if p.quadrant is Quadrant.ACT]},
    )


def gap_facts(gap: Gap, hidden: frozenset[str] = frozenset()) -> dict[str, str | int | float]:
    """The figures that a decision on this finding freezes."""
    facts: dict[str, str | int | float] = {
        "key": gap.key,
        "label": gap.label,
        "n": gap.n,
        "importance": round(gap.importance, 4),
        "satisfaction": round(gap.satisfaction, 4),
        "gap": round(gap.gap, 4),
        "important_share": round(gap.important_share, 4),
        "satisfied_share": round(gap.satisfied_share, 4),
        "cannot_judge_share": round(gap.cannot_judge_share, 4),
    }
    return {name: value for name, value in facts.items() if name not in hidden}


def items_with_hidden_shares(panels: Sequence[Panel]) -> list[str]:
    """Items of which a headline must not tell the shares."""
    items = [item for panel in panels for item in panel.facts.get("items", [])]
    return [str(item["key"]) for item in items if not item.keys() >= {"important_share", "satisfied_share"}]


def gap_table(gaps: Sequence[Gap], hidden: Hidden) -> Table:
    def share(gap: Gap, name: str) -> Cell:
        return hidden_cell() if name in hidden.get(gap.key, ()) else share_cell(getattr(gap, name))

    return Table(
        (
            _("topic"),
            _("importance"),
            _("satisfaction"),
            _("gap"),
            _("find it important"),
            _("are satisfied"),
            _("cannot judge"),
            _("n"),
        ),
        tuple(
            (
                text_cell(gap.label),
                decimal_cell(gap.importance),
                decimal_cell(gap.satisfaction),
                Cell(numbers().signed(gap.gap, 2), round(gap.gap, 4)),
                *(share(gap, name) for name in SHARES),
                count_cell(gap.n),
            )
            for gap in gaps
        ),
    )


def base_of(gaps: Sequence[Gap]) -> str:
    low, high = min(gap.n for gap in gaps), max(gap.n for gap in gaps)
    if low == high:
        return _("n = %(n)s") % {"n": numbers().number(low)}
    return _("n = %(low)s to %(high)s") % {"low": numbers().number(low), "high": numbers().number(high)}


def quadrant_names() -> dict[Quadrant, str]:
    return {
        Quadrant.ACT: pgettext("quadrant", "Act"),
        Quadrant.KEEP: pgettext("quadrant", "Keep strengths"),
        Quadrant.WATCH: pgettext("quadrant", "Watch"),
        Quadrant.FINE: pgettext("quadrant", "Runs well"),
    }


def _gap_title(gaps: Sequence[Gap]) -> str:
    if gaps[0].gap <= 0:
        return _("Satisfaction keeps up with importance everywhere")
    return _("The gap is widest at: %(topic)s") % {"topic": gaps[0].label}


def _more(count: int) -> str:
    if count <= SHOWN:
        return ""
    return _("The chart shows the %(shown)s widest gaps of %(all)s; the table shows all.") % {
        "shown": SHOWN,
        "all": count,
    }


def _quadrant_title(matrix: Matrix) -> str:
    topics = [placed.gap.label for placed in matrix.items if placed.quadrant is Quadrant.ACT]
    if not topics:
        return _("Nothing is both important and unsatisfying")
    if len(topics) == 1:
        return _("One topic needs a decision now: %(topic)s") % {"topic": topics[0]}
    return _("%(n)s topics need a decision now") % {"n": numbers().number(len(topics))}


def _cut_words(cut: CutLine) -> str:
    return _("mean of all topics") if cut is CutLine.ITEM_MEAN else _("middle of the scale")


def _quadrant_figure(matrix: Matrix, names: dict[Quadrant, str]) -> Figure:
    topics = tuple(
        Topic(placed.gap.label, placed.gap.importance, placed.gap.satisfaction, Corner(placed.quadrant))
        for placed in matrix.items
    )
    return quadrant_chart(
        Quadrants(
            _("Four fields"),
            topics,
            matrix.importance_cut,
            matrix.satisfaction_cut,
            {Corner(quadrant): name for quadrant, name in names.items()},
            _("less satisfied"),
            _("more satisfied"),
        ),
        numbers(),
    )
