"""Where did an idea get far more supports within an hour than usual? Hints are kept, votes are never touched."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ideas.models import BurstHint, Idea, VoteEvent
from ideas.ranking.bursts import Burst, bursts_in
from ideas.rules.moderating import may_see_at_desk
from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.channels import SELF_SERVICE

RECENTLY = timedelta(days=1)


def look_for_bursts() -> int:
    """In processes in which somebody voted since yesterday. Number of hints that are there for them."""
    recently = timezone.localdate() - RECENTLY
    found = VoteEvent.objects.filter(happened_on__gte=recently, grouping=None).order_by()
    process_ids = found.values_list("idea__process_id", flat=True).distinct()
    return sum(_look(process_id) for process_id in process_ids)


@transaction.atomic
def _look(process_id: int) -> int:
    bursts = bursts_in(_times(process_id))
    for burst in bursts:
        _keep(burst)
    return len(bursts)


def _times(process_id: int) -> dict[str, list[datetime]]:
    """When each idea was supported: the second in which the vote was counted; no other time of it is stored.

    What staff enter from slips comes at once and is no sign of anything.
    """
    given = VoteEvent.objects.filter(
        idea__process=process_id, old=0, new=1, grouping=None, channel__in=SELF_SERVICE, fold_run__isnull=False
    )
    times: dict[str, list[datetime]] = {}
    for idea_id, moment in given.values_list("idea_id", "fold_run__counted_at").iterator(chunk_size=5000):
        times.setdefault(str(idea_id), []).append(moment)
    return times


def _keep(burst: Burst) -> None:
    """An hour that went on is the same hint; whoever has looked into it is asked again where it grew by half."""
    facts = {"ends": burst.ends, "supports": burst.supports, "expected": burst.expected}
    here = BurstHint.objects.filter(idea=int(burst.key), begins__lte=burst.ends, ends__gte=burst.begins)
    known = here.select_for_update().first()
    if known is None:
        BurstHint.objects.create(idea_id=int(burst.key), begins=burst.begins, **facts)
        return
    if 2 * burst.supports >= 3 * known.supports:
        known.looked_by, known.looked_on = None, None
    known.begins, known.ends = min(known.begins, burst.begins), burst.ends
    known.supports, known.expected = burst.supports, burst.expected
    known.save()


@transaction.atomic
def close_hint(*, idea: Idea, hint_id: int, staff: Account) -> bool:
    """Somebody has looked into it. Whether it was open."""
    require(may_see_at_desk(staff, idea))
    changed = BurstHint.objects.filter(pk=hint_id, idea=idea, looked_by=None).update(
        looked_by=staff, looked_on=timezone.localdate()
    )
    if changed:
        record_act(actor=staff, action="idea.burst_looked_at", subject=f"ideas.idea:{idea.pk}", area=idea.process.area)
    return bool(changed)
