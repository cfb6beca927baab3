"""What stands below an idea for this reader? A page of comments with their replies, in three statements."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ideas.models import Comment, Idea
from ideas.rules.commenting import is_open_for_comments, may_comment, writer_key
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.processes.models import Process

PAGE_SIZE = 20
Side, State = Comment.Side, Comment.State
# No participant has this key; a condition on it finds nothing.
NOBODY = uuid.UUID(int=0)


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as a reader sees it: `text` is empty where it is hidden or taken back."""

    id: int
    state: str
    side: str
    side_words: str
    text: str
    name: str
    team: bool
    channel: str
    written_at: datetime
    edited_at: datetime | None
    hidden_because: str
    mine: bool
    replies: Sequence["Said"] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Discussion:
    """`refused` says why nobody, or this reader, can write now; `number` counts replies, too."""

    idea_id: int
    number: int
    sides: dict[str, int]
    with_sides: bool
    side: str
    comments: list[Said]
    start: int | None
    next: int | None
    refused: Refused | None
    closed: bool

    @property
    def may_write(self) -> bool:
        """The page of the form brings the cookie that may be missing."""
        return self.refused is None or self.refused.code == "no_cookie"


def discussion(idea: Idea, identity: Identity, *, side: str = "", start: int | None = None) -> Discussion | None:
    """None where the process has no comments. `idea` with its process; `start` is the first comment of the page."""
    process = idea.process
    if process.comments == Process.Comments.OFF:
        return None
    who = may_take_part(identity, process)
    reader = _Reader(NOBODY if isinstance(who, Refused) else writer_key(process, who), identity.account_id)
    open_now, answer = is_open_for_comments(idea), may_comment(identity, idea)
    refused = answer if isinstance(answer, Refused) else None
    with_sides = process.comments == Process.Comments.SIDES
    wanted = side if with_sides and side in Side.values else ""
    found = _roots(idea, reader, wanted, start)
    numbers = _numbers(idea)
    return Discussion(
        idea_id=idea.pk,
        number=sum(numbers.values()),
        sides={name: numbers[name] for name in Side.values},
        with_sides=with_sides,
        side=wanted,
        comments=_with_replies(found[:PAGE_SIZE], reader),
        start=start,
        next=found[PAGE_SIZE].pk if len(found) > PAGE_SIZE else None,
        refused=refused,
        closed=not open_now,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    key: uuid.UUID
    account_id: int | None

    def wrote(self, comment: Comment) -> bool:
        own = self.account_id is not None and comment.author_id == self.account_id
        return own or comment.author_key == self.key

    @property
    def own(self) -> Q:
        mine = Q(author_key=self.key)
        return mine | Q(author=self.account_id) if self.account_id else mine


def _roots(idea: Idea, reader: _Reader, side: str, start: int | None) -> list[Comment]:
    """The oldest first, as a conversation is read. One that was taken back keeps its place where others replied."""
    found = Comment.objects.filter(shown() | (reader.own & ~Q(state=State.HIDDEN)), idea=idea, parent__isnull=True)
    if side:
        found = found.filter(side=side)
    if start:
        found = found.filter(pk__gte=start)
    return list(found.order_by("pk")[: PAGE_SIZE + 1])


def shown() -> Q:
    replied = Comment.objects.filter(parent=OuterRef("pk"), state=State.VISIBLE)
    return Q(state__in=(State.VISIBLE, State.HIDDEN)) | (Q(state=State.WITHDRAWN) & Q(Exists(replied)))


def page_of_comment(comment: Comment) -> int | None:
    """With which comment the page begins on which this one stands; None for the first page."""
    root = comment.parent_id or comment.pk
    before = Comment.objects.filter(shown(), idea=comment.idea_id, parent__isnull=True, pk__lt=root)
    return root if before.count() >= PAGE_SIZE else None


def _with_replies(roots: list[Comment], reader: _Reader) -> list[Said]:
    by_parent: dict[int | None, list[Said]] = defaultdict(list)
    shown = Q(state__in=(State.VISIBLE, State.HIDDEN)) | reader.own
    replies: QuerySet[Comment] = Comment.objects.filter(shown, parent__in=[root.pk for root in roots]).order_by("pk")
    for reply in replies:
        by_parent[reply.parent_id].append(_said(reply, reader))
    return [_said(root, reader, by_parent[root.pk]) for root in roots]


def _said(comment: Comment, reader: _Reader, replies: Sequence[Said] = ()) -> Said:
    mine = reader.wrote(comment)
    readable = comment.state == State.VISIBLE or (mine and comment.state != State.HIDDEN)
    return Said(
        id=comment.pk,
        state=comment.state,
        side=comment.side,
        side_words=comment.get_side_display(),
        text=comment.text if readable else "",
        name=comment.author_name if readable else "",
        team=comment.team,
        channel=comment.channel,
        written_at=comment.created_at,
        edited_at=comment.edited_at,
        hidden_because=comment.hidden_because,
        mine=mine,
        replies=replies,
    )


def _numbers(idea: Idea) -> dict[str, int]:
    """Public comments by side, replies under "reply"."""
    public = Comment.objects.filter(idea=idea, state=State.VISIBLE)
    sides = {side: Count("pk", filter=Q(parent__isnull=True, side=side)) for side in Side.values}
    found: dict[str, int] = public.aggregate(reply=Count("pk", filter=Q(parent__isnull=False)), **sides)
    return found


def find_comment(idea_id: int, comment_id: int) -> Comment | None:
    """With its idea and process, of an idea that is public in a process that has comments."""
    found = Comment.objects.select_related("idea__process__area").defer("idea__process__area__outline")
    public = found.exclude(idea__process__state=Process.State.DRAFT).exclude(idea__process__comments="off")
    return public.filter(pk=comment_id, idea=idea_id, idea__visibility=Idea.Visibility.PUBLISHED).first()


def was_written(submission_key: uuid.UUID) -> bool:
    return Comment.objects.filter(submission_key=submission_key).exists()
