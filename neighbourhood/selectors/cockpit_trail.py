"""Which answers of offices and which measures are late, or wait for a yes?"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhood.selectors.cockpit_rows import Row
from participation.decisions.late import answers_to_release, late_measures, late_questions
from participation.decisions.models import Measure, OfficeQuestion
from participation.places.models import Area
from participation.texts import localized
from participation.web.navigation import address

SHOWN = 5


def of_trail(area: Area, today: date) -> list[Row]:
    """Three queries."""
    return [
        *(_late_question(one, today) for one in late_questions(area, today)[:SHOWN]),
        *(_late_measure(one, today) for one in late_measures(area, today)[:SHOWN]),
        *(_to_release(one) for one in answers_to_release(area)[:SHOWN]),
    ]


def _late(due_on: date, today: date) -> str:
    days = (today - due_on).days
    said = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    return _("Overdue for %(days)s.") % {"days": said}


def _late_question(one: OfficeQuestion, today: date) -> Row:
    title = _("%(office)s has not answered: “%(about)s”") % {"office": one.office, "about": one.about}
    return Row("late", "mail", title, _late(one.due_on, today), _("Ask again"), _page(one))


def _to_release(one: OfficeQuestion) -> Row:
    title = _("%(office)s has answered: “%(about)s”") % {"office": one.office, "about": one.about}
    return Row("today", "mail", title, _("Nobody reads it before you release it."), _("Read and release"), _page(one))


def _late_measure(one: Measure, today: date) -> Row:
    title = _("“%(measure)s” was promised") % {"measure": localized(one.title)}
    url = address("dashboards:measure", one.pk)
    return Row("late", "calendar", title, _late(one.due_on, today), _("Tell what happened"), url)


def _page(one: OfficeQuestion) -> str:
    return address("dashboards:question", one.pk)
