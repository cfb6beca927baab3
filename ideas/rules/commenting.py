"""Who may write below an idea, change it, report it; and if not, why?"""

import uuid

from django.utils.translation import gettext_lazy as _

from ideas.models import Comment, Idea
from ideas.rules.moderating import may_see_at_desk
from participation.accounts.models import Account
from participation.accounts.rules import may_moderate, may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.eligibility.identity import Identity, Participant, key_apart, participant_key
from participation.eligibility.rules import may_take_part
from participation.eligibility.standing import Standing
from participation.processes.models import Phase, Process
from participation.processes.rules import is_open_for

OFF = Refused("no_comments", _("Nobody writes comments here."))
NOT_PUBLISHED = Refused("not_published", _("This idea is not public."))
NO_REPLY = Refused("no_reply", _("One cannot reply to this comment any more."))
NOT_YOURS = Refused("not_author", _("Only whoever wrote this comment can change it, in the same browser."))
NOT_NOW = Refused("hidden", _("The team has hidden this comment. It cannot be changed any more."))

State = Comment.State


def takes_comments(process: Process) -> Answer:
    return OFF if process.comments == Process.Comments.OFF else is_open_for(process, Phase.Kind.DISCUSS)


def is_open_for_comments(idea: Idea) -> Answer:
    return takes_comments(idea.process) if idea.visibility == Idea.Visibility.PUBLISHED else NOT_PUBLISHED


def may_comment(identity: Identity, idea: Idea) -> Participant | Refused:
    """The participant who writes, or the reason why not."""
    answer = is_open_for_comments(idea)
    if isinstance(answer, Refused):
        return answer
    if identity.account is not None and speaks_for_the_team(identity.account, idea):
        # The team answers also where residents show a code.
        return Participant(participant_key(idea.process_id, "account", identity.account.pk), Standing.STAFF)
    return may_take_part(identity, idea.process)


def writer_key(process: Process, who: Participant) -> uuid.UUID:
    """Of ideas and comments, which may carry an account: nobody gets from there to the votes of the same person."""
    return key_apart(process.pk, who, "author")


def may_reply_to(parent: Comment, idea: Idea) -> Answer:
    """Two levels. No comment ever changes its parent, so what is asked here stays true."""
    fits = parent.idea_id == idea.pk and parent.parent_id is None and parent.state == State.VISIBLE
    return ALLOWED if fits else NO_REPLY


def may_record_comment(account: Account | None, idea: Idea) -> Answer:
    """Staff write down what somebody said on paper, by phone or at the counter."""
    return may_work_at_desk(account, idea.process.area) and is_open_for_comments(idea)


def speaks_for_the_team(account: Account | None, idea: Idea) -> bool:
    return bool(may_see_at_desk(account, idea))


def is_writer(identity: Identity, comment: Comment) -> bool:
    """By account, or as the participant who wrote it: the same browser or access code."""
    if identity.account is not None and comment.author_id == identity.account.pk:
        return True
    who = may_take_part(identity, comment.idea.process)
    return isinstance(who, Participant) and comment.author_key == writer_key(comment.idea.process, who)


def may_change_comment(identity: Identity, comment: Comment) -> Answer:
    """A new text only as long as comments are open; see `may_take_back` for the other way."""
    answer = may_take_back(identity, comment)
    if answer and comment.state == State.WITHDRAWN:
        return NOT_YOURS
    return is_open_for_comments(comment.idea) if answer else answer


def may_take_back(identity: Identity, comment: Comment) -> Answer:
    """At any time, and undone again; what the team has hidden stays hidden."""
    if not is_writer(identity, comment):
        return NOT_YOURS
    return NOT_NOW if comment.state == State.HIDDEN else ALLOWED


def may_check_comment(account: Account | None, comment: Comment) -> Answer:
    return may_moderate(account, comment.idea.process.area)
