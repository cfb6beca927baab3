"""What is being done about decisions, by whom, until when, and what is late?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dashboards.panels.panel import Cell, Drawing, Panel, Table, text_cell
from dashboards.panels.words import numbers
from participation.decisions.models import Measure
from participation.texts import localized
from participation.web.phrases import day

KEY = "measures"
LATE = "late"
State = Measure.State


@dataclass(frozen=True, slots=True)
class Card:
    decision_id: int
    title: str
    office: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Column:
    """`tone` is a state of the badge; the word says the same."""

    key: str
    words: str
    tone: str
    icon: str
    cards: tuple[Card, ...]


def board_panel(measures: Sequence[Measure], today: date) -> Panel:
    title = _("What is done about decisions")
    if not measures:
        return Panel(key=KEY, title=title, empty=_("No measure is on record yet. Add one below a decision."))
    names = _names()
    columns = tuple(
        Column(key, words, tone, icon, tuple(_card(one) for one in measures if column_of(one, today) == key))
        for key, (words, tone, icon) in names.items()
    )
    shown = tuple(column for column in columns if column.cards)
    late = sum(column_of(one, today) == LATE for one in measures)
    return Panel(
        key=KEY,
        title=_title(late, len(measures)),
        question=_("Measures of recorded decisions by their state, with office and day"),
        drawing=Drawing("dashboards/drawings/_board.html", shown, height=110 * max(len(one.cards) for one in shown)),
        table=Table(
            (_("measure"), _("state"), _("office"), _("due on")),
            tuple(
                (text_cell(card.title), text_cell(column.words), text_cell(card.office), _day_cell(card.due_on))
                for column in shown
                for card in column.cards
            ),
            words=True,
        ),
        base=ngettext("%(n)s measure", "%(n)s measures", len(measures)) % {"n": numbers().number(len(measures))},
        source=_("Source: decisions recorded here"),
        facts={column.key: len(column.cards) for column in columns},
    )


def column_of(measure: Measure, today: date) -> str:
    """Late is whatever is neither done nor given up when its day is over."""
    if measure.state in (State.PLANNED, State.UNDER_WAY) and measure.due_on < today:
        return LATE
    return str(measure.state)


def _names() -> dict[str, tuple[str, str, str]]:
    """In the order of reading: what needs somebody stands first."""
    return {
        LATE: (pgettext("measures", "late"), "bad", "warning"),
        str(State.PLANNED): (str(State.PLANNED.label), "", "calendar"),
        str(State.UNDER_WAY): (str(State.UNDER_WAY.label), "", "clock"),
        str(State.DONE): (str(State.DONE.label), "ok", "done"),
        str(State.STOPPED): (str(State.STOPPED.label), "quiet", "no"),
    }


def _title(late: int, number: int) -> str:
    say = numbers()
    if not late:
        return _("No measure is late")
    return ngettext("%(late)s of %(n)s measure is late", "%(late)s of %(n)s measures are late", number) % {
        "late": say.number(late),
        "n": say.number(number),
    }


def _card(measure: Measure) -> Card:
    return Card(measure.decision_id, localized(measure.title), measure.office, measure.due_on)


def _day_cell(on: date) -> Cell:
    return Cell(day(on), on.isoformat())
