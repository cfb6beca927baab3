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
from participation.stats.disclosure import hidden_groups, protect_table

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
    """Pages of a survey tell its own parts and ways, so what one of them hides is hidden here as well."""
    find = part_finder(parts)
    divided, few = _divided(acts)
    wanted = wanted_group(scope)
    chosen = [act for act in divided if group_of(scope, find, act.area_id, act.channel) == wanted]
    if not wanted:
        chosen += [replace(act, channel=UNTOLD) for act in few]
    gone = hidden_in_a_source(divided, lambda act: group_of(scope, find, act.area_id, act.channel)) if wanted else ()
    if wanted in gone or sum(act.count for act in chosen) < 1:
        return Panel(key="participation", title=_("Participation over time"), empty=_empty(acts))
    small = frozenset() if scope.channel else small_channels(divided, part=scope.part, find_part=find)
    return _panel(chosen, small, over_time=not scope.part)


def _divided(acts: Sequence[Act]) -> tuple[list[Act], list[Act]]:
    """Acts of sources that are large enough to be divided, and all others. Each idea is public with its way."""
    totals: Counter[str] = Counter()
    for act in acts:
        totals[act.source] += act.count
    few = {source for source, total in totals.items() if total < rule().min_group and source != IDEAS}
    return [act for act in acts if act.source not in few], [act for act in acts if act.source in few]


def hidden_in_a_source(acts: Sequence[Act], name: Callable[[Act], str]) -> frozenset[str]:
    """What all have together, less what one survey's own page tells, is what the others have."""
    sizes: dict[str, Counter[str]] = {"all": Counter()}
    for act in acts:
        sizes["all"][name(act)] += act.count
        if act.source != IDEAS:
            sizes.setdefault(f"of {act.source}", Counter())[name(act)] += act.count
    # More supports taken back than given by one way leave less than nothing of it.
    found = [hidden_groups({group: max(0, n) for group, n in own.items()}, rule=rule()) for own in sizes.values()]
    return frozenset().union(*found)


def small_channels(acts: Sequence[Act], *, part: str, find_part: Callable[[int], str]) -> frozenset[str]:
    """Channels that must not stand alone: few used them at all, or few in this part, or they would tell of such."""
    small = hidden_in_a_source(acts, lambda act: act.channel)
    if not part:
        return small
    table: dict[str, Counter[str]] = {}
    for act in acts:
        table.setdefault(find_part(act.area_id), Counter())[act.channel] += act.count
    strict = replace(rule(), min_cell=rule().min_group)
    columns = [str(way) for way in Channel if way not in small and any(row[way] for row in table.values())]
    shown = protect_table(
        {(name, channel): max(0, row[channel]) for name, row in table.items() for channel in columns},
        rows=list(table),
        columns=columns,
        rule=strict,
        hidden_rows=hidden_in_a_source(acts, lambda act: find_part(act.area_id)),
    )
    return small | {channel for channel in columns if shown.cells[part, channel] is None}


def _empty(acts: Sequence[Act]) -> str:
    if sum(act.count for act in acts) < 1:
        return _("Nobody has taken part yet.")
    return _("Too few people took part here. Small groups are not shown.")


def _panel(acts: Sequence[Act], small: frozenset[str], *, over_time: bool) -> Panel:
    """Channels that few used are told together.

    A part of the area has no days: beside the days of each channel they would tell of the few in both.
    """
    other = _("other ways")
    names = {str(channel): str(channel.label) for channel in Channel if channel not in small}
    used = [
        channel for channel in (*names, *small, UNTOLD) if any(act.channel == channel and act.count for act in acts)
    ]
    ways = [*dict.fromkeys(names.get(channel, other) for channel in used)]
    periods = periods_between(min(act.day for act in acts), max(act.day for act in acts)) if over_time else []
    of_way = {way: [act for act in acts if names.get(act.channel, other) == way] for way in ways}
    sums = {
        way: sum_by_period(periods, [(act.day, act.count) for act in own]) for way, own in of_way.items() if periods
    }
    totals = {way: sum(act.count for act in own) for way, own in of_way.items()}
    total = sum(act.count for act in acts)
    rows = [(text_cell(period.name), *(count_cell(sums[way][at]) for way in ways)) for at, period in enumerate(periods)]
    rows.append((text_cell(_("together")), *(count_cell(totals[way]) for way in ways)))
    return Panel(
        key="participation",
        title=_title(totals, total),
        question=_("Answers, ideas and supports per period. Withdrawn supports are taken off.")
        if periods
        else _("Answers, ideas and supports, by channel. Withdrawn supports are taken off."),
        figure=_over_time(periods, sums) if periods else _by_channel(totals),
        table=Table((_("period"), *ways), tuple(rows)),
        base=ngettext("%(n)s contribution", "%(n)s contributions", total) % {"n": numbers().number(total)},
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


def _by_channel(totals: Mapping[str, int]) -> Figure:
    bars = tuple(Bar(way, max(0, n), numbers().number(n)) for way, n in totals.items())
    return horizontal_bars(Bars(_("Bars"), bars), numbers())


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
