"""How does somebody write below an idea, change it, take it back? Once per form, whatever is pressed twice."""

import uuid
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Comment, Idea
from ideas.rules.commenting import (
    may_change_comment,
    may_comment,
    may_record_comment,
    may_reply_to,
    may_take_back,
    speaks_for_the_team,
    writer_key,
)
from ideas.rules.quarantine import is_read_first
from ideas.selectors.known import is_known_here
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant
from participation.processes.models import Process

KEY_USED = Refused("key_used", _("This form was used before. Open it again."))
State = Comment.State


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote. `parent_id` is the comment that it replies to."""

    text: str
    side: str = Comment.Side.NEUTRAL
    name: str = ""
    parent_id: int | None = None


@transaction.atomic
def write_comment(
    *,
    idea_id: int,
    identity: Identity,
    words: Words,
    submission_key: uuid.UUID,
    effort: bool = True,
    channel: Channel = Channel.ONLINE,
) -> Comment:
    """The same key gives the same comment. Whoever works here speaks for the team, under the own name."""
    if before := _sent_before(idea_id, submission_key):
        return before
    idea = _idea(idea_id)
    who = may_comment(identity, idea)
    if not isinstance(who, Participant):
        raise NotAllowed(who)
    team, key = speaks_for_the_team(identity.account, idea), writer_key(idea.process, who)
    read_first = not team and _is_read_first(idea.process, key, words.text, effort=effort)
    columns: dict[str, Any] = {
        "author": identity.account,
        "author_key": key,
        "team": team,
        "read_first": read_first,
        "channel": channel,
    }
    if team and identity.account:
        columns["author_name"] = identity.account.name
    return _store(idea, words, submission_key, columns)


@transaction.atomic
def record_comment(
    *, idea_id: int, staff: Account, words: Words, submission_key: uuid.UUID, channel: Channel
) -> Comment:
    """What somebody said on paper, by phone or at the counter; staff have read it by writing it down."""
    if before := _sent_before(idea_id, submission_key):
        return before
    idea = _idea(idea_id)
    require(may_record_comment(staff, idea))
    columns = {"recorded_by": staff, "channel": channel, "checked_at": timezone.now()}
    return _store(idea, words, submission_key, columns)


@transaction.atomic
def change_comment(*, comment_id: int, identity: Identity, text: str, side: str) -> Comment:
    """A new text is looked at like a new comment; that it was changed stands beside it."""
    comment = _locked(comment_id)
    require(may_change_comment(identity, comment))
    side = _side(comment.idea.process, comment.parent_id, side)
    if (comment.text, comment.side) == (text, side):
        return comment
    if not comment.team:
        effort = not comment.read_first or comment.checked_at is not None
        process, key = comment.idea.process, comment.author_key
        comment.read_first = key is None or _is_read_first(process, key, text, effort=effort)
        comment.checked_at = None
    comment.text, comment.side, comment.edited_at = text, side, timezone.now()
    comment.state = _state(read_first=comment.read_first, checked=comment.checked_at is not None)
    comment.save(update_fields=["text", "side", "edited_at", "read_first", "checked_at", "state"])
    return comment


@transaction.atomic
def take_back_comment(*, comment_id: int, identity: Identity, back: bool) -> Comment:
    """Take it back, or undo that: then it stands where it would stand without it. Twice is the same as once."""
    comment = _locked(comment_id)
    require(may_take_back(identity, comment))
    if back != (comment.state == State.WITHDRAWN):
        shown = _state(read_first=comment.read_first, checked=comment.checked_at is not None)
        comment.state = State.WITHDRAWN if back else shown
        comment.save(update_fields=["state"])
    return comment


def _is_read_first(process: Process, key: uuid.UUID, text: str, *, effort: bool) -> bool:
    before = process.moderation == Process.Moderation.PRE
    return before or is_read_first(text, known=partial(is_known_here, process, key), effort=effort)


def _state(*, read_first: bool, checked: bool) -> Comment.State:
    return State.WAITING if read_first and not checked else State.VISIBLE


def _store(idea: Idea, words: Words, submission_key: uuid.UUID, columns: dict[str, Any]) -> Comment:
    """Of two parallel presses one inserts; the other one waits for it and reads its row."""
    if words.parent_id is not None:
        parent = Comment.objects.filter(pk=words.parent_id).select_for_update().first()
        require(may_reply_to(parent, idea) if parent else KEY_USED)
    defaults: dict[str, Any] = {
        "idea": idea,
        "parent_id": words.parent_id,
        "text": words.text,
        "side": _side(idea.process, words.parent_id, words.side),
        "created_at": timezone.now(),
        "author_name": words.name,
        "state": _state(read_first=columns.get("read_first", False), checked=False),
        **columns,
    }
    comment, _new = Comment.objects.get_or_create(submission_key=submission_key, defaults=defaults)
    if comment.idea_id != idea.pk:
        raise NotAllowed(KEY_USED)
    return comment


def _side(process: Process, parent_id: int | None, side: str) -> str:
    return side if process.comments == Process.Comments.SIDES and parent_id is None else Comment.Side.NEUTRAL


def _sent_before(idea_id: int, submission_key: uuid.UUID) -> Comment | None:
    comment = Comment.objects.filter(submission_key=submission_key).first()
    if comment and comment.idea_id != idea_id:
        raise NotAllowed(KEY_USED)
    return comment


def _idea(idea_id: int) -> Idea:
    return Idea.objects.select_related("process__area").get(pk=idea_id)


def _locked(comment_id: int) -> Comment:
    found = Comment.objects.select_related("idea__process__area").select_for_update(of=("self",))
    return found.get(pk=comment_id)
