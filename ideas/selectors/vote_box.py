"""What does the vote box show this person? The count, the own vote at once, and what is possible."""

from dataclasses import dataclass
from datetime import datetime

from ideas.models import Idea, IdeaTally, Vote, VoteEvent
from ideas.rules.voting import is_open_for_votes, may_vote
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.processes.models import Phase
from participation.processes.selectors import open_phases


@dataclass(frozen=True, slots=True)
class VoteBox:
    """`refused` says why a press of the button would not count; `closed` that nobody can vote."""

    idea_id: int
    supports: int
    mine: bool
    refused: Refused | None
    closed: bool
    ends_at: datetime | None


def vote_box(idea: Idea, identity: Identity) -> VoteBox:
    """`idea` with `process__area` selected. Reads the tally, the own vote and its events not yet counted."""
    who = may_vote(identity, idea)
    refused = who if isinstance(who, Refused) else None
    supports, mine = IdeaTally.objects.filter(idea=idea).values_list("value", flat=True).first() or 0, False
    if not isinstance(who, Refused):
        vote = Vote.objects.filter(idea=idea, voter_key=who.key).first()
        if vote is not None:
            waiting = VoteEvent.objects.filter(vote=vote, fold_run__isnull=True)
            supports += sum(event.new - event.old for event in waiting)
            mine = vote.value == 1
    return VoteBox(idea.pk, supports, mine, refused, not is_open_for_votes(idea), _end(idea))


def _end(idea: Idea) -> datetime | None:
    return max((p.ends_at for p in open_phases(idea.process) if p.kind == Phase.Kind.VOTE), default=None)
