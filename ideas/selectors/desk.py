"""Which ideas lie on the desk of somebody who checks or answers them?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from ideas.models import Idea, ModerationAct
from ideas.search import matching
from ideas.selectors.due import late_ideas, own_answer_days
from ideas.selectors.wording import Wording, status_wording
from participation.accounts.models import Account, Role
from participation.accounts.rules import DESK
from participation.accounts.selectors import all_roles
from participation.places.models import Area
from participation.processes.models import Process
from participation.texts import Translations, localized

PENDING, UNCHECKED, LATE, ALL, REJECTED = "wartend", "neu", "ueberfaellig", "alle", "abgelehnt"
DESK_ROLES = frozenset({Role.STAFF, Role.MODERATOR, Role.OFFICIAL, Role.ADMINISTRATOR})
PAGE_SIZE = 30
TEASER = 300


@dataclass(frozen=True, slots=True)
class DeskRow:
    id: int
    title: str
    teaser: str
    author_name: str
    channel: str
    received: datetime
    process: str
    visibility: str
    status: str
    supports: int
    step: Translations | None = None

    @property
    def wording(self) -> Wording:
        return status_wording(self.status, self.step)


@dataclass(frozen=True, slots=True)
class DeskPage:
    rows: list[DeskRow]
    after: int | None


def ideas_of_desk(account: Account) -> QuerySet[Idea]:
    """Of all areas in which the account has a role; nothing without one."""
    within = areas_of_desk(account, DESK_ROLES, "process__area__path")
    return Idea.objects.none() if within is None else Idea.objects.filter(within)


def areas_of_desk(account: Account, roles: frozenset[Role], path: str) -> Q | None:
    """Where the account has one of the roles, as a condition on the column `path`; None where it has none."""
    if account.is_superuser:
        return Q()
    area_ids = [area_id for area_id, role in all_roles(account) if role in roles]
    paths = list(Area.objects.filter(pk__in=area_ids).values_list("path", flat=True))
    if not paths:
        return None
    below = Q()
    for each in paths:
        below |= Q(**{f"{path}__startswith": each})
    return below


def in_tab(ideas: QuerySet[Idea], tab: str) -> QuerySet[Idea]:
    """New are ideas that are public and that nobody has looked at; imported ones were looked at elsewhere."""
    if tab == LATE:
        return late_ideas(ideas, timezone.localdate(), own_answer_days())
    if tab == PENDING:
        return ideas.filter(visibility=Idea.Visibility.PENDING)
    if tab == UNCHECKED:
        checked = ModerationAct.objects.filter(idea=OuterRef("pk"))
        return ideas.filter(~Exists(checked), visibility=Idea.Visibility.PUBLISHED, external_id="")
    if tab == REJECTED:
        return ideas.filter(visibility=Idea.Visibility.REJECTED)
    return ideas.exclude(visibility=Idea.Visibility.WITHDRAWN)


def desk_page(ideas: QuerySet[Idea], *, words: str, after: int | None) -> DeskPage:
    """The oldest first: whoever waits longest comes first."""
    if words:
        ideas = ideas.filter(Q(pk=int(words)) if words.isascii() and words.isdigit() else matching(words))
    if after:
        ideas = ideas.filter(pk__gt=after)
    found = list(ideas.order_by("pk").annotate(beginning=Left("text", TEASER)).values_list(*COLUMNS)[: PAGE_SIZE + 1])
    rows = [
        DeskRow(pk, title, text, name, channel, received, localized(process), visibility, status, supports or 0, step)
        for pk, title, text, name, channel, received, process, visibility, status, supports, step in found[:PAGE_SIZE]
    ]
    return DeskPage(rows, rows[-1].id if len(found) > PAGE_SIZE else None)


COLUMNS = (
    "id",
    "title",
    "beginning",
    "author_name",
    "channel",
    "created_at",
    "process__title",
    "visibility",
    "status",
    "tally__value",
    "stage__title",
)


def waiting_numbers(ideas: QuerySet[Idea]) -> dict[str, int]:
    """One statement for the two queues, two for what is late."""
    checked = ModerationAct.objects.filter(idea=OuterRef("pk"))
    counted = ideas.annotate(checked=Exists(checked)).aggregate(
        pending=Count("pk", filter=Q(visibility=Idea.Visibility.PENDING)),
        unchecked=Count("pk", filter=Q(visibility=Idea.Visibility.PUBLISHED, external_id="", checked=False)),
    )
    late = in_tab(ideas, LATE).count()
    return {PENDING: counted["pending"], UNCHECKED: counted["unchecked"], LATE: late}


def open_processes(account: Account) -> list[Process]:
    """Published processes of the desks of an account, with area and phases."""
    processes = Process.objects.filter(state=Process.State.PUBLISHED).select_related("area").prefetch_related("phases")
    areas = {area_id for area_id, role in all_roles(account) if role in DESK}
    return [found for found in processes if account.is_superuser or areas & set(found.area.ancestor_ids)]
