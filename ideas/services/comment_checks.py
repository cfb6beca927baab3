"""What happens when somebody of the team looks at a comment, or a reader asks for that? The same act twice is one."""

import uuid

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Comment, CommentReport
from ideas.rules.commenting import may_check_comment
from participation.accounts.models import Account
from participation.allowed import Refused, require
from participation.audit.services import record_act
from participation.notices.services import add_notices

WITHDRAWN = Refused("withdrawn", _("Whoever wrote this comment has taken it back."))
State = Comment.State


@transaction.atomic
def show_comment(*, comment_id: int, moderator: Account) -> bool:
    """It is fine: publish what waits, bring back what was hidden, close the reports. Says whether that changed it."""
    comment = _checked_by(moderator, comment_id)
    was = comment.state
    open_reports = comment.reports.filter(settled_at__isnull=True)
    if was == State.VISIBLE and comment.checked_at is not None and not open_reports.exists():
        return False
    comment.state, comment.hidden_because, comment.checked_at = State.VISIBLE, "", timezone.now()
    comment.save(update_fields=["state", "hidden_because", "checked_at"])
    open_reports.update(settled_at=timezone.now())
    act = _record(comment, moderator, "comment.checked" if was == State.VISIBLE else "comment.shown")
    if was != State.VISIBLE:
        _tell_author(comment, act, "comment_shown")
    return True


@transaction.atomic
def hide_comment(*, comment_id: int, moderator: Account, reason: str) -> bool:
    """The reason stands in place of the text, and whoever wrote it with an account gets it by e-mail."""
    comment = _checked_by(moderator, comment_id)
    if comment.state == State.HIDDEN and comment.hidden_because == reason:
        return False
    comment.state, comment.hidden_because, comment.checked_at = State.HIDDEN, reason, timezone.now()
    comment.save(update_fields=["state", "hidden_because", "checked_at"])
    comment.reports.filter(settled_at__isnull=True).update(settled_at=timezone.now())
    _tell_author(comment, _record(comment, moderator, "comment.hidden", reason), "comment_hidden")
    return True


@transaction.atomic
def report_comment(*, comment_id: int, reporter_key: uuid.UUID, reason: str, text: str) -> bool:
    """Anybody may. Says whether it is the first report of this person about this comment."""
    comment = Comment.objects.get(pk=comment_id, state=State.VISIBLE)
    values = {"reason": reason, "text": text}
    _report, new = CommentReport.objects.get_or_create(comment=comment, reporter_key=reporter_key, defaults=values)
    return new


def _checked_by(moderator: Account, comment_id: int) -> Comment:
    found = Comment.objects.select_related("idea__process__area").select_for_update(of=("self",))
    comment = found.get(pk=comment_id)
    require(may_check_comment(moderator, comment))
    if comment.state == State.WITHDRAWN:
        require(WITHDRAWN)
    return comment


def _record(comment: Comment, moderator: Account, action: str, reason: str = "") -> int:
    act = record_act(
        actor=moderator,
        action=action,
        subject=f"ideas.comment:{comment.pk}",
        area=comment.idea.process.area,
        reason=reason,
    )
    return int(act.pk)


def _tell_author(comment: Comment, act: int, template: str) -> None:
    """Without an account the author reads it on the page."""
    if comment.author_id is None or comment.team:
        return
    path = f"{reverse('ideas:detail', args=[comment.idea_id])}#k{comment.pk}"
    context = {"title": comment.idea.title, "path": path, "reason": comment.hidden_because}
    add_notices(account_ids=[comment.author_id], key=f"comment:{act}", template=template, context=context)
