"""How were several items rated on one scale?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.diverging import Diverging, Spread, diverging_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Cells, Measure, Option, Question
from dashboards.panels.panel import Line, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.reading import (
    Missing,
    Reading,
    actions_of,
    asks_of,
    missing_of,
    shown_answers,
    span_words,
    tells_of_few,
    too_few,
)
from dashboards.panels.words import count_cell, hidden_note, hidden_word, numbers, share_words


def matrix_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    shown = {measure.key: shown_answers(question, measure, cells, reading.wanted) for measure in question.measures}
    bases = [one.base for one in shown.values() if one.base]
    if not bases:
        return too_few(question, cells)
    ordered = sorted(question.measures, key=lambda measure: -_upper_half(question, shown[measure.key]))
    known = [measure for measure in ordered if _is_whole(shown[measure.key])]
    spreads = tuple(_spread(question, measure, shown[measure.key]) for measure in ordered)
    return Panel(
        key=question.code,
        title=_title(question, known, hidden=len(known) < len(ordered)),
        question=question.text,
        figure=diverging_bars(
            Diverging(_("Divided bars"), tuple(option.text for option in question.valid), spreads), numbers()
        ),
        table=_matrix_table(question, ordered, shown, missing=_missing(question, cells, reading)),
        base=span_words(bases),
        source=_("Without “cannot judge” and without missing answers"),
        note=hidden_note() if len(known) < len(ordered) else "",
        label=evidence_label(reading.evidence),
        actions=actions_of(question, reading),
        asks=asks_of(question, reading),
        lines_say=_bars_say(question, bases),
        lines=tuple(_line(question, measure, shown[measure.key]) for measure in ordered),
        facts={key: {"n": one.base, "cells": dict(one.cells)} for key, one in shown.items()},
    )


def _title(question: Question, known: Sequence[Measure], *, hidden: bool) -> str:
    """`known` come best first; a hidden item may be lower still."""
    if not known:
        return question.text
    if hidden:
        return _("Lowest of those shown: %(item)s") % {"item": known[-1].item}
    return _("Lowest: %(item)s") % {"item": known[-1].item}


def _line(question: Question, measure: Measure, shown: Shown) -> Line:
    """How many chose one of the upper answers."""
    if not _is_whole(shown):
        return Line(measure.item, hidden_word(), None)
    upper = _upper_half(question, shown)
    return Line(measure.item, share_words(upper, shown.base or 0), upper)


def _bars_say(question: Question, bases: Sequence[int]) -> str:
    counted = _("The bars count: %(answers)s.") % {"answers": " · ".join(option.text for option in _upper(question))}
    low, high = numbers().number(min(bases)), numbers().number(max(bases))
    if low == high:
        return counted + " " + ngettext("%(n)s person answered.", "%(n)s people answered.", max(bases)) % {"n": high}
    return counted + " " + _("%(low)s to %(high)s people answered.") % {"low": low, "high": high}


def _is_whole(shown: Shown) -> bool:
    return bool(shown.base) and None not in shown.cells.values()


def _missing(question: Question, cells: Cells, reading: Reading) -> dict[str, Missing]:
    """Nothing where they would tell how few were not asked."""
    found = {measure.key: missing_of(cells.get(measure.key, {}), question) for measure in question.measures}
    return {} if reading.wanted or any(tells_of_few(one, reading) for one in found.values()) else found


def _upper_half(question: Question, shown: Shown) -> float:
    if not _is_whole(shown) or not shown.base:
        return -1.0
    return sum(shown.cells[option.code] or 0 for option in _upper(question)) / shown.base


def _upper(question: Question) -> Sequence[Option]:
    """The upper half of the scale, without its middle."""
    return question.valid[len(question.valid) - len(question.valid) // 2 :]


def _spread(question: Question, measure: Measure, shown: Shown) -> Spread:
    counts = [shown.cells[option.code] for option in question.valid]
    if not shown.base or None in counts:
        return Spread(measure.item, None, _("too few answers"))
    return Spread(measure.item, tuple((count or 0) / shown.base for count in counts))


def _matrix_table(
    question: Question, ordered: Sequence[Measure], shown: Mapping[str, Shown], *, missing: Mapping[str, Missing]
) -> Table:
    rows = []
    for measure in ordered:
        one = shown[measure.key]
        row = [text_cell(measure.item), *(count_cell(one.cells[option.code]) for option in question.valid)]
        row.append(count_cell(one.base))
        if missing:
            gone = missing[measure.key]
            row += [count_cell(gone.unknown), count_cell(gone.skipped)]
        rows.append(tuple(row))
    columns = [_("topic"), *(option.text for option in question.valid), _("n")]
    return Table((*columns, _("cannot say"), _("no answer")) if missing else tuple(columns), tuple(rows))
