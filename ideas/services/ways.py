"""How does a process get steps of its own for its ideas? The fixed states stay, the rest may change."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, Stage, StatusChange
from ideas.selectors.way import BETWEEN, WayStep, way_of
from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.processes.services.editing import locked

CHANGED = Refused("changed", _("Somebody has changed the way meanwhile. Look at it before you save."))


@transaction.atomic
def set_way(*, account: Account, process_id: int, seen: Sequence[str], steps: Sequence[WayStep]) -> bool:
    """`seen` are the keys of the steps that staff looked at; what is missing in `steps` goes. Says what changed."""
    process = locked(account, process_id)
    before = way_of(process_id)
    if [step.key for step in before] != list(seen):
        raise NotAllowed(CHANGED)
    if list(steps) == before:
        return False
    _remove(before, steps)
    for place, step in enumerate(steps):
        values = {"status": step.status, "title": step.title or {}, "days": step.days, "place": place}
        if step.stage_id:
            Stage.objects.filter(pk=step.stage_id, process=process).update(**values)
        else:
            Stage.objects.create(process=process, **values)
    _put_ideas_on_steps(process_id)
    record_act(
        actor=account,
        action="process.way_changed",
        subject=f"processes.process:{process.pk}",
        area=process.area,
        details={"process": process.slug, "steps": len(steps)},
    )
    return True


def _remove(before: Sequence[WayStep], steps: Sequence[WayStep]) -> None:
    kept = {step.stage_id for step in steps if step.stage_id}
    for step in before:
        if step.stage_id and step.stage_id not in kept:
            require(may_go(step))
            Stage.objects.filter(pk=step.stage_id).delete()


def may_go(step: WayStep) -> Answer:
    """What an idea has been through stays in its timeline, so the step stays as well."""
    used = Q(stage=step.stage_id)
    if not (Idea.objects.filter(used).exists() or StatusChange.objects.filter(used).exists()):
        return ALLOWED
    return Refused(
        "step_in_use",
        _("Ideas stand at “%(step)s”, or have passed it. Rename it instead.") % {"step": step.words},
    )


def _put_ideas_on_steps(process_id: int) -> None:
    """Ideas that stand at a fixed state stand at its first step from now on."""
    first: dict[str, int] = {}
    for stage in Stage.objects.filter(process=process_id):
        first.setdefault(stage.status, stage.pk)
    for status, stage_id in first.items():
        Idea.objects.filter(process=process_id, status=status, stage=None).update(stage=stage_id)


def status_after(step: WayStep) -> str:
    """What a new step counts as that follows this one."""
    return Idea.Status.CHECKING if step.status == Idea.Status.RECEIVED else step.status


def is_removable(way: Sequence[WayStep], step: WayStep) -> bool:
    """Steps between the fixed ones, and further ones that count as the same state as one before them."""
    first = next(other for other in way if other.status == step.status)
    return step.status in BETWEEN or step is not first
