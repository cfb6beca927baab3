"""How does somebody without e-mail follow ideas? On a slip with a code; the same press twice is one slip."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ideas.models import Follow, FollowSlip, Idea
from ideas.rules.reading import may_read
from ideas.services.receipts import code_for, receipt_hash
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require

MOST_IDEAS = 20
FULL = Refused("full", _("This slip holds 20 ideas. Take one off, or begin a new slip."))


def slip_code(key: uuid.UUID) -> str:
    """Another one than the receipt of a form with the same key would have."""
    return code_for(uuid.uuid5(key, "follow"))


def slip_of_code(code: str) -> int | None:
    return FollowSlip.objects.filter(code_hash=receipt_hash(code)).values_list("pk", flat=True).first()


@transaction.atomic
def begin_slip(*, idea_id: int, reader: Account | None, proven: frozenset[int], key: uuid.UUID) -> FollowSlip:
    """A new slip with one idea on it."""
    require(may_read(reader, proven, Idea.objects.select_related("process").get(pk=idea_id)))
    slip, _new = FollowSlip.objects.get_or_create(code_hash=receipt_hash(slip_code(key)))
    _put_on(slip, idea_id)
    return slip


@transaction.atomic
def change_slip(
    *, slip_id: int, idea_id: int, wanted: bool, reader: Account | None, proven: frozenset[int]
) -> FollowSlip:
    """Put an idea on a slip, or take it off; twice is the same as once."""
    slip = FollowSlip.objects.select_for_update().get(pk=slip_id)
    if not wanted:
        slip.follows.filter(idea=idea_id).delete()
        return slip
    require(may_read(reader, proven, Idea.objects.select_related("process").get(pk=idea_id)))
    if slip.follows.exclude(idea=idea_id).count() >= MOST_IDEAS:
        raise NotAllowed(FULL)
    _put_on(slip, idea_id)
    return slip


def _put_on(slip: FollowSlip, idea_id: int) -> None:
    Follow.objects.bulk_create([Follow(idea_id=idea_id, slip=slip)], ignore_conflicts=True)
