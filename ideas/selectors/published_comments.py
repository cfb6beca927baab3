"""What does a program read about comments? The same as everybody sees; never who wrote them, never what is hidden."""

from dataclasses import dataclass
from datetime import datetime

from ideas.models import Comment
from ideas.selectors.comments import shown
from ideas.selectors.visible import all_visible_ideas
from participation.processes.models import Process


@dataclass(frozen=True, slots=True)
class PublishedComment:
    id: int
    parent: int | None
    state: str
    side: str
    text: str
    author_name: str
    team: bool
    channel: str
    hidden_because: str
    created_at: datetime
    edited_at: datetime | None


def published_comments(idea_id: int, *, after: int, limit: int) -> list[PublishedComment] | None:
    """None where there is no such idea, or no comments in its process."""
    with_comments = all_visible_ideas().exclude(process__comments=Process.Comments.OFF)
    if not with_comments.filter(pk=idea_id).exists():
        return None
    found = Comment.objects.filter(shown(), idea=idea_id, pk__gt=after).order_by("pk")[:limit]
    return [_published(comment) for comment in found]


def _published(comment: Comment) -> PublishedComment:
    readable = comment.state == Comment.State.VISIBLE
    return PublishedComment(
        id=comment.pk,
        parent=comment.parent_id,
        state=comment.state,
        side=comment.side,
        text=comment.text if readable else "",
        author_name=comment.author_name if readable else "",
        team=comment.team,
        channel=comment.channel,
        hidden_because=comment.hidden_because,
        created_at=comment.created_at,
        edited_at=comment.edited_at,
    )
