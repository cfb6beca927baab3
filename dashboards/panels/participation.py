"""When did people take part, and by which way?"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.over_time import OverTime, Series, participation_over_time
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.panels.periods import periods_between, sum_by_period
from dashboards.panels.protection import rule, visible_groups
from dashboards.panels.words import count_cell, numbers
from dashboards.scope import Part, Scope, group_of, part_finder, wanted_group
from participation.channels import Channel
from participation.stats.disclosure import hidden_groups, protect_table


@dataclass(frozen=True, slots=True)
class Act:
    """Something that people did on a day: answers, ideas or supports."""

    day: date
    channel: str
    area_id: int
    count: int


def participation_panel(acts: Sequence[Act], *, scope: Scope, parts: Sequence[Part]) -> Panel:
    find = part_finder(parts)
    sizes: Counter[str] = Counter()
    for act in acts:
        sizes[group_of(scope, find, act.area_id, act.channel)] += act.count
    wanted = wanted_group(scope)
    # More supports taken back than given by one way leave less than nothing of it.
    sizes = Counter({group: max(0, size) for group, size in sizes.items()})
    if (wanted and wanted not in visible_groups(sizes)) or sizes[wanted] < 1:
        return Panel(key="participation", title=_("Participation over time"), empty=_empty(sizes))
    chosen = [act for act in acts if group_of(scope, find, act.area_id, act.channel) == wanted]
    small = frozenset() if scope.channel else small_channels(acts, part=scope.part, find_part=find)
    return _panel(chosen, small)


def small_channels(acts: Sequence[Act], *, part: str, find_part: Callable[[int], str]) -> frozenset[str]:
    """Channels that must not stand alone: few used them at all, or few in this part, or they would tell of such."""
    table: dict[str, Counter[str]] = {}
    for act in acts:
        table.setdefault(find_part(act.area_id) if part else "", Counter())[act.channel] += act.count
    sums = {channel: max(0, sum(row[channel] for row in table.values())) for channel in Channel.values}
    small = hidden_groups({channel: count for channel, count in sums.items() if count}, rule=rule())
    if not part:
        return small
    strict = replace(rule(), min_cell=rule().min_group)
    columns = [channel for channel, count in sums.items() if count and channel not in small]
    shown = protect_table(
        {(name, channel): max(0, row[channel]) for name, row in table.items() for channel in columns},
        rows=list(table),
        columns=columns,
        rule=strict,
        hidden_rows=hidden_groups({name: max(0, sum(row.values())) for name, row in table.items()}, rule=rule()),
    )
    return small | {channel for channel in columns if shown.cells[part, channel] is None}


def _empty(sizes: Counter[str]) -> str:
    if not sum(sizes.values()):
        return _("Nobody has taken part yet.")
    return _("Too few people took part here. Small groups are not shown.")


def _panel(acts: Sequence[Act], small: frozenset[str]) -> Panel:
    """Channels that few used are told together."""
    periods = periods_between(min(act.day for act in acts), max(act.day for act in acts))
    names = {str(channel): _("other ways") if channel in small else str(channel.label) for channel in Channel}
    used = [names[channel] for channel in Channel if any(act.channel == channel and act.count for act in acts)]
    ways = [*dict.fromkeys(sorted(used, key=lambda name: name == _("other ways")))]
    sums = {
        way: sum_by_period(periods, [(act.day, act.count) for act in acts if names.get(act.channel) == way])
        for way in ways
    }
    total = sum(act.count for act in acts)
    chart = participation_over_time(
        OverTime(
            _("Columns over time"),
            tuple(period.name for period in periods),
            tuple(Series(way, tuple(max(0, n) for n in sums[way])) for way in ways),
        ),
        numbers(),
    )
    rows = [(text_cell(period.name), *(count_cell(sums[way][at]) for way in ways)) for at, period in enumerate(periods)]
    rows.append((text_cell(_("together")), *(count_cell(sum(sums[way])) for way in ways)))
    return Panel(
        key="participation",
        title=_title({way: sum(sums[way]) for way in ways}, total),
        question=_("Answers, ideas and supports per period. Withdrawn supports are taken off."),
        figure=chart,
        table=Table((_("period"), *ways), tuple(rows)),
        base=ngettext("%(n)s contribution", "%(n)s contributions", total) % {"n": numbers().number(total)},
        source=_("Source: this platform, counted by channel"),
        note=_("Ways that fewer than %(limit)s contributions took are told together.") % {"limit": rule().min_group}
        if small
        else "",
        facts={"total": total, "channels": {way: sum(sums[way]) for way in ways}},
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
