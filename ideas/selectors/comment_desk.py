"""Which comments lie on the desk of somebody who checks them, and who has asked for a look?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, QuerySet

from ideas.models import Comment, CommentReport
from ideas.rules.quarantine import has_link
from ideas.selectors.desk import areas_of_desk
from participation.accounts.models import Account
from participation.accounts.rules import MODERATION
from participation.places.models import Area

REPORTED, WAITING, NEW, HIDDEN, ALL = "gemeldet", "wartend", "neu", "verborgen", "alle"
PAGE_SIZE = 30
State = Comment.State


@dataclass(frozen=True, slots=True)
class CommentRow:
    comment: Comment
    link: bool

    @property
    def reports(self) -> list[CommentReport]:
        found: list[CommentReport] = self.comment.open_reports  # type: ignore[attr-defined]  # of the prefetch
        return found


@dataclass(frozen=True, slots=True)
class CommentPage:
    rows: list[CommentRow]
    after: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """`oldest` is when the first of them was written, or reported."""

    count: int
    oldest: datetime | None


def comments_of_desk(account: Account) -> QuerySet[Comment]:
    """Of all areas in which the account may check; nothing without one."""
    within = areas_of_desk(account, MODERATION, "idea__process__area__path")
    return Comment.objects.filter(within) if within is not None else Comment.objects.none()


def _reported() -> Exists:
    return Exists(CommentReport.objects.filter(comment=OuterRef("pk"), settled_at__isnull=True))


def in_stack(comments: QuerySet[Comment], stack: str) -> QuerySet[Comment]:
    if stack == REPORTED:
        return comments.filter(_reported(), state=State.VISIBLE)
    if stack == WAITING:
        return comments.filter(state=State.WAITING)
    if stack == NEW:
        return comments.filter(state=State.VISIBLE, checked_at__isnull=True, team=False)
    if stack == HIDDEN:
        return comments.filter(state=State.HIDDEN)
    return comments.exclude(state=State.WITHDRAWN)


def comment_page(comments: QuerySet[Comment], *, after: int | None) -> CommentPage:
    """The oldest first: whoever waits longest comes first. Two statements."""
    if after:
        comments = comments.filter(pk__gt=after)
    reports = Prefetch(
        "reports", queryset=CommentReport.objects.filter(settled_at__isnull=True), to_attr="open_reports"
    )
    found = list(
        comments.order_by("pk").select_related("idea__process", "parent").prefetch_related(reports)[: PAGE_SIZE + 1]
    )
    rows = [CommentRow(comment, has_link(comment.text)) for comment in found[:PAGE_SIZE]]
    return CommentPage(rows, rows[-1].comment.pk if len(found) > PAGE_SIZE else None)


def waiting_comments(comments: QuerySet[Comment]) -> dict[str, int]:
    return {stack: in_stack(comments, stack).count() for stack in (REPORTED, WAITING, NEW)}


def comment_at_desk(comment_id: int) -> Comment | None:
    found = Comment.objects.select_related("idea__process__area", "parent", "recorded_by")
    return found.defer("idea__process__area__outline").filter(pk=comment_id).first()


def reported_in(area: Area) -> Waiting:
    reports = CommentReport.objects.filter(settled_at__isnull=True, comment__state=State.VISIBLE)
    here = reports.filter(comment__idea__process__area__path__startswith=area.path)
    found = here.aggregate(count=Count("comment", distinct=True), oldest=Min("reported_at"))
    return Waiting(found["count"], found["oldest"])


def waiting_in(area: Area) -> Waiting:
    here = Comment.objects.filter(state=State.WAITING, idea__process__area__path__startswith=area.path)
    found = here.aggregate(count=Count("pk"), oldest=Min("created_at"))
    return Waiting(found["count"], found["oldest"])
