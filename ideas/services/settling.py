"""What is the result of a poll that has ended? Sealed, computed by the rule that was fixed before, kept for good.

A ballot declared void afterwards makes a result of its own beside the earlier one; none is ever changed.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ideas.models import Poll, PollResult
from ideas.rules.polls import has_ended
from ideas.selectors.ballot_counts import Said, cast_ballots, deciding_groups, hash_of
from ideas.selectors.budget_outcomes import outcomes_of
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.sealing import seal_poll
from ideas.votekinds.kind import VoteKind


def close_due_polls() -> int:
    """Number of polls closed now."""
    found = Poll.objects.filter(state=Poll.State.PUBLISHED, closes_at__lte=timezone.now())
    return sum(close_poll(poll_id) for poll_id in found.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def close_poll(poll_id: int) -> bool:
    """The lock waits for ballots that are being stored; whoever comes later finds the poll closed."""
    poll = Poll.objects.select_for_update(of=("self",)).select_related("process").get(pk=poll_id)
    if poll.state != Poll.State.PUBLISHED or not has_ended(poll):
        return False
    poll.state, poll.closed_at = Poll.State.CLOSED, timezone.now()
    poll.save(update_fields=["state", "closed_at"])
    settle_poll(poll)
    return True


def settle_poll(poll: Poll) -> PollResult:
    """The newest result holds, and counting its ballots anew makes no other. Sealing holds the poll until the end.

    Ballots that were counted before and are so again, after one was restored, are a result of their own.
    """
    seal_poll(poll.pk, at_end=True)
    cast = cast_ballots(poll)
    last, input_hash = poll.results.order_by("number").last(), hash_of(cast)
    if last is not None and last.input_hash == input_hash:
        return last
    deciding = [choices for group in deciding_groups(poll.process) for choices in cast.get(group, ())]
    return PollResult.objects.create(
        poll=poll,
        number=last.number + 1 if last else 1,
        input_hash=input_hash,
        ballots=len(deciding),
        figures=_figures(poll, cast, deciding),
    )


def _figures(poll: Poll, cast: Mapping[str, list[Said]], deciding: list[Said]) -> dict[str, Any]:
    kind = kind_of(poll)
    groups = {group: _counted(kind, ballots) for group, ballots in cast.items()}
    figures: dict[str, Any] = {"groups": groups, "counts": _counted(kind, deciding)}
    if kind.with_money:
        outcomes = outcomes_of(poll, sheet_of(poll), deciding)
        figures |= {"rule": poll.rule, "outcomes": outcomes, "winners": outcomes[poll.rule]["winners"]}
    return figures


def _counted(kind: VoteKind, ballots: list[Said]) -> dict[str, int]:
    totals = Counter[str]()
    for choices in ballots:
        for cell, number in kind.counted(choices):
            totals[cell] += number
    return dict(sorted(totals.items()))
