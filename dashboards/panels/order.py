"""Which answers stand first in the order that people made?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Cells, Measure, Question
from dashboards.panels.panel import Cell, Line, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.reading import Reading, actions_of, asks_of, missing_words, shown_answers, span_words, too_few
from dashboards.panels.words import count_cell, decimal_cell, hidden_note, hidden_word, numbers
from participation.stats.orders import Placed, placed


def order_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    """An answer whose places are hidden stands last, without figures.

    Not in a group: everybody there gave the first place to one of them, so the shown ones tell the hidden one by
    subtraction. It is shown in full or not at all.
    """
    shown = {measure.key: shown_answers(question, measure, cells, reading.wanted) for measure in question.measures}
    counts = {key: known for key, one in shown.items() if (known := _counts(one)) is not None}
    if not counts or (reading.wanted and len(counts) < len(shown)):
        return too_few(question, cells)
    places = len(question.valid)
    order = placed(counts, places=places)
    items = {measure.key: measure for measure in question.measures}
    hidden = [measure for measure in question.measures if measure.key not in counts]
    bars = tuple(_bar(one, items) for one in order)
    bars += tuple(Bar(measure.item, None, hidden_word(), Tone.QUIET) for measure in hidden)
    first = {"item": items[order[0].key].item}
    return Panel(
        key=question.code,
        title=(_("In front of those shown: %(item)s") if hidden else _("In front: %(item)s")) % first,
        question=question.text,
        figure=horizontal_bars(Bars(_("Points"), bars), numbers()),
        table=_table(order, hidden, items),
        base=span_words([one.n for one in order]),
        source=missing_words(cells.get(order[0].key, {}), question, reading),
        note=hidden_note() if hidden else "",
        label=evidence_label(reading.evidence),
        actions=actions_of(question, reading),
        asks=asks_of(question, reading),
        lines_say=_("The first place gives %(places)d points, the last one, no place none.") % {"places": places},
        lines=tuple(_line(one, items, order[0].points) for one in order),
        facts={one.key: {"n": one.n, "mean": one.mean, "firsts": one.firsts, "points": one.points} for one in order},
    )


def _counts(shown: Shown) -> dict[int, int] | None:
    """Place -> how many; None where a part is hidden."""
    found: dict[int, int] = {}
    for place, count in shown.cells.items():
        if count is None:
            return None
        found[int(place)] = count
    return found if shown.base else None


def _bar(one: Placed, items: Mapping[str, Measure]) -> Bar:
    return Bar(items[one.key].item, one.points, numbers().number(one.points))


def _line(one: Placed, items: Mapping[str, Measure], most: int) -> Line:
    words = _("%(points)s points") % {"points": numbers().number(one.points)}
    return Line(items[one.key].item, words, one.points / most if most else None)


def _table(order: list[Placed], hidden: list[Measure], items: Mapping[str, Measure]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            text_cell(items[one.key].item),
            count_cell(one.points),
            decimal_cell(one.mean or 0, 1),
            count_cell(one.firsts),
            count_cell(one.n),
        )
        for one in order
    ]
    rows += [(text_cell(measure.item), *(count_cell(None) for _number in range(4))) for measure in hidden]
    return Table((_("answer"), _("points"), _("mean place"), _("first places"), _("n")), tuple(rows))
