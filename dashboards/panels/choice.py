"""What was answered to a question with options: base, missing answers and the whole distribution?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Cells, Kind, Option, Question
from dashboards.panels.most import choice_title
from dashboards.panels.panel import Line, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.reading import (
    Reading,
    actions_of,
    answered_words,
    asks_of,
    base_words,
    missing_words,
    shown_answers,
    too_few,
)
from dashboards.panels.weighted import Weighting, modelled_shares, weighted_title, weighting_note
from dashboards.panels.words import FEW, count_cell, hidden_note, hidden_word, numbers, share_cell, share_words
from participation.stats.modelled import Modelled
from participation.stats.proportions import Proportion
from participation.stats.uncertainty import stated_share


def choice_panel(question: Question, cells: Cells, reading: Reading, weighting: Weighting | None = None) -> Panel:
    measure = question.measures[0]
    shown = shown_answers(question, measure, cells, reading.wanted)
    if not shown.base or not any(shown.cells.values()):
        return too_few(question, cells)
    order = question.valid
    if question.kind is Kind.MULTIPLE:
        order = tuple(sorted(order, key=lambda option: -(shown.cells[option.code] or 0)))
    stated = {option.code: _stated(shown.cells[option.code], shown.base, reading) for option in order}
    modelled = modelled_shares(question, weighting) if shown.base >= FEW else None
    if modelled is None:
        bars = tuple(_bar(option, shown, stated[option.code]) for option in order)
    else:
        bars = tuple(_modelled_bar(option, shown, modelled[option.code]) for option in order)
    return Panel(
        key=question.code,
        title=weighted_title(order, modelled) if modelled else choice_title(question, order, shown),
        question=question.text,
        figure=horizontal_bars(Bars(_("Bars"), bars, shares=shown.base >= FEW), numbers()),
        table=_choice_table(order, shown, stated, modelled),
        base=base_words(shown.base),
        source=missing_words(cells.get(measure.key, {}), question, reading),
        note=" ".join(
            filter(
                None,
                [
                    weighting_note(weighted=modelled is not None) if weighting and not question.says_who else "",
                    _choice_note(question, shown, stated),
                ],
            )
        ),
        label=evidence_label(reading.evidence, weighted=modelled is not None),
        actions=actions_of(question, reading),
        asks=asks_of(question, reading),
        lines_say=answered_words(shown.base, cells.get(measure.key, {}), question, reading),
        lines=tuple(_line(bar, shown.base) for bar in bars),
        facts={"n": shown.base, "cells": dict(shown.cells), "question": question.text},
    )


def _stated(count: int | None, base: int, reading: Reading) -> Proportion | None:
    if count is None:
        return None
    # More answers than residents: the population figure does not fit, so nothing may be made of it.
    population = reading.population if reading.population and reading.population >= base else None
    return stated_share(count, base, evidence=reading.evidence, population=population)


def _bar(option: Option, shown: Shown, stated: Proportion | None) -> Bar:
    count = shown.cells[option.code]
    if count is None or stated is None:
        return Bar(option.text, None, hidden_word(), Tone.QUIET)
    if shown.base is not None and shown.base < FEW:
        return Bar(option.text, count, numbers().number(count))
    text = f"{numbers().percent(stated.share)} ({numbers().number(count)})"
    if stated.interval is None:
        return Bar(option.text, stated.share, text)
    return Bar(option.text, stated.share, text, low=stated.interval.low, high=stated.interval.high)


def _modelled_bar(option: Option, shown: Shown, modelled: Modelled) -> Bar:
    """The number of people stays that of those who answered."""
    text = f"{numbers().percent(modelled.share)} ({numbers().number(shown.cells[option.code] or 0)})"
    return Bar(option.text, modelled.share, text, low=modelled.range.low, high=modelled.range.high)


def _line(bar: Bar, base: int) -> Line:
    if bar.value is None:
        return Line(bar.label, bar.text, None)
    share = bar.value if base >= FEW else bar.value / base
    return Line(bar.label, share_words(share, base), share)


def _choice_table(
    order: Sequence[Option],
    shown: Shown,
    stated: Mapping[str, Proportion | None],
    modelled: Mapping[str, Modelled] | None,
) -> Table:
    intervals = any(share is not None and share.interval is not None for share in stated.values())
    rows = []
    for option in order:
        share = stated[option.code]
        row = [
            text_cell(option.text),
            count_cell(shown.cells[option.code]),
            share_cell(share.share if share else None),
        ]
        if intervals:
            interval = share.interval if share else None
            row += [share_cell(interval.low if interval else None), share_cell(interval.high if interval else None)]
        if modelled:
            one = modelled[option.code]
            row += [share_cell(one.share), share_cell(one.range.low), share_cell(one.range.high)]
        rows.append(tuple(row))
    columns = [_("answer"), _("people"), _("share")]
    if intervals:
        columns += [_("at least (95%)"), _("at most (95%)")]
    if modelled:
        columns += [_("weighted share"), _("from (modelled)"), _("to (modelled)")]
    return Table(tuple(columns), tuple(rows))


def _choice_note(question: Question, shown: Shown, stated: Mapping[str, Proportion | None]) -> str:
    notes = []
    if shown.unanimous:
        notes.append(_("Everybody in this group gave the same answer. Take care when you speak about it."))
    if question.kind is Kind.MULTIPLE:
        notes.append(_("Several answers were possible, so the shares add up to more than 100 percent."))
    if any(share is not None and share.interval is not None for share in stated.values()):
        notes.append(_("The margin covers the chance of the sample only, not those who did not answer."))
    if None in shown.cells.values():
        notes.append(hidden_note())
    return " ".join(notes)
