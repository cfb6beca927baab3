"""Where do people stand together in a poll on statements, and where do they part? As its page tells it, no figure more.

What most of every group say comes first. Groups are shown only where the worker found real ones (docs/voting.md).
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.charts.representation import Representation, Share, representation_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, numbers
from ideas.selectors.opinion_maps import Group, Shared, Standpoints, Typical
from participation.stats.uncertainty import Evidence
from participation.web.phrases import day, time_of_day

KEY, APART = "standpoints-", "apart-"  # and the name of the poll


def standpoints_panels(slug: str, poll: str, found: Standpoints) -> list[Panel]:
    """`poll` is its title. One panel, and another one where groups may be shown."""
    together = _together(slug, poll, found)
    return [together, _apart(slug, poll, found)] if found.groups else [together]


def _together(slug: str, poll: str, found: Standpoints) -> Panel:
    shared = [*((one, True) for one in found.agreed), *((one, False) for one in found.rejected)]
    asked = _("“%(poll)s”: on which statements are most people on the same side?") % {"poll": poll}
    if not shared:
        nothing = _("There is no statement on which clearly more than half are of one mind.")
        return Panel(key=KEY + slug, title=_("Nothing unites most people yet"), question=asked, empty=nothing)
    bars = tuple(_bar(one, agrees=agrees) for one, agrees in shared)
    return Panel(
        key=KEY + slug,
        title=_title(len(shared), groups=bool(found.groups)),
        question=asked,
        figure=horizontal_bars(Bars(_("Bar chart of people"), bars), numbers()),
        table=Table(
            (_("statement"), _("most of them"), _("people who say so"), _("people who voted on it")),
            tuple(
                (text_cell(one.title), _side(agrees=agrees), count_cell(one.count), count_cell(one.votes))
                for one, agrees in shared
            ),
        ),
        base=_people(found.people),
        source=_source(found),
        note=" ".join(filter(None, (str(found.why), _silent()))),
        label=evidence_label(Evidence.VOTES),
    )


def _apart(slug: str, poll: str, found: Standpoints) -> Panel:
    rows = [(place, group, one) for place, group in enumerate(found.groups, 1) for one in group.typical]
    widest = max((one for _place, _group, one in rows), key=lambda one: abs(one.percent - one.rest))
    shares = tuple(_share(place, one) for place, _group, one in rows)
    return Panel(
        key=APART + slug,
        title=_("The groups part most over: %(statement)s") % {"statement": widest.title},
        question=_("“%(poll)s”: what does most of a group say, and what does everybody else?") % {"poll": poll},
        figure=representation_bars(
            Representation(
                _("Bar chart, group and everybody else"),
                _("of the group"),
                "",
                _("everybody else"),
                shares,
                sentences=True,
            ),
            numbers(),
        ),
        table=Table(
            (_("statement"), _("group"), _("people"), _("most of them"), _("of the group"), _("everybody else")),
            tuple(_row(place, group, one) for place, group, one in rows),
        ),
        base=", ".join(_group(place, group) for place, group in enumerate(found.groups, 1)),
        source=_source(found),
        note=_(
            "A computer found the groups in the votes. With other people they would be much the same, else they would "
            "not stand here. One vote is added on each side, so that few votes do not say too much."
        ),
        label=evidence_label(Evidence.OPEN),
    )


def _title(statements: int, *, groups: bool) -> str:
    if groups:
        said = ngettext(
            "On %(n)s statement most of every group are of one mind",
            "On %(n)s statements most of every group are of one mind",
            statements,
        )
    else:
        said = ngettext(
            "On %(n)s statement most are of one mind", "On %(n)s statements most are of one mind", statements
        )
    return said % {"n": numbers().number(statements)}


def _bar(one: Shared, *, agrees: bool) -> Bar:
    """What most reject says so in words: colour alone is read by few."""
    label = one.title if agrees else _("No to: %(statement)s") % {"statement": one.title}
    said = _("%(count)s of %(base)s") % {
        "count": numbers().number(one.count),
        "base": numbers().number(one.votes),
    }
    return Bar(label, one.count, said, Tone.MAIN if agrees else Tone.ALERT)


def _share(place: int, one: Typical) -> Share:
    said = _("Group %(place)s agrees: %(statement)s") if one.agrees else _("Group %(place)s says no to: %(statement)s")
    both = f"{_percent(one.percent)} / {_percent(one.rest)}"
    return Share(said % {"place": place, "statement": one.title}, one.percent / 100, one.rest / 100, both)


def _row(place: int, group: Group, one: Typical) -> tuple[Cell, ...]:
    return (
        text_cell(one.title),
        Cell(numbers().number(place), place),
        count_cell(group.size),
        _side(agrees=one.agrees),
        _percent_cell(one.percent),
        _percent_cell(one.rest),
    )


def _percent_cell(percent: float) -> Cell:
    """A file tells no digit more than the page of the poll."""
    return Cell(_percent(percent), round(percent / 100, 2))


def _percent(percent: float) -> str:
    return numbers().percent(percent / 100)


def _side(*, agrees: bool) -> Cell:
    return (
        Cell(pgettext("most people", "agree"), "agree")
        if agrees
        else Cell(pgettext("most people", "disagree"), "disagree")
    )


def _group(place: int, group: Group) -> str:
    return _("Group %(place)s: %(size)s people") % {"place": place, "size": numbers().number(group.size)}


def _people(number: int) -> str:
    return ngettext("%(n)s person voted", "%(n)s people voted", number) % {"n": numbers().number(number)}


def _source(found: Standpoints) -> str:
    return _("Source: ballots of the poll, looked at on %(day)s, %(time)s") % {
        "day": day(found.made_at),
        "time": time_of_day(found.made_at),
    }


def _silent() -> str:
    return _("It says nothing about people who did not vote. No page shows who said what.")
