"""When did people take part, and by which way?"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.bars import Bar, Bars, horizontal_bars
from dashboards.charts.figure import Figure
from dashboards.charts.over_time import OverTime, Series, participation_over_time
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.panels.periods import Period, periods_between, sum_by_period
from dashboards.panels.protection import rule
from dashboards.panels.words import count_cell, numbers
from dashboards.scope import Part, Scope, group_of, part_finder, wanted_group
from participation.channels import Channel
from participation.stats.disclosure import hidden_groups

SUPPORTS, IDEAS = "supports", "ideas"
UNTOLD = ""  # no channel


@dataclass(frozen=True, slots=True)
class Act:
    """Something that people did on a day. `source`: the survey that they answered, or ideas, or supports."""

    day: date
    channel: str
    area_id: int
    count: int
    source: str = ""


def participation_panel(acts: Sequence[Act], *, scope: Scope, parts: Sequence[Part]) -> Panel:
    """Adds up what each survey tells by itself: what all have together, less what its pages tell, is what others have.

    A way that a survey hides stands with its other ways here, and a part that it hides is counted without it.
    """
    find = part_finder(parts)

    def part_of(act: Act) -> str:
        return find(act.area_id)

    no_part, no_way = _hidden_by_source(acts, part_of), _hidden_by_source(acts, lambda act: act.channel)
    told = [replace(act, channel=UNTOLD) if act.channel in no_way[act.source] else act for act in acts]
    if scope.part:
        told = [act for act in told if part_of(act) not in no_part[act.source]]
    wanted = wanted_group(scope)
    chosen = [act for act in told if group_of(scope, find, act.area_id, act.channel) == wanted]
    gone = _small(told, lambda act: group_of(scope, find, act.area_id, act.channel)) if wanted else ()
    if wanted in gone or sum(act.count for act in chosen) < 1:
        return Panel(key="participation", title=_("Participation over time"), empty=_empty(acts))
    if scope.part:
        return _of_part(chosen)
    return _panel(chosen, frozenset() if scope.channel else small_channels(told))


def _hidden_by_source(acts: Sequence[Act], name: Callable[[Act], str]) -> dict[str, frozenset[str]]:
    """What each survey hides, and supports. Each idea is public with its way and its area."""
    of_source: dict[str, list[Act]] = {}
    for act in acts:
        of_source.setdefault(act.source, []).append(act)
    return {source: frozenset() if source == IDEAS else _small(own, name) for source, own in of_source.items()}


def _small(acts: Sequence[Act], name: Callable[[Act], str]) -> frozenset[str]:
    sizes: Counter[str] = Counter()
    for act in acts:
        sizes[name(act)] += act.count
    # More supports taken back than given by one way leave less than nothing of it.
    return hidden_groups({group: max(0, size) for group, size in sizes.items()}, rule=rule())


def small_channels(acts: Sequence[Act]) -> frozenset[str]:
    """Channels that must not stand alone: few used them at all, or they would tell of such."""
    return _small([act for act in acts if act.channel != UNTOLD], lambda act: act.channel)


def _empty(acts: Sequence[Act]) -> str:
    if sum(act.count for act in acts) < 1:
        return _("Nobody has taken part yet.")
    return _("Too few people took part here. Small groups are not shown.")


def _of_part(acts: Sequence[Act]) -> Panel:
    """Without ways and days: beside those of everybody, they would tell of the few in a part who came one way."""
    names = {SUPPORTS: _("Supports"), IDEAS: _("Ideas")}
    sums: Counter[str] = Counter()
    for act in acts:
        sums[names.get(act.source, _("Answers"))] += act.count
    bars = tuple(Bar(name, max(0, n), numbers().number(n)) for name, n in sums.items())
    return Panel(
        key="participation",
        title=ngettext("%(n)s contribution so far", "%(n)s contributions so far", sums.total())
        % {"n": numbers().number(sums.total())},
        question=_("Answers, ideas and supports. Withdrawn supports are taken off."),
        figure=horizontal_bars(Bars(_("Bars"), bars), numbers()),
        table=Table((_("figure"), _("value")), tuple((text_cell(name), count_cell(n)) for name, n in sums.items())),
        base=_base(sums.total()),
        source=_("Source: this platform"),
        note=_("Answers to surveys are left out where this part or another one is too small to be shown."),
        facts={"total": sums.total()},
    )


def _base(total: int) -> str:
    return ngettext("%(n)s contribution", "%(n)s contributions", total) % {"n": numbers().number(total)}


def _panel(acts: Sequence[Act], small: frozenset[str]) -> Panel:
    """Channels that few used are told together."""
    other = _("other ways")
    names = {str(channel): str(channel.label) for channel in Channel if channel not in small}
    used = [
        channel for channel in (*names, *small, UNTOLD) if any(act.channel == channel and act.count for act in acts)
    ]
    ways = [*dict.fromkeys(names.get(channel, other) for channel in used)]
    periods = periods_between(min(act.day for act in acts), max(act.day for act in acts))
    of_way = {way: [act for act in acts if names.get(act.channel, other) == way] for way in ways}
    sums = {way: sum_by_period(periods, [(act.day, act.count) for act in own]) for way, own in of_way.items()}
    totals = {way: sum(act.count for act in own) for way, own in of_way.items()}
    total = sum(act.count for act in acts)
    rows = [(text_cell(period.name), *(count_cell(sums[way][at]) for way in ways)) for at, period in enumerate(periods)]
    rows.append((text_cell(_("together")), *(count_cell(totals[way]) for way in ways)))
    return Panel(
        key="participation",
        title=_title(totals, total),
        question=_("Answers, ideas and supports per period. Withdrawn supports are taken off."),
        figure=_over_time(periods, sums),
        table=Table((_("period"), *ways), tuple(rows)),
        base=_base(total),
        source=_("Source: this platform, counted by channel"),
        note=_("Ways that fewer than %(limit)s contributions took are told together.") % {"limit": rule().min_group}
        if other in ways
        else "",
        facts={"total": total, "channels": totals},
    )


def _over_time(periods: Sequence[Period], sums: Mapping[str, Sequence[int]]) -> Figure:
    series = tuple(Series(way, tuple(max(0, n) for n in own)) for way, own in sums.items())
    return participation_over_time(
        OverTime(_("Columns over time"), tuple(period.name for period in periods), series), numbers()
    )


def _title(sums: Mapping[str, int], total: int) -> str:
    if _("other ways") in sums and len(sums) == 1:
        return ngettext("%(n)s contribution so far", "%(n)s contributions so far", total) % {"n": total}
    if len(sums) == 1:
        return _("All contributions came %(channel)s") % {"channel": next(iter(sums))}
    most = max(sums, key=lambda way: sums[way])
    return _("Most contributions came %(channel)s: %(part)s of %(total)s") % {
        "channel": most,
        "part": numbers().number(sums[most]),
        "total": numbers().number(total),
    }
