"""Where do people stand together in the polls on statements? A worker looks anew wherever somebody has said something.

A function of the current ballots: two workers find the same, and the later look replaces the earlier one. Who is
looked at decides, as for every result; a group of people that is too small to be counted in public is left out.
"""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet, Sum

from ideas.landscape.agreement import Agreement
from ideas.landscape.landscape import Landscape, landscape_of
from ideas.landscape.opinions import AGREE, DISAGREE, PASS, opinions_of
from ideas.models import Ballot, OpinionMap, Poll
from ideas.selectors.ballot_counts import deciding_groups, group_of
from ideas.selectors.opinion_maps import KIND
from ideas.votekinds.kind import mapping

VOTES = {"agree": AGREE, "pass": PASS, "disagree": DISAGREE}
Said = dict[tuple[str, str], int]


def map_due_polls() -> int:
    """Number of maps made. What nobody may see yet is not looked at."""
    return sum(map_poll(poll) for poll in _seen_polls().exclude(opinion_map__revisions=F("revisions")))


def map_poll(poll: Poll) -> bool:
    """The number of revisions is read first: what comes meanwhile is looked at again."""
    revisions = Ballot.objects.filter(poll=poll).aggregate(all=Sum("revision"))["all"] or 0
    OpinionMap.objects.update_or_create(poll=poll, defaults={"revisions": revisions, "figures": _figures(poll)})
    return True


def _seen_polls() -> QuerySet[Poll]:
    """With a ballot. `revisions` only ever grows, whatever order ballots become visible in."""
    seen = Q(state=Poll.State.CLOSED) | Q(state=Poll.State.PUBLISHED, hidden=False)
    found = Poll.objects.filter(seen, kind=KIND).select_related("process").order_by("pk")
    return found.annotate(revisions=Sum("ballots__revision")).filter(revisions__gt=0)


def _figures(poll: Poll) -> dict[str, Any]:
    said = _said(poll)
    return _as_json(landscape_of(opinions_of(said))) if said else {}


def _said(poll: Poll) -> Said:
    people: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    rows = Ballot.objects.filter(poll=poll).exclude(choices={}).values_list("pk", "choices", "standing")
    for ballot, choices, standing in rows.iterator(chunk_size=2000):
        people[group_of(standing)][ballot.hex] = mapping(choices.get("answers"))
    return {
        (person, code): VOTES[answer]
        for group in deciding_groups(poll.process)
        if len(people[group]) >= settings.MINIMUM_GROUP_SIZE
        for person, answers in people[group].items()
        for code, answer in answers.items()
    }


def _as_json(found: Landscape) -> dict[str, Any]:
    codes = found.opinions.statements

    def agreement(one: Agreement) -> dict[str, Any]:
        return {"code": codes[one.statement], "count": one.count, "votes": one.votes}

    return {
        "people": len(found.opinions.people),
        "agreed": [agreement(one) for one in found.agreed],
        "rejected": [agreement(one) for one in found.rejected],
        "groups": [
            {
                "size": group.size,
                "typical": [
                    {"code": codes[one.statement], "side": str(one.side), "share": one.share, "rest": one.rest}
                    for one in group.typical
                ],
            }
            for group in found.groups
        ],
        "no_groups": str(found.no_groups) if found.no_groups else "",
    }
