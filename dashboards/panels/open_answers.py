"""What was answered in numbers, and how often in own words?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from dashboards.charts.bars import Bar, Bars, horizontal_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import GIVEN, STATUSES, Cells, Question
from dashboards.panels.panel import Line, Panel, Table, text_cell
from dashboards.panels.protection import Counts, rule
from dashboards.panels.reading import Reading, answered_words, base_words, missing_words, too_few
from dashboards.panels.words import count_cell, decimal_cell, hidden_cell, numbers
from participation.stats.means import mean_of_counts, median_of_counts

MOST_VALUES = 15  # more bars than that are no picture


class Side(StrEnum):
    """Of the outermost values the words say nothing: one of them may be one person."""

    LOWEST = "lowest"
    HIGHEST = "highest"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class _Span:
    """Values that stand together, as few named each of them."""

    low: float
    high: float
    count: int
    side: Side = Side.BETWEEN

    @property
    def one_value(self) -> bool:
        return self.low == self.high

    @property
    def words(self) -> str:
        low, high = {"value": _plainly(self.low)}, {"value": _plainly(self.high)}
        if self.one_value:
            return _plainly(self.low)
        if self.side is Side.HIGHEST:
            return _("%(value)s or more") % low
        return _("up to %(value)s") % high if self.side is Side.LOWEST else f"{low['value']}–{high['value']}"


def number_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    """One household of nine or one person of a hundred years is somebody's neighbour: each bar is a group."""
    counts = _numbers_of(cells.get(question.measures[0].key, {}), reading.wanted)
    mean, median = mean_of_counts(counts), median_of_counts(counts)
    if mean is None or median is None or mean.n < rule().min_group:
        return too_few(question, cells)
    if reading.wanted:
        return Panel(key=question.code, title=question.text, empty=_("Numbers are shown for all answers only."))
    spans = _spans(counts) if len(counts) <= MOST_VALUES else ()
    told_mean = None if _mean_tells(spans, counts) else round(mean.mean, 4)
    told_median = None if any(one.low <= median <= one.high and not one.one_value for one in spans) else median
    bars = tuple(Bar(one.words, one.count, numbers().number(one.count)) for one in spans)
    return Panel(
        key=question.code,
        title=question.text
        if told_median is None
        else _("Half of the answers are %(median)s or less") % {"median": _plainly(told_median)},
        question=question.text,
        figure=horizontal_bars(Bars(_("Bars"), bars), numbers()) if bars else None,
        table=Table(
            (_("figure"), _("value")),
            (
                (text_cell(_("median")), hidden_cell() if told_median is None else decimal_cell(told_median, 1)),
                (text_cell(_("mean")), hidden_cell() if told_mean is None else decimal_cell(told_mean, 1)),
                (text_cell(_("answers")), count_cell(mean.n)),
            ),
        ),
        base=base_words(mean.n),
        source=missing_words(cells.get(question.measures[0].key, {}), question, reading),
        note=_together(spans),
        label=evidence_label(reading.evidence),
        lines_say=answered_words(mean.n, cells.get(question.measures[0].key, {}), question, reading),
        lines=_lines(bars, mean.n) if bars else (Line(_("median"), _plainly(median), None),),
        facts={"n": mean.n, "median": told_median, "mean": told_mean},
    )


def _spans(counts: Mapping[float, int]) -> tuple[_Span, ...]:
    """From the lowest value on, as many together as make a group; nothing where one would hold them all."""
    found: list[_Span] = []
    together: list[float] = []
    for value in sorted(counts):
        together.append(value)
        people = sum(counts[one] for one in together)
        if people >= rule().min_group:
            found.append(_Span(together[0], value, people, Side.BETWEEN if found else Side.LOWEST))
            together = []
    if together:
        found[-1] = replace(found[-1], high=together[-1], count=found[-1].count + sum(counts[one] for one in together))
    found[-1] = replace(found[-1], side=Side.HIGHEST)
    return tuple(found) if len(found) > 1 else ()


def _mean_tells(spans: Sequence[_Span], counts: Mapping[float, int]) -> bool:
    """The mean is a sum: near the least or the most that bars allow, it tells of the few who named another value."""
    values = sorted(counts)
    if all(span.one_value for span in spans):
        return False
    step = min(high - low for low, high in pairwise(values))
    total = sum(value * count for value, count in counts.items())
    above = total - sum(span.low * span.count for span in spans)
    below = sum(span.high * span.count for span in spans) - total
    return min(above, below) < rule().span * step


def _together(spans: Sequence[_Span]) -> str:
    if all(span.one_value for span in spans):
        return ""
    limit = {"limit": numbers().number(rule().min_group)}
    return _("Values that fewer than %(limit)s people named are told together, so that nobody is recognised.") % limit


def _lines(bars: Sequence[Bar], base: int) -> tuple[Line, ...]:
    return tuple(Line(bar.label, bar.text, None if bar.value is None else bar.value / base) for bar in bars)


def _plainly(value: float) -> str:
    return numbers().number(value, 1 if value % 1 else 0)


def _numbers_of(counts: Counts, wanted: str) -> dict[float, int]:
    found: dict[float, int] = {}
    for group, own in counts.items():
        for cell, count in own.items():
            if cell not in STATUSES and _is_number(cell) and (not wanted or group == wanted):
                found[float(cell)] = found.get(float(cell), 0) + count
    return found


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def text_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    """Their number is told of everybody only."""
    given = sum(own.get(GIVEN, 0) for own in cells.get(question.measures[0].key, {}).values())
    title = _("Answers in own words: %(n)s") % {"n": numbers().number(given)}
    return Panel(
        key=question.code,
        title=_("Answers in own words") if reading.wanted else title,
        question=question.text,
        empty=_("Open answers are read by people and not shown here, as they may name somebody."),
    )
