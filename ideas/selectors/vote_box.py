"""What does the vote box show this person? The count, the own vote at once, and what is possible."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from ideas.models import Idea, IdeaTally, Vote, VoteEvent
from ideas.rules.voting import is_open_for_votes, may_vote
from ideas.selectors.groups import ideas_together
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.processes.models import Phase
from participation.processes.selectors import open_phases

# No voter has this key; a condition on it finds nothing.
NOBODY = uuid.UUID(int=0)


@dataclass(frozen=True, slots=True)
class VoteBox:
    """`refused` says why a press of the button would not count; `closed` that nobody can vote.

    In a group `supports` are the people who support any of its ideas, and `others` those that this person supports.
    """

    idea_id: int
    supports: int
    mine: bool
    refused: Refused | None
    closed: bool
    ends_at: datetime | None
    together: bool = False
    others: tuple[tuple[int, str], ...] = ()

    @property
    def open(self) -> bool:
        return not self.closed

    @property
    def closed_because(self) -> str:
        return str(self.refused.reason) if self.closed and self.refused is not None else ""


def vote_box(idea: Idea, identity: Identity) -> VoteBox:
    """`idea` with `process__area` selected. One statement counts, so that no vote is missed or doubled between two."""
    answer = may_vote(identity, idea)
    refused = answer if isinstance(answer, Refused) else None
    who = may_take_part(identity, idea.process)
    voter_key = NOBODY if isinstance(who, Refused) else who.key
    counts_at = idea.main_id or idea.pk
    together = [idea.pk] if idea.main_id is None else ideas_together(idea.main_id)
    supports, value, waiting = _counts(idea.pk, counts_at, together, voter_key)
    return VoteBox(
        idea_id=idea.pk,
        supports=supports + waiting,
        mine=value == 1,
        refused=refused,
        closed=not is_open_for_votes(idea),
        ends_at=_end(idea),
        together=idea.main_id is not None,
        others=_others(idea.pk, together, voter_key) if idea.main_id else (),
    )


def _others(idea_id: int, together: list[int], voter_key: uuid.UUID) -> tuple[tuple[int, str], ...]:
    found = Vote.objects.filter(idea__in=together, voter_key=voter_key, value=1).exclude(idea=idea_id)
    return tuple(found.order_by("idea_id").values_list("idea_id", "idea__title"))


def _counts(idea_id: int, counts_at: int, together: list[int], voter_key: uuid.UUID) -> tuple[int, int, int]:
    """The counted supports, the own vote, and what waits of it. After the phase, too, one sees one's own vote."""
    vote = Vote.objects.filter(idea=OuterRef("pk"), voter_key=voter_key)
    change = VoteEvent.objects.filter(
        idea=counts_at, vote__idea__in=together, vote__voter_key=voter_key, fold_run__isnull=True
    ).order_by()
    parts = (
        IdeaTally.objects.filter(idea=counts_at).values("value"),
        vote.values("value"),
        change.values("idea").annotate(sum=Sum(F("new") - F("old"))).values("sum"),
    )
    numbers = [Coalesce(Subquery(part), 0, output_field=BigIntegerField()) for part in parts]
    counted, value, waiting = Idea.objects.filter(pk=idea_id).values_list(*numbers).get()
    return counted, value, waiting


def _end(idea: Idea) -> datetime | None:
    return max((p.ends_at for p in open_phases(idea.process) if p.kind == Phase.Kind.VOTE), default=None)
