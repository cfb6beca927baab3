"""How do ideas that mean the same become one, and two again? Nobody's support is lost, and nobody's counts twice.

First the process (one grouping at a time), then all ideas of the group in the order of their numbers: see holding.py.
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.models import Grouping, Idea
from ideas.rules.grouping import NOT_HERE, may_be_main, may_group, may_join
from ideas.services.counting_once import Group, group_of, settle
from ideas.services.holding import lock_groups, lock_ideas
from ideas.services.news import tell_author
from ideas.services.voting import FOLD_TASK
from participation.accounts.models import Account
from participation.allowed import NotAllowed, require
from participation.audit.services import record_act
from participation.tally.nudge import nudge


@transaction.atomic
def group_ideas(*, main_id: int, idea_ids: Collection[int], staff: Account, reason: str) -> list[Grouping]:
    """What is grouped with this main idea already stays as it is: a second press changes nothing."""
    process_id = Idea.objects.values_list("process_id", flat=True).get(pk=main_id)
    lock_groups(process_id)
    before = group_of(main_id)
    ideas = lock_ideas({main_id, *idea_ids, *before.idea_ids})
    main = ideas[main_id]
    require(may_group(staff, main))
    require(may_be_main(main))
    wanted = sorted(set(idea_ids) - before.groupings.keys())
    for idea_id in wanted:
        if idea_id not in ideas:
            raise NotAllowed(NOT_HERE)
        require(may_join(ideas[idea_id], main))
    if not wanted:
        return []
    groupings = Grouping.objects.bulk_create(
        [Grouping(idea=ideas[idea_id], main=main, reason=reason, made_by=staff) for idea_id in wanted]
    )
    Idea.objects.filter(pk__in=[main_id, *wanted]).update(main=main)
    settle(group_of(main_id))
    nudge(FOLD_TASK)
    for grouping in groupings:
        _record(grouping, staff, "idea.grouped", reason)
        _tell(grouping, "grouped", "idea_grouped", reason)
    return groupings


@transaction.atomic
def undo_grouping(*, grouping_id: int, staff: Account, reason: str) -> bool:
    """Every count is again what it would be without it. Says whether something changed."""
    grouping = Grouping.objects.select_related("idea", "main__process__area").get(pk=grouping_id)
    require(may_group(staff, grouping.main))
    lock_groups(grouping.main.process_id)
    grouping.refresh_from_db(fields=["undone_at"])
    if grouping.undone_at is not None:
        return False
    _undo([grouping], staff, reason)
    return True


def leave_groups(idea_id: int, account: Account | None) -> None:
    """In the transaction in which an idea ceases to be public, before its row is locked: in a group all are public."""
    process_id, title = Idea.objects.values_list("process_id", "title").get(pk=idea_id)
    lock_groups(process_id)
    holding = Grouping.objects.filter(Q(main=idea_id) | Q(idea=idea_id), undone_at__isnull=True)
    if of_it := list(holding.select_related("idea", "main__process__area")):
        _undo(of_it, account, _("“%(title)s” is no longer public.") % {"title": title})


def _undo(groupings: Sequence[Grouping], account: Account | None, reason: str) -> None:
    """All of one main idea."""
    main_id, gone = groupings[0].main_id, {grouping.idea_id: grouping.pk for grouping in groupings}
    lock_ideas(group_of(main_id).idea_ids)
    Grouping.objects.filter(pk__in=gone.values()).update(
        undone_at=timezone.now(), undone_by=account, undone_because=reason
    )
    left = group_of(main_id)
    Idea.objects.filter(pk__in=gone if left.groupings else [main_id, *gone]).update(main=None)
    settle(Group(None, gone))
    if left.groupings:
        settle(left)
    nudge(FOLD_TASK)
    for grouping in groupings:
        _record(grouping, account, "idea.ungrouped", reason)
        _tell(grouping, "ungrouped", "idea_ungrouped", reason)


def _record(grouping: Grouping, account: Account | None, action: str, reason: str) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"ideas.idea:{grouping.idea_id}",
        area=grouping.main.process.area,
        reason=reason,
        details={"main": grouping.main_id},
    )


def _tell(grouping: Grouping, what: str, template: str, reason: str) -> None:
    """Both authors, each about the own idea and the other one."""
    path = reverse("ideas:objection", args=[grouping.pk])
    for idea, other in ((grouping.idea, grouping.main), (grouping.main, grouping.idea)):
        facts = {"other": other.title, "reason": reason, "objection": path, "moved": idea is grouping.idea}
        tell_author(idea, key=f"{what}:{grouping.pk}:idea:{idea.pk}", template=template, **facts)
