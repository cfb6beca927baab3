"""What does the vote box show this person? The count, the own vote at once, and what is possible."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from ideas.models import Idea, IdeaTally, Vote, VoteEvent
from ideas.rules.voting import is_open_for_votes, may_vote
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.processes.models import Phase
from participation.processes.selectors import open_phases

# No voter has this key; a condition on it finds nothing.
NOBODY = uuid.UUID(int=0)


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
    """`idea` with `process__area` selected. One statement counts, so that no vote is missed or doubled between two."""
    answer = may_vote(identity, idea)
    refused = answer if isinstance(answer, Refused) else None
    who = may_take_part(identity, idea.process)
    supports, value, waiting = _counts(idea.pk, None if isinstance(who, Refused) else who.key)
    return VoteBox(idea.pk, supports + waiting, value == 1, refused, not is_open_for_votes(idea), _end(idea))


def _counts(idea_id: int, voter_key: uuid.UUID | None) -> tuple[int, int, int]:
    """The counted supports, the own vote, and what waits of it. After the phase, too, one sees one's own vote."""
    vote = Vote.objects.filter(idea=OuterRef("pk"), voter_key=voter_key or NOBODY)
    change = VoteEvent.objects.filter(
        vote__idea=OuterRef("pk"), vote__voter_key=voter_key or NOBODY, fold_run__isnull=True
    ).order_by()
    parts = (
        IdeaTally.objects.filter(idea=OuterRef("pk")).values("value"),
        vote.values("value"),
        change.values("vote").annotate(sum=Sum(F("new") - F("old"))).values("sum"),
    )
    numbers = [Coalesce(Subquery(part), 0, output_field=BigIntegerField()) for part in parts]
    counted, value, waiting = Idea.objects.filter(pk=idea_id).values_list(*numbers).get()
    return counted, value, waiting


def _end(idea: Idea) -> datetime | None:
    return max((p.ends_at for p in open_phases(idea.process) if p.kind == Phase.Kind.VOTE), default=None)
