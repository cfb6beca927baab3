"""How does a poll read that ends soon, or that waits to be counted?"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ideas.selectors.ending_polls import EndingPoll
from neighbourhood.selectors.cockpit_rows import Row, spell_days
from participation.texts import localized
from participation.web.navigation import address
from participation.web.phrases import number

# Counting begins within a minute after the end.
PATIENCE = timedelta(minutes=10)


def of_polls(found: list[EndingPoll], now: datetime) -> list[Row]:
    return [_waiting(poll, now) if poll.waits else _ending(poll, now) for poll in found]


def _ending(poll: EndingPoll, now: datetime) -> Row:
    """The end at midnight is the evening before, as people say it."""
    days = (timezone.localdate(poll.closes_at - timedelta(minutes=1)) - timezone.localdate(now)).days
    title = _("Poll “%(poll)s” ends in %(days)s") if days else _("Poll “%(poll)s” ends today")
    ballots = ngettext("%(count)s ballot so far.", "%(count)s ballots so far.", poll.ballots)
    hint = _("Enter what came on paper before it ends.")
    return Row(
        "week" if days else "today",
        "clock",
        title % {"poll": localized(poll.title), "days": spell_days(days)},
        f"{ballots % {'count': number(poll.ballots)}} {hint}",
        _("Enter ballots"),
        address("ideas:poll_enter", poll.slug),
    )


def _waiting(poll: EndingPoll, now: datetime) -> Row:
    late = now - poll.closes_at > PATIENCE
    why = _("This takes a minute.")
    if late:
        why = _("This takes a minute at other times. Please ask whoever runs the site.")
    return Row(
        "late" if late else "today",
        "warning" if late else "clock",
        _("Poll “%(poll)s” has ended and waits to be counted") % {"poll": localized(poll.title)},
        why,
        _("Open the poll"),
        address("ideas:poll_edit", poll.slug),
    )
