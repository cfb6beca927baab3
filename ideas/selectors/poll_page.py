"""Which poll is meant, in which order do its options stand for this person, and what did they say before?"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import QuerySet

from ideas.models import Ballot, Poll, PollOption
from ideas.rules.polls import is_open_poll, may_replace
from ideas.selectors.sheets import ballot_of
from participation.allowed import Refused
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.processes.models import Process


def public_polls() -> QuerySet[Poll]:
    """Published or closed; what is in preparation does not exist for residents."""
    found = Poll.objects.exclude(state=Poll.State.DRAFT).exclude(process__state=Process.State.DRAFT)
    return found.select_related("process__area").defer("process__area__outline").prefetch_related("options")


@dataclass(frozen=True, slots=True)
class Voter:
    """What this person can do. `refused` is why they cannot vote, `ballot` what they said, if anything was stored."""

    refused: Refused | None
    ballot: Ballot | None
    seed: str


def voter_of(poll: Poll, identity: Identity, browser: str | None) -> Voter:
    """`browser`: the key that the browser has or gets with this answer, so that the first order stays."""
    answer = is_open_poll(poll)
    who = may_take_part(identity, poll.process)
    if isinstance(who, Refused):
        # The first visit brings the cookie only now; by the first press of the button it is there.
        missing = None if who.code == "no_cookie" and browser else who
        refused = answer if isinstance(answer, Refused) else missing
        return Voter(refused, None, browser or secrets.token_hex(8))
    ballot = ballot_of(poll, who.key)
    answer = answer and (may_replace(ballot, Channel.ONLINE) if ballot else answer)
    # The browser first: whoever brings the code of the letter goes on in the order that was read before.
    return Voter(answer if isinstance(answer, Refused) else None, ballot, browser or who.key.hex)


def mixed(options: Iterable[PollOption], seed: str) -> Sequence[PollOption]:
    """By lot, the same for the same person: what stands on top is chosen more often."""
    return sorted(options, key=lambda option: sha256(f"{seed}:{option.poll_id}:{option.code}".encode()).digest())
