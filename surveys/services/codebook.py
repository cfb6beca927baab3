"""How does a codebook grow? With codes that readers add, rename, and merge into others."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.processes.models import FieldOfAction, Process
from participation.texts import localized
from surveys.coding_rules import may_keep_codebook
from surveys.models import Code, CodedQuestion, Coding
from surveys.services.coded import touch_all

STANDS_THERE = Refused("code_stands_there", _("There is such a code already."))
IN_USE = Refused("code_in_use", _("Answers have this code. Merge it into another one instead."))
HAS_CODES = Refused("code_has_codes", _("Codes stand below it. Merge or delete these first."))


@transaction.atomic
def begin_codebook(process: Process) -> None:
    """Fields of action are its headings; one that is named later comes along with the next beginning."""
    known = set(Code.objects.filter(process=process, parent=None).values_list("field", flat=True))
    for field in FieldOfAction.objects.exclude(pk__in=[pk for pk in known if pk]):
        Code.objects.get_or_create(
            process=process, parent=None, name=localized(field.name, "de")[:80], defaults={"field": field}
        )


@transaction.atomic
def add_code(*, account: Account, process_id: int, name: str, parent_id: int | None, keywords: str = "") -> Code:
    """Added twice it is one code."""
    process = _locked(account, process_id)
    parent = Code.objects.get(pk=parent_id, process=process, parent=None) if parent_id else None
    code, is_new = Code.objects.get_or_create(
        process=process, parent=parent, name=name, defaults={"keywords": keywords}
    )
    if is_new:
        _record(account, process, "coding.code_added", code)
    return code


@transaction.atomic
def change_code(*, account: Account, process_id: int, code_id: int, name: str, keywords: str) -> Code:
    process = _locked(account, process_id)
    code = Code.objects.get(pk=code_id, process=process)
    if Code.objects.filter(process=process, parent=code.parent_id, name=name).exclude(pk=code_id).exists():
        raise NotAllowed(STANDS_THERE)
    code.name, code.keywords = name, keywords
    code.save(update_fields=["name", "keywords"])
    touch_all(process)
    _record(account, process, "coding.code_changed", code)
    return code


@transaction.atomic
def merge_code(*, account: Account, process_id: int, code_id: int, into_id: int) -> Code:
    """Answers that had it have the other one from now on, also in what undoing would bring back."""
    process = _locked(account, process_id)
    code = Code.objects.get(pk=code_id, process=process)
    into = Code.objects.exclude(pk=code_id).get(pk=into_id, process=process)
    if code.below.exists():
        raise NotAllowed(HAS_CODES)
    for coding in Coding.objects.filter(codes=code):
        coding.codes.add(into)
    _forget(process, code, into)
    code.delete()
    touch_all(process)
    _record(account, process, "coding.code_merged", into)
    return into


@transaction.atomic
def delete_code(*, account: Account, process_id: int, code_id: int) -> None:
    process = _locked(account, process_id)
    code = Code.objects.filter(pk=code_id, process=process).first()
    if code is None:
        return
    if code.below.exists():
        raise NotAllowed(HAS_CODES)
    if code.codings.exists():
        raise NotAllowed(IN_USE)
    _forget(process, code, None)
    _record(account, process, "coding.code_deleted", code)
    code.delete()


def _forget(process: Process, code: Code, into: Code | None) -> None:
    """`before` names codes by their numbers."""
    kept = Coding.objects.filter(answer__question__survey__process=process, before__isnull=False)
    for coding in kept:
        before = coding.before
        if before and code.pk in before["codes"]:
            instead = [into.pk] if into else []
            before["codes"] = sorted({pk for pk in before["codes"] if pk != code.pk} | set(instead))
            coding.save(update_fields=["before"])


def _locked(account: Account, process_id: int) -> Process:
    """Its row stands for its codebook."""
    process = Process.objects.select_for_update(of=("self",)).select_related("area").get(pk=process_id)
    require(may_keep_codebook(account, process))
    # Whoever codes an answer locks its question: no code disappears between reading and writing.
    list(CodedQuestion.objects.select_for_update().filter(survey__process=process).order_by("pk"))
    return process


def _record(account: Account, process: Process, action: str, code: Code) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"processes.process:{process.pk}",
        area=process.area,
        details={"code": code.name},
    )
