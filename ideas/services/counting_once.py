"""Where does support count that somebody gave to ideas which mean the same? Once, at the main idea.

What people did stays as it is: each vote keeps its row and its events. For a group, further events move votes: off the
idea on which a vote was given, and on to the main idea for one vote of each person. A vote on the main idea itself
counts there; otherwise the person's oldest one does. `settle` compares what these events say with what they should
say and writes the difference. So it may run again at any time, and a group that is undone leaves a sum of nothing.
See docs/adr/0033-people-count-once.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet, Sum

from ideas.models import Grouping, Vote, VoteEvent


class Place(NamedTuple):
    """Where one vote is counted: all that the tallies group by."""

    vote_id: int
    idea_id: int
    area_id: int | None
    channel: str
    standing: str
    day: date
    grouping_id: int


PLACE = ("vote_id", "idea_id", "area_id", "channel", "standing", "happened_on", "grouping_id")


@dataclass(frozen=True, slots=True)
class Group:
    """`groupings` says by which grouping each idea but the main one came in; without a main one it is undone."""

    main_id: int | None
    groupings: Mapping[int, int]

    @property
    def idea_ids(self) -> list[int]:
        return sorted({*self.groupings, *([self.main_id] if self.main_id else [])})


def group_of(main_id: int) -> Group:
    found = Grouping.objects.filter(main=main_id, undone_at__isnull=True)
    return Group(main_id, dict(found.values_list("idea_id", "pk")))


def settle(group: Group, voter_key: UUID | None = None) -> int:
    """For one voter or for all; the number of events that it took. The caller holds or has locked the ideas."""
    votes = Vote.objects.filter(idea__in=group.idea_ids)
    if voter_key is not None:
        votes = votes.filter(voter_key=voter_key)
    change = _wanted(group, votes)
    change.subtract(_written(votes))
    events = [
        event
        for place, times in sorted(change.items(), key=lambda item: (item[0].vote_id, item[1]))
        for event in _events(place, times)
    ]
    VoteEvent.objects.bulk_create(events, batch_size=2_000)
    return len(events)


def _wanted(group: Group, votes: QuerySet[Vote]) -> Counter[Place]:
    wanted = Counter[Place]()
    if group.main_id is None:
        return wanted
    days = _days_given(votes)
    by_voter: dict[UUID, list[Vote]] = defaultdict(list)
    for vote in votes.filter(value=1).order_by("pk"):
        by_voter[vote.voter_key].append(vote)
    for given in by_voter.values():
        counted = next((vote for vote in given if vote.idea_id == group.main_id), given[0])
        for vote in given:
            if vote.idea_id == group.main_id:
                continue
            way = (vote.area_id, vote.channel, vote.standing, days[vote.pk], group.groupings[vote.idea_id])
            here = Place(vote.pk, vote.idea_id, *way)
            wanted[here] -= 1
            if vote is counted:
                wanted[here._replace(idea_id=group.main_id)] += 1
    return wanted


def _days_given(votes: QuerySet[Vote]) -> dict[int, date]:
    """On which day each vote was given last: there it is counted, and there it moves."""
    given = VoteEvent.objects.filter(vote__in=votes, grouping__isnull=True, new=1).order_by("pk")
    return dict(given.values_list("vote_id", "happened_on"))


def _written(votes: QuerySet[Vote]) -> Counter[Place]:
    """What earlier events of groups add up to."""
    moved = VoteEvent.objects.filter(vote__in=votes, grouping__isnull=False).order_by()
    rows = moved.values_list(*PLACE).annotate(times=Sum(F("new") - F("old")))
    return Counter({Place(*row[:-1]): row[-1] for row in rows})


def _events(place: Place, times: int) -> Iterable[VoteEvent]:
    old, new = (0, 1) if times > 0 else (1, 0)
    columns = dict(zip(PLACE, place, strict=True))
    return [VoteEvent(old=old, new=new, **columns) for _ in range(abs(times))]
