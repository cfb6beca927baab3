"""Who may vote in a poll, count what came another way, and see the counts; and if not, why?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Ballot, Poll
from participation.accounts.models import Account
from participation.accounts.rules import may_administer, may_moderate, may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.channels import SELF_SERVICE, Channel
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.processes.models import Process

NOT_PUBLISHED = Refused("not_published", _("This poll is not published."))
TOO_EARLY = Refused("too_early", _("This poll has not begun yet."))
CLOSED = Refused("closed", _("This poll has ended. Thank you to everybody who took part."))
VOID = Refused("void", _("Your vote was declared void. The neighbourhood office tells you why."))
ON_PAPER = Refused("on_paper", _("Somebody has voted with this code on paper already. Each code counts once."))
ONLINE = Refused("online", _("Somebody has voted with this code online already. Each code counts once."))
HIDDEN = Refused("hidden", _("Counts are shown after the end, so that nobody follows the others."))
NEEDS_PROOF = Refused(
    "needs_proof", _("Here each person votes with an access of their own. That does not work on a shared device.")
)
FIXED = Refused("fixed", _("Voting has been published, so this cannot be changed any more."))


def is_open_poll(poll: Poll, at: datetime | None = None) -> Answer:
    """From `opens_at` (included) to `closes_at` (excluded)."""
    moment = at or timezone.now()
    if poll.state == Poll.State.DRAFT or poll.process.state != Process.State.PUBLISHED:
        return NOT_PUBLISHED
    assert poll.opens_at is not None
    assert poll.closes_at is not None, "a published poll has a period (constraint)"
    if poll.state == Poll.State.CLOSED or moment >= poll.closes_at:
        return CLOSED
    return TOO_EARLY if moment < poll.opens_at else ALLOWED


def has_ended(poll: Poll, at: datetime | None = None) -> bool:
    return is_open_poll(poll, at) is CLOSED


def stage_of(poll: Poll) -> str:
    """draft, next, open or over."""
    if poll.state == Poll.State.DRAFT or poll.opens_at is None or poll.closes_at is None:
        return "draft"
    now = timezone.now()
    if poll.state == Poll.State.CLOSED or poll.closes_at <= now:
        return "over"
    return "next" if poll.opens_at > now else "open"


def may_cast(identity: Identity, poll: Poll) -> Participant | Refused:
    """The participant who votes, or the reason why not."""
    answer = is_open_poll(poll)
    return answer if isinstance(answer, Refused) else may_take_part(identity, poll.process)


def may_replace(ballot: Ballot, channel: Channel) -> Answer:
    """Who voted on paper cannot vote online with the same proof, and the other way round; corrections stay possible."""
    if ballot.void:
        return VOID
    if not ballot.revision or not ballot.choices:
        return ALLOWED
    came_online = ballot.channel in SELF_SERVICE
    if came_online == (channel in SELF_SERVICE):
        return ALLOWED
    return ONLINE if came_online else ON_PAPER


def may_design_poll(account: Account | None, process: Process) -> Answer:
    return may_work_at_desk(account, process.area)


def may_change_poll(account: Account | None, poll: Poll) -> Answer:
    """Question, options, kind and rule are fixed before voting opens."""
    return may_design_poll(account, poll.process) and (ALLOWED if poll.state == Poll.State.DRAFT else FIXED)


def may_record_ballot(account: Account | None, poll: Poll) -> Answer:
    """Staff enter a ballot from paper, the telephone or the counter, or dots from a wall."""
    return may_work_at_desk(account, poll.process.area) and is_open_poll(poll)


def may_run_poll_kiosk(account: Account | None, poll: Poll) -> Answer:
    """Only where anybody may vote: at a kiosk nobody proves who they are."""
    answer = may_record_ballot(account, poll)
    if not answer:
        return answer
    return ALLOWED if poll.process.eligibility == Process.Eligibility.OPEN else NEEDS_PROOF


def may_declare_void(account: Account | None, poll: Poll) -> Answer:
    return may_administer(account, poll.process.area) or may_moderate(account, poll.process.area)


def may_see_counts(poll: Poll) -> Answer:
    if poll.state == Poll.State.DRAFT:
        return NOT_PUBLISHED
    return HIDDEN if poll.hidden and poll.state != Poll.State.CLOSED else ALLOWED
