"""How does an idea come in and go again? Once per form, whatever is pressed twice."""

import secrets
import uuid
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Follow, Idea, ModerationAct
from ideas.rules.commenting import writer_key
from ideas.rules.quarantine import is_read_first
from ideas.rules.reading import may_withdraw
from ideas.rules.submitting import may_record_idea, may_submit
from ideas.search import fold
from ideas.selectors.known import is_known_here
from ideas.selectors.way import stage_at
from ideas.services.grouping import leave_groups
from ideas.services.needs import Asked, add_needs
from ideas.services.photos import take_draft_photo
from ideas.services.receipts import code_for, receipt_hash
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant
from participation.places.geometry import area_of_point
from participation.places.models import Area
from participation.places.selectors import areas_within
from participation.processes.models import Process

SHUFFLE = 2**31
KEY_USED = Refused("key_used", _("This form was used before. Open it again."))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody filled in. `photo` names a draft (see services/photos.py)."""

    title: str
    text: str
    delivery: str = Idea.Delivery.WISH
    field_id: int | None = None
    area_id: int | None = None
    place_note: str = ""
    lat: float | None = None
    lon: float | None = None
    author_name: str = ""
    photo: str = ""
    photo_alt: str = ""
    language: str = "de"
    needs: tuple[str, ...] = ()
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    idea: Idea
    code: str
    new: bool


@transaction.atomic
def submit_idea(
    *,
    process: Process,
    identity: Identity,
    proposal: Proposal,
    submission_key: uuid.UUID,
    channel: Channel = Channel.ONLINE,
    effort: bool = True,
) -> Submitted:
    """`effort`: the browser has done its small piece of work.

    The same key gives the same idea and receipt, also after the phase has ended.
    """
    before = _sent_before(process, submission_key)
    if before:
        return Submitted(before, code_for(submission_key), new=False)
    who = may_submit(identity, process)
    if not isinstance(who, Participant):
        raise NotAllowed(who)
    words = f"{proposal.title} {proposal.text} {proposal.place_note}"
    key = writer_key(process, who)
    columns = {
        "author": identity.account,
        "author_key": key,
        "channel": channel,
        "read_first": is_read_first(words, known=partial(is_known_here, process, key), effort=effort),
    }
    done = _store(process, proposal, submission_key, columns)
    if done.new and identity.account:
        Follow.objects.create(idea=done.idea, account=identity.account)
    return done


@transaction.atomic
def record_idea(
    *, process: Process, staff: Account, proposal: Proposal, submission_key: uuid.UUID, channel: Channel
) -> Submitted:
    """An idea that staff enter for somebody; the slip with the code goes to that person."""
    before = _sent_before(process, submission_key)
    if before:
        return Submitted(before, code_for(submission_key), new=False)
    require(may_record_idea(staff, process))
    return _store(process, proposal, submission_key, {"recorded_by": staff, "channel": channel})


@transaction.atomic
def withdraw_idea(*, idea_id: int, account: Account | None, proven: frozenset[int]) -> Idea:
    leave_groups(idea_id, account)
    idea = _locked(idea_id)
    require(may_withdraw(account, proven, idea))
    return _show(idea, Idea.Visibility.WITHDRAWN)


@transaction.atomic
def restore_idea(*, idea_id: int, account: Account | None, proven: frozenset[int]) -> Idea:
    """Undo a withdrawal: the idea stands where it would stand without it."""
    idea = _locked(idea_id)
    require(may_withdraw(account, proven, idea))
    if idea.visibility != Idea.Visibility.WITHDRAWN:
        return idea
    verdict = idea.moderation_acts.values_list("verdict", flat=True).first()
    if verdict == ModerationAct.Verdict.REJECT:
        return _show(idea, Idea.Visibility.REJECTED)
    at_once = idea.process.moderation == Process.Moderation.POST and not idea.read_first
    published = verdict == ModerationAct.Verdict.PUBLISH or at_once
    return _show(idea, Idea.Visibility.PUBLISHED if published else Idea.Visibility.PENDING)


def _sent_before(process: Process, submission_key: uuid.UUID) -> Idea | None:
    idea = Idea.objects.filter(submission_key=submission_key).first()
    if idea and idea.process_id != process.pk:
        raise NotAllowed(KEY_USED)
    return idea


def _store(process: Process, proposal: Proposal, submission_key: uuid.UUID, columns: dict[str, Any]) -> Submitted:
    """Of two parallel presses one inserts; the other one waits for it and reads its row."""
    code = code_for(submission_key)
    checked_first = process.moderation == Process.Moderation.PRE or columns.get("read_first", False)
    defaults = {
        **columns,
        **_columns(proposal),
        "process": process,
        "area": _area(process, proposal),
        "stage_id": stage_at(process.pk, Idea.Status.RECEIVED),
        "receipt_hash": receipt_hash(code),
        "visibility": Idea.Visibility.PENDING if checked_first else Idea.Visibility.PUBLISHED,
        "created_at": timezone.now(),
        "shuffle_a": secrets.randbelow(SHUFFLE),
        "shuffle_b": secrets.randbelow(SHUFFLE),
    }
    idea, new = Idea.objects.get_or_create(submission_key=submission_key, defaults=defaults)
    if new:
        add_needs(idea, Asked(proposal.needs, proposal.amount))
    if new and proposal.photo:
        idea.photo = take_draft_photo(proposal.photo) or ""
        idea.save(update_fields=["photo"])
    return Submitted(idea, code, new)


def _columns(proposal: Proposal) -> dict[str, Any]:
    words = f"{proposal.title} {proposal.text} {proposal.place_note}"
    return {
        "title": proposal.title,
        "text": proposal.text,
        "delivery": proposal.delivery,
        "field_of_action_id": proposal.field_id,
        "place_note": proposal.place_note,
        "lat": proposal.lat,
        "lon": proposal.lon,
        "author_name": proposal.author_name,
        "photo_alt": proposal.photo_alt,
        "language": proposal.language,
        "search_text": fold(words),
    }


def _area(process: Process, proposal: Proposal) -> Area | None:
    """The area that was chosen, else the one in which the point lies."""
    areas = areas_within(process.area)
    if proposal.area_id:
        return areas.filter(pk=proposal.area_id).first()
    if proposal.lon is None or proposal.lat is None:
        return None
    return area_of_point(areas.exclude(pk=process.area_id), proposal.lon, proposal.lat)


def _locked(idea_id: int) -> Idea:
    return Idea.objects.select_related("process").select_for_update(of=("self",)).get(pk=idea_id)


def _show(idea: Idea, visibility: Idea.Visibility) -> Idea:
    idea.visibility = visibility
    idea.save(update_fields=["visibility", "changed_at"])
    return idea
