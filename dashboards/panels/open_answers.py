"""What was answered in numbers, and how often in own words?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dashboards.charts.bars import Bar, Bars, horizontal_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import GIVEN, STATUSES, Cells, Question
from dashboards.panels.panel import Line, Panel, Table, text_cell
from dashboards.panels.protection import Counts, rule
from dashboards.panels.reading import Reading, answered_words, base_words, missing_words, too_few
from dashboards.panels.words import count_cell, decimal_cell, hidden_note, hidden_word, numbers
from participation.stats.disclosure import protect_counts
from participation.stats.means import mean_of_counts, median_of_counts


def number_panel(question: Question, cells: Cells, reading: Reading) -> Panel:
    counts = _numbers_of(cells.get(question.measures[0].key, {}), reading.wanted)
    mean, median = mean_of_counts(counts), median_of_counts(counts)
    if mean is None or median is None or mean.n < rule().min_group:
        return too_few(question, cells)
    if reading.wanted:
        return Panel(key=question.code, title=question.text, empty=_("Numbers are shown for all answers only."))
    bars = _bars(counts)
    few_values = len(bars) <= 15  # noqa: PLR2004 - more bars than that are no picture
    return Panel(
        key=question.code,
        title=_("Half of the answers are %(median)s or less") % {"median": _plainly(median)},
        question=question.text,
        figure=horizontal_bars(Bars(_("Bars"), bars), numbers()) if few_values else None,
        table=Table(
            (_("figure"), _("value")),
            (
                (text_cell(_("median")), decimal_cell(median, 1)),
                (text_cell(_("mean")), decimal_cell(mean.mean, 1)),
                (text_cell(_("answers")), count_cell(mean.n)),
            ),
        ),
        base=base_words(mean.n),
        source=missing_words(cells.get(question.measures[0].key, {}), question, reading),
        note=hidden_note() if few_values and any(bar.value is None for bar in bars) else "",
        label=evidence_label(reading.evidence),
        lines_say=answered_words(mean.n, cells.get(question.measures[0].key, {}), question),
        lines=_lines(bars, mean.n) if few_values else (Line(_("median"), _plainly(median), None),),
        facts={"n": mean.n, "median": median, "mean": round(mean.mean, 4)},
    )


def _bars(counts: Mapping[float, int]) -> tuple[Bar, ...]:
    """One household of nine or one person of a hundred years is somebody's neighbour: each value is a group."""
    shown = protect_counts({str(value): count for value, count in sorted(counts.items())}, rule=rule())
    return tuple(
        Bar(_plainly(float(value)), count, hidden_word() if count is None else numbers().number(count))
        for value, count in shown.row("").items()
    )


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
