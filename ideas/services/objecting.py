"""How does an author object to a grouping, and how do staff answer? Each once; the words of both stay."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ideas.models import Grouping, Objection
from ideas.rules.grouping import may_group, may_object, objects_as
from ideas.services.news import tell_author
from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act


@transaction.atomic
def object_to(
    *, grouping_id: int, account: Account | None, proven: frozenset[int], text: str
) -> tuple[Objection, bool]:
    """The objection, and whether it is new: sent twice it is one."""
    grouping = Grouping.objects.select_related("idea", "main").get(pk=grouping_id)
    require(may_object(account, proven, grouping))
    return Objection.objects.get_or_create(
        grouping=grouping, idea=objects_as(account, proven, grouping), defaults={"text": text}
    )


@transaction.atomic
def answer_objection(*, objection_id: int, staff: Account, answer: str) -> bool:
    """False where somebody has answered already."""
    rows = Objection.objects.select_related("idea__process__area", "grouping").select_for_update(of=("self",))
    objection = rows.get(pk=objection_id)
    require(may_group(staff, objection.idea))
    if objection.answered_at is not None:
        return False
    objection.answer, objection.answered_by, objection.answered_at = answer, staff, timezone.now()
    objection.save(update_fields=["answer", "answered_by", "answered_at"])
    idea = objection.idea
    record_act(actor=staff, action="idea.objection_answered", subject=f"ideas.idea:{idea.pk}", area=idea.process.area)
    path = reverse("ideas:objection", args=[objection.grouping_id])
    tell_author(idea, key=f"objection:{objection.pk}", template="idea_objection_answered", answer=answer, path=path)
    return True
