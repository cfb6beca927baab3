"""How do the votes of a whole slip come in, change and go again? In one transaction, once per press."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ideas.models import Slip, SlipEntry
from ideas.rules.voting import may_record_slips
from ideas.selectors.slips import ended_numbers, supported_ideas, unknown_numbers
from ideas.services.holding import hold_ideas
from ideas.services.voting import record_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.channels import Channel
from participation.places.models import Area
from participation.processes.models import Process

KEY_USED = Refused("key_used", _("This form was used before. Open it again."))
EMPTY = Refused("empty", _("No idea is chosen yet. Type a number or tick an idea."))
CHANGED = Refused("changed", _("Somebody has entered this slip meanwhile. Look at it before you save."))
NOT_YOURS = Refused("not_yours", _("A colleague has entered this. Open the slip to correct it."))
NO_LONGER_LAST = Refused("no_longer_last", _("This slip was changed again since then. Open it to correct it."))


@dataclass(frozen=True, slots=True)
class Says:
    """What stands on a slip: the ideas supported, the way it came, and where the person lives, if known."""

    ideas: Collection[int] = field(default_factory=frozenset)
    channel: Channel = Channel.PAPER
    area: Area | None = None


@transaction.atomic
def record_slip(
    *, process: Process, staff: Account, number: str, says: Says, submission_key: uuid.UUID, seen: int = 0
) -> SlipEntry:
    """Enter a slip, or correct it: `seen` is the entry that staff looked at, 0 for a new one."""
    if before := _sent_before(process, submission_key):
        return before
    require(may_record_slips(staff, process))
    slip = _locked(process, number)
    # Of two parallel presses the second one has waited for the lock and finds the first.
    if before := _sent_before(process, submission_key):
        return before
    last = slip.entries.select_related("area").last()
    if (last.pk if last else 0) != seen:
        require(CHANGED)
    if last is None and not says.ideas:
        require(EMPTY)
    if unknown := unknown_numbers(process, says.ideas):
        raise NotAllowed(no_such_idea(unknown))
    change = _change(slip, says)
    if last and not change:
        return last
    entry = SlipEntry(slip=slip, submission_key=submission_key)
    return _write(entry, staff, says, change, "slip.corrected" if last else "slip.entered")


@transaction.atomic
def undo_entry(*, process: Process, staff: Account, entry_id: int) -> SlipEntry:
    """Put the slip back to what it said before; an undo can be undone in the same way."""
    entry = SlipEntry.objects.select_related("slip").get(pk=entry_id, slip__process=process)
    require(may_record_slips(staff, process))
    if entry.recorded_by_id != staff.pk:
        require(NOT_YOURS)
    slip = Slip.objects.select_for_update().get(pk=entry.slip_id)
    if done := SlipEntry.objects.filter(undoes=entry).first():
        return done
    if slip.entries.filter(pk__gt=entry.pk).exists():
        require(NO_LONGER_LAST)
    earlier = slip.entries.filter(pk__lt=entry.pk).select_related("area").last()
    ideas = set(earlier.ideas.values_list("pk", flat=True)) if earlier else set()
    kept = earlier or entry
    says = Says(ideas - unknown_numbers(process, ideas), Channel(kept.channel), kept.area)
    return _write(SlipEntry(slip=slip, undoes=entry), staff, says, _change(slip, says), "slip.undone")


def _sent_before(process: Process, submission_key: uuid.UUID) -> SlipEntry | None:
    entry = SlipEntry.objects.filter(submission_key=submission_key).select_related("slip").first()
    if entry and entry.slip.process_id != process.pk:
        raise NotAllowed(KEY_USED)
    return entry


def _locked(process: Process, number: str) -> Slip:
    slip, _new = Slip.objects.get_or_create(process=process, number=number)
    return Slip.objects.select_for_update().get(pk=slip.pk)


@dataclass(frozen=True, slots=True)
class Change:
    gone: set[int]
    come: set[int]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)


def _change(slip: Slip, says: Says) -> Change:
    """Only what differs. A vote that came another way, or from elsewhere, is withdrawn there and given anew."""
    now, wanted = supported_ideas(slip), set(says.ideas)
    way = (says.channel, says.area.pk if says.area else None)
    elsewhere = {pk for pk, came in now.items() if came != way}
    return Change((now.keys() - wanted) | elsewhere, (wanted - now.keys()) | (wanted & elsewhere))


def _write(entry: SlipEntry, staff: Account, says: Says, change: Change, action: str) -> SlipEntry:
    if ended := ended_numbers(change.gone | change.come):
        raise NotAllowed(no_more_support(ended))
    slip = entry.slip
    # All at once and in the order of their numbers, so that this and a grouping never wait for each other.
    hold_ideas(change.gone | change.come)
    for pk in sorted(change.gone):
        record_vote(idea_id=pk, slip=slip.key, staff=staff, channel=says.channel, value=0)
    for pk in sorted(change.come):
        record_vote(idea_id=pk, slip=slip.key, staff=staff, channel=says.channel, area=says.area)
    entry.channel, entry.area, entry.recorded_by = says.channel, says.area, staff
    entry.save()
    entry.ideas.set(says.ideas)
    record_act(
        actor=staff,
        action=action,
        subject=f"ideas.slip:{slip.pk}",
        area=slip.process.area,
        details={"channel": str(says.channel), "supported": len(change.come), "withdrawn": len(change.gone)},
    )
    return entry


def no_such_idea(numbers: Collection[int]) -> Refused:
    return Refused(
        "no_such_idea",
        _("There is no public idea with this number here: %(numbers)s.") % {"numbers": _listed(numbers)},
    )


def no_more_support(numbers: Collection[int]) -> Refused:
    return Refused(
        "idea_ended",
        _("These ideas have come to their end and take no more support: %(numbers)s.") % {"numbers": _listed(numbers)},
    )


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
