"""Do the parts of the area see it differently? Mean satisfaction with the topics of the widest gaps, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.charts.dots import Dot, Dots, Group, dot_plot
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, decimal_cell, numbers
from participation.stats.means import Mean

KEY = "area-dots"
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class PartMean:
    """`mean` None: too few of this part answered to say."""

    part: str
    mean: Mean | None


@dataclass(frozen=True, slots=True)
class TopicByPart:
    label: str
    whole: Mean
    parts: tuple[PartMean, ...]


def area_dots_panel(topics: Sequence[TopicByPart], *, label: str, sampled: bool, question: str) -> Panel:
    shown = [topic for topic in topics if any(one.mean for one in topic.parts)]
    if not shown:
        empty = _("The area has no parts, or too few people answered in each of them.")
        return Panel(key=KEY, title=_("How do the parts of the area differ?"), empty=empty)
    groups = tuple(Group(topic.label, topic.whole.mean, tuple(_dot(one) for one in topic.parts)) for topic in shown)
    chart = Dots(_("Dots"), _("mean of the part"), _("all together"), groups)
    return Panel(
        key=KEY,
        title=_title(shown, sampled=sampled),
        question=_("%(question)s Mean satisfaction from 1 to 5, topics with the widest gaps") % {"question": question},
        figure=dot_plot(chart, numbers()),
        table=Table(
            (_("topic and part"), _("mean"), *((_("lower end"), _("upper end")) if sampled else ()), "n"),
            tuple(_row(topic, one, sampled=sampled) for topic in shown for one in topic.parts),
        ),
        base=_("n = %(n)s") % {"n": numbers().number(max(topic.whole.n for topic in shown))},
        source=_("Source: this platform"),
        note=_note(sampled=sampled),
        label=label,
    )


def _dot(one: PartMean) -> Dot:
    if one.mean is None:
        return Dot(one.part, None, _("too few or hidden"))
    interval = one.mean.interval
    text = f"{numbers().number(one.mean.mean, 1)} (n = {numbers().number(one.mean.n)})"
    if interval is None:
        return Dot(one.part, one.mean.mean, text)
    return Dot(one.part, one.mean.mean, text, max(1.0, interval.low), min(5.0, interval.high))


def _title(shown: Sequence[TopicByPart], *, sampled: bool) -> str:
    """A difference is named only where the margins of two parts leave each other alone."""
    if sampled:
        for topic in shown:
            spans = [(one.part, one.mean.interval) for one in topic.parts if one.mean and one.mean.interval]
            spans.sort(key=lambda pair: pair[1].low)
            if spans and spans[0][1].high < spans[-1][1].low:
                words = _("%(topic)s: less satisfied in %(low)s than in %(high)s")
                return words % {"topic": topic.label, "low": spans[0][0], "high": spans[-1][0]}
    return _("No part of the area clearly stands out")


def _note(*, sampled: bool) -> str:
    if sampled:
        words = _("The lines are margins of error (%(level)s sure). Where they overlap, chance may explain it.")
        return words % {"level": numbers().percent(LEVEL)}
    return _("Everybody could answer. Small differences between parts say nothing, so no margins are drawn.")


def _row(topic: TopicByPart, one: PartMean, *, sampled: bool) -> tuple[Cell, ...]:
    mean = one.mean
    interval = mean.interval if mean else None
    ends = (interval.low, interval.high) if interval else (None, None)
    return (
        text_cell(f"{topic.label}: {one.part}"),
        decimal_cell(mean.mean if mean else None),
        *(map(decimal_cell, ends) if sampled else ()),
        count_cell(mean.n) if mean else Cell("–", None),
    )
