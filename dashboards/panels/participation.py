"""When did people take part, and by which way?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.over_time import OverTime, Series, participation_over_time
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.panels.periods import periods_between, sum_by_period
from dashboards.panels.protection import visible_groups
from dashboards.panels.words import count_cell, numbers
from dashboards.scope import Part, Scope, group_of, part_finder, wanted_group
from participation.channels import Channel


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
    if not sizes or (wanted and wanted not in visible_groups(sizes)) or sizes[wanted] < 1:
        return Panel(key="participation", title=_("Participation over time"), empty=_empty(sizes))
    chosen = [act for act in acts if group_of(scope, find, act.area_id, act.channel) == wanted]
    return _panel(chosen)


def _empty(sizes: Counter[str]) -> str:
    if not sum(sizes.values()):
        return _("Nobody has taken part yet.")
    return _("Too few people took part here. Small groups are not shown.")


def _panel(acts: Sequence[Act]) -> Panel:
    periods = periods_between(min(act.day for act in acts), max(act.day for act in acts))
    channels = [channel for channel in Channel if any(act.channel == channel and act.count for act in acts)]
    sums = {
        channel: sum_by_period(periods, [(act.day, act.count) for act in acts if act.channel == channel])
        for channel in channels
    }
    total = sum(act.count for act in acts)
    chart = participation_over_time(
        OverTime(
            _("Columns over time"),
            tuple(period.name for period in periods),
            tuple(Series(str(channel.label), tuple(max(0, n) for n in sums[channel])) for channel in channels),
        ),
        numbers(),
    )
    rows = [
        (text_cell(period.name), *(count_cell(sums[channel][at]) for channel in channels))
        for at, period in enumerate(periods)
    ]
    rows.append((text_cell(_("together")), *(count_cell(sum(sums[channel])) for channel in channels)))
    return Panel(
        key="participation",
        title=_title(channels, {channel: sum(sums[channel]) for channel in channels}, total),
        question=_("Answers, ideas and supports per period. Withdrawn supports are taken off."),
        figure=chart,
        table=Table((_("period"), *(str(channel.label) for channel in channels)), tuple(rows)),
        base=ngettext("%(n)s contribution", "%(n)s contributions", total) % {"n": numbers().number(total)},
        source=_("Source: this platform, counted by channel"),
        facts={"total": total, "channels": {str(channel): sum(sums[channel]) for channel in channels}},
    )


def _title(channels: Sequence[Channel], sums: dict[Channel, int], total: int) -> str:
    if len(channels) == 1:
        return _("All contributions came %(channel)s") % {"channel": channels[0].label}
    most = max(channels, key=lambda channel: sums[channel])
    return _("Most contributions came %(channel)s: %(part)s of %(total)s") % {
        "channel": most.label,
        "part": numbers().number(sums[most]),
        "total": numbers().number(total),
    }
