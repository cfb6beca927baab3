"""What do people wish for, and what do they bring themselves, field by field?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.butterfly import Butterfly, Wings, butterfly
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.panels.words import count_cell, numbers
from ideas.selectors.balance import Balance

KEY = "balance"
SHOWN = 10


def balance_panel(fields: Sequence[Balance]) -> Panel:
    title = _("What people wish for, and what they bring")
    if not fields:
        return Panel(key=KEY, title=title, empty=_("There are no published ideas yet."))
    rows = tuple(Wings(_name(one), one.wishes, one.own + one.helpers) for one in fields[:SHOWN])
    ideas = sum(one.wishes + one.own for one in fields)
    helpers = sum(one.helpers for one in fields)
    return Panel(
        key=KEY,
        title=_title(fields),
        question=_(
            "Left: ideas that ask the town. Right: ideas of residents who do it themselves, and people who help."
        ),
        figure=butterfly(
            Butterfly(_("Bars on two sides"), _("wishes to the town"), _("residents bring"), rows), numbers()
        ),
        table=Table(
            (_("field of action"), _("wishes to the town"), _("own ideas"), _("people who help")),
            tuple(
                (text_cell(_name(one)), count_cell(one.wishes), count_cell(one.own), count_cell(one.helpers))
                for one in fields
            ),
        ),
        base=_("%(ideas)s, %(people)s who help")
        % {
            "ideas": ngettext("%(n)s idea", "%(n)s ideas", ideas) % {"n": numbers().number(ideas)},
            "people": ngettext("%(n)s person", "%(n)s people", helpers) % {"n": numbers().number(helpers)},
        },
        source=_("Source: published ideas of this platform"),
        note=_("Ideas and people are counted together on the right. The table keeps them apart."),
    )


def _title(fields: Sequence[Balance]) -> str:
    """The field with most wishes to which nobody brings anything yet."""
    alone = [one for one in fields if one.field and one.wishes and not one.own + one.helpers]
    if alone:
        return _("Many wishes, nobody brings something yet: %(field)s") % {"field": alone[0].field}
    return _("What people wish for, and what they bring")


def _name(one: Balance) -> str:
    return one.field or _("without a field of action")
