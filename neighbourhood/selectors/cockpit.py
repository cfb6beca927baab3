"""What needs this staff member or official today, in one neighbourhood?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from ideas.selectors import today as ideas
from ideas.selectors.burst_hints import unusual_hours
from ideas.selectors.comment_desk import reported_in, waiting_in
from ideas.selectors.ending_polls import ending_polls
from ideas.selectors.groups import open_objections
from ideas.selectors.joining import asking_in, unread_help_in
from neighbourhood.selectors import cockpit_done, cockpit_reach, cockpit_rows, cockpit_trail
from neighbourhood.selectors.cockpit_bursts import of_unusual_hours
from neighbourhood.selectors.cockpit_polls import of_polls
from neighbourhood.selectors.cockpit_rows import CLOSES_SOON, Row
from participation.accounts.models import Account
from participation.accounts.rules import may_decide, may_moderate, may_work_at_desk
from participation.accounts.selectors import all_roles
from participation.decisions.models import Decision
from participation.directory.selectors import old_offerings
from participation.places.models import Area
from surveys.selectors import desk as surveys
from surveys.selectors.readings import waiting_for


@dataclass(frozen=True, slots=True)
class Cockpit:
    """`enters`: whether the account enters for others what came on paper, by phone or at the counter."""

    late: list[Row]
    today: list[Row]
    week: list[Row]
    reach: cockpit_reach.Reach | None
    done: list[cockpit_done.Done]
    enters: bool


def neighbourhoods_of(account: Account) -> list[Area]:
    """Neighbourhoods in which the account has a role, given there, above or in a part of it."""
    everywhere = Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD).order_by("name")
    if account.is_superuser:
        return list(everywhere)
    given = {area_id for area_id, _ in all_roles(account)}
    return [area for area in everywhere if given & set(area.ancestor_ids)]


def cockpit(account: Account, area: Area, now: datetime) -> Cockpit:
    """Rows for the roles that the account has here; a fixed number of queries for each role."""
    today = timezone.localdate(now)
    rows: list[Row] = []
    reach = None
    if may_moderate(account, area):
        rows += cockpit_rows.of_moderation(ideas.unchecked(area), now)
        rows += cockpit_rows.of_comments(reported_in(area), waiting_in(area), now)
    if may_moderate(account, area) or may_work_at_desk(account, area) or may_decide(account, area):
        rows += cockpit_rows.of_objections(open_objections(area), now)
        rows += of_unusual_hours(unusual_hours(area))
    if may_work_at_desk(account, area):
        found = surveys.surveys_of(area)
        rows += cockpit_rows.of_needs(asking_in(area), now)
        rows += cockpit_rows.of_help(unread_help_in(area))
        rows += cockpit_rows.of_overdue_ideas(ideas.overdue(area, today), today)
        rows += cockpit_rows.of_surveys(found, now)
        rows += of_polls(ending_polls(area, now + CLOSES_SOON), now)
        rows += cockpit_rows.of_old_offerings(list(old_offerings([area], today)))
        reach = cockpit_reach.reach(area, found, today)
    if may_decide(account, area):
        rows += cockpit_rows.of_committee(ideas.in_committee(area), today)
    if may_work_at_desk(account, area) or may_decide(account, area):
        rows += cockpit_trail.of_trail(area, today)
    rows += cockpit_rows.of_readings(waiting_for(account, area), now)
    rows += cockpit_rows.of_reviews(_reviews(account, area, today), today)
    return Cockpit(
        late=[row for row in rows if row.when == "late"],
        today=[row for row in rows if row.when == "today"],
        week=[row for row in rows if row.when == "week"],
        reach=reach,
        done=cockpit_done.done(area, now),
        enters=bool(may_work_at_desk(account, area)),
    )


def _reviews(account: Account, area: Area, today: date) -> list[Decision]:
    """Decisions that were to be looked at again by now or within a week."""
    if not (may_work_at_desk(account, area) or may_decide(account, area)):
        return []
    soon = date.fromordinal(today.toordinal() + 7)
    here = Q(process__area__path__startswith=area.path, review_on__lte=soon)
    return list(Decision.objects.filter(here).select_related("process").order_by("review_on")[:5])
