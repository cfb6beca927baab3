"""How is it stored that somebody had ideas before them? Each person once per idea, under a name for that idea alone."""

from collections.abc import Collection

from django.db import transaction
from django.db.models.functions import Coalesce

from ideas.models import Exposure, Idea
from ideas.rules.exposing import whose_look
from ideas.rules.voting import ENDED
from ideas.selectors.visible import visible_ideas
from participation.allowed import Refused
from participation.eligibility.identity import Identity, Participant, key_apart
from participation.processes.models import Process


def record_looks(*, process: Process, identity: Identity, idea_ids: Collection[int]) -> None:
    """Of ideas that mean the same, the main one was seen: there its supporters count."""
    who = whose_look(identity, process)
    if isinstance(who, Refused) or not idea_ids:
        return
    open_ideas = visible_ideas(process).filter(pk__in=idea_ids).exclude(status__in=ENDED)
    seen = open_ideas.order_by().values_list(Coalesce("main_id", "pk"), flat=True).distinct()
    _store(process, who, set(seen))


def record_open_page(*, idea: Idea, identity: Identity) -> bool:
    """Somebody opened the page of a published idea, with or without scripts. Whether it was counted, now or before."""
    who = whose_look(identity, idea.process)
    if isinstance(who, Refused) or idea.status in ENDED:
        return False
    _store(idea.process, who, {idea.main_id or idea.pk})
    return True


def _store(process: Process, who: Participant, idea_ids: set[int]) -> None:
    Exposure.objects.bulk_create(
        [Exposure(idea_id=pk, viewer=key_apart(process.pk, who, f"seen {pk}")) for pk in sorted(idea_ids)],
        ignore_conflicts=True,
    )


@transaction.atomic
def mix_looks() -> int:
    """Rows of one page lie side by side: written anew in the order of their pseudonyms, nothing shows that."""
    fresh = list(Exposure.objects.select_for_update().filter(mixed=False).order_by("viewer"))
    Exposure.objects.filter(pk__in=[row.pk for row in fresh]).delete()
    Exposure.objects.bulk_create(
        [Exposure(idea_id=row.idea_id, viewer=row.viewer, mixed=True) for row in fresh], batch_size=5000
    )
    return len(fresh)
