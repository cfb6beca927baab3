"""How do access codes come into the world, prove something, and end?"""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_administer
from participation.allowed import Refused, require
from participation.audit.services import record_act
from participation.eligibility.code_format import Code, new_code, new_selector
from participation.eligibility.hashing import hash_of, matches
from participation.eligibility.identity import participant_key
from participation.eligibility.models import AccessCode, CodeBatch, CodeUse
from participation.processes.models import Process

UNKNOWN = Refused("unknown_code", _("We do not know this code. Please compare it with your letter."))
REVOKED = Refused("revoked_code", _("This code is no longer valid. The neighbourhood office gives you a new one."))
MOST_IN_A_BATCH = 20_000


class MadeBefore(Exception):  # noqa: N818 (named after what happened)
    """The form was sent before; its codes were shown then and cannot be shown again."""


@dataclass(frozen=True, slots=True)
class BatchFacts:
    label: str = ""
    purpose: str = CodeBatch.Purpose.POST
    submission_key: uuid.UUID | None = None


NO_FACTS = BatchFacts()


@transaction.atomic
def make_codes(*, process: Process, number: int, made_by: Account, facts: BatchFacts = NO_FACTS) -> list[Code]:
    """A new batch. The codes are returned here and never again; only hashes are kept."""
    require(may_administer(made_by, process.area))
    if not 1 <= number <= MOST_IN_A_BATCH:
        raise ValueError(f"A batch has 1 to {MOST_IN_A_BATCH} codes.")
    batch = _batch(process, number, made_by, facts)
    codes = [new_code(selector) for selector in _free_selectors(process, number)]
    AccessCode.objects.bulk_create(
        (
            AccessCode(batch=batch, process=process, selector=code.selector, secret_hash=hash_of(code.secret))
            for code in codes
        ),
        batch_size=1000,
    )
    record_act(
        actor=made_by,
        action="codes.made",
        subject=f"eligibility.codebatch:{batch.pk}",
        area=process.area,
        details={"process": process.slug, "number": number},
    )
    return codes


def _batch(process: Process, number: int, made_by: Account, facts: BatchFacts) -> CodeBatch:
    """Of two parallel presses one inserts; the other one waits for it and is told."""
    columns = {"process": process, "size": number, "made_by": made_by, "label": facts.label, "purpose": facts.purpose}
    if facts.submission_key is None:
        return CodeBatch.objects.create(**columns)
    batch, new = CodeBatch.objects.get_or_create(submission_key=facts.submission_key, defaults=columns)
    if not new:
        raise MadeBefore
    return batch


def _free_selectors(process: Process, number: int) -> list[str]:
    taken = set(AccessCode.objects.filter(process=process).values_list("selector", flat=True))
    found: list[str] = []
    while len(found) < number:
        selector = new_selector()
        if selector not in taken:
            taken.add(selector)
            found.append(selector)
    return found


def redeem_code(code: Code) -> AccessCode | Refused:
    """The row that the code proves. Selectors are not secret, so an unknown one costs no hashing."""
    for row in AccessCode.objects.filter(selector=code.selector).select_related("process__area"):
        if matches(row.secret_hash, code.secret):
            return REVOKED if row.revoked else _used(row)
    return UNKNOWN


def _used(row: AccessCode) -> AccessCode:
    """Counted once, on how many devices it is entered."""
    mark = participant_key(row.process_id, "used code", row.pk)
    CodeUse.objects.bulk_create([CodeUse(batch_id=row.batch_id, mark=mark)], ignore_conflicts=True)
    return row


@transaction.atomic
def revoke_code(*, process: Process, selector: str, revoked_by: Account, reason: str) -> bool:
    """End a lost code by its first four symbols; whether there was one to end."""
    require(may_administer(revoked_by, process.area))
    ended = AccessCode.objects.filter(process=process, selector=selector, revoked=False).update(revoked=True)
    if ended:
        record_act(
            actor=revoked_by,
            action="code.revoked",
            subject=f"processes.process:{process.pk}",
            area=process.area,
            reason=reason,
            details={"selector": selector},
        )
    return bool(ended)


@transaction.atomic
def revoke_batch(*, batch: CodeBatch, revoked_by: Account, reason: str) -> int:
    """End every code of a batch, for example when its letters were not printed; how many ended."""
    require(may_administer(revoked_by, batch.process.area))
    ended = AccessCode.objects.filter(batch=batch, revoked=False).update(revoked=True)
    if ended:
        record_act(
            actor=revoked_by,
            action="codes.revoked",
            subject=f"eligibility.codebatch:{batch.pk}",
            area=batch.process.area,
            reason=reason,
            details={"process": batch.process.slug, "number": ended},
        )
    return ended
