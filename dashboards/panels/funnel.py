"""How many ideas came in, were looked at, decided and done, and how many days did it take?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dashboards.charts.bars import Bar, Bars, horizontal_bars
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, numbers, share_cell
from ideas.selectors.funnel import Step

KEY = "funnel"


def funnel_panel(steps: Sequence[Step]) -> Panel:
    """`steps` begin with all ideas that came in."""
    came = steps[0].ideas
    if not came:
        return Panel(key=KEY, title=_("What becomes of ideas"), empty=_("There are no published ideas yet."))
    names = {
        "came": _("came in"),
        "checked": pgettext("step of an idea", "looked at"),
        "decided": _("decided"),
        "done": _("done"),
    }
    bars = tuple(Bar(names[step.key], step.ideas, _edge(step)) for step in steps)
    return Panel(
        key=KEY,
        title=_title(steps),
        question=_("Ideas that came this far, and the days it took: half of them were faster"),
        figure=horizontal_bars(Bars(_("Bars"), bars), numbers()),
        table=Table(
            (_("step"), _("ideas"), _("share of ideas"), _("days (median)"), _("of so many ideas")),
            tuple(_row(names[step.key], step, came) for step in steps),
        ),
        base=ngettext("%(n)s idea", "%(n)s ideas", came) % {"n": numbers().number(came)},
        source=_("Source: this platform, steps as they were recorded"),
        note=_(
            "An idea counts as looked at when an office took it up or answered. Declined ideas are decided too. "
            "Days are known where the step was recorded here."
        ),
        facts={step.key: step.ideas for step in steps},
    )


def _title(steps: Sequence[Step]) -> str:
    by_key = {step.key: step for step in steps}
    came, decided = by_key["came"], by_key["decided"]
    said = {"decided": numbers().number(decided.ideas), "came": numbers().number(came.ideas)}
    title = ngettext("%(decided)s of %(came)s idea is decided", "%(decided)s of %(came)s ideas are decided", came.ideas)
    if decided.days is None:
        return title % said
    days = _("after %(days)s days in the middle") % {"days": _days(decided.days)}
    return f"{title % said}, {days}"


def _edge(step: Step) -> str:
    count = numbers().number(step.ideas)
    if step.days is None:
        return count
    return f"{count} · " + _("%(days)s days") % {"days": _days(step.days)}


def _row(name: str, step: Step, came: int) -> tuple[Cell, ...]:
    days = Cell("–", None) if step.days is None else Cell(_days(step.days), step.days)
    known = count_cell(step.known) if step.key != "came" else Cell("–", None)
    return text_cell(name), count_cell(step.ideas), share_cell(step.ideas / came), days, known


def _days(days: float) -> str:
    """Half days come from the middle of an even number of ideas."""
    return numbers().number(days, 0 if days == int(days) else 1)
