"""How were several items rated on one scale?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dashboards.charts.diverging import Diverging, Spread, diverging_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Cells, Measure, Question
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.reading import (
    Reading,
    actions_of,
    shown_answers,
    span_words,
    too_few,
)
from dashboards.panels.words import count_cell, numbers


def matrix_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    shown = {measure.key: shown_answers(question, measure, cells, reading.wanted) for measure in question.measures}
    bases = [one.base for one in shown.values() if one.base]
    if not bases:
        return too_few(question, cells)
    ordered = sorted(question.measures, key=lambda measure: -_upper_half(question, shown[measure.key]))
    spreads = tuple(_spread(question, measure, shown[measure.key]) for measure in ordered)
    return Panel(
        key=question.code,
        title=_("Lowest: %(item)s") % {"item": ordered[-1].item},
        question=question.text,
        figure=diverging_bars(
            Diverging(_("Divided bars"), tuple(option.text for option in question.valid), spreads), numbers()
        ),
        table=_matrix_table(question, ordered, shown),
        base=span_words(bases),
        source=_("Without “cannot judge” and without missing answers"),
        label=evidence_label(reading.evidence),
        actions=actions_of(question, reading),
        facts={key: {"n": one.base, "cells": dict(one.cells)} for key, one in shown.items()},
    )


def _upper_half(question: Question, shown: Shown) -> float:
    if not shown.base or None in shown.cells.values():
        return -1.0
    codes = [option.code for option in question.valid]
    half = len(codes) // 2
    return sum(shown.cells[code] or 0 for code in codes[len(codes) - half :]) / shown.base


def _spread(question: Question, measure: Measure, shown: Shown) -> Spread:
    counts = [shown.cells[option.code] for option in question.valid]
    if not shown.base or None in counts:
        return Spread(measure.item, None, _("too few answers"))
    return Spread(measure.item, tuple((count or 0) / shown.base for count in counts))


def _matrix_table(question: Question, ordered: Sequence[Measure], shown: Mapping[str, Shown]) -> Table:
    rows = []
    for measure in ordered:
        one = shown[measure.key]
        cells = [count_cell(one.cells[option.code]) for option in question.valid]
        rows.append((text_cell(measure.item), *cells, count_cell(one.base)))
    return Table((_("topic"), *(option.text for option in question.valid), _("n")), tuple(rows))
