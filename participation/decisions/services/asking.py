"""How is an office asked, how does it answer by a link without account, and who releases what it wrote?"""

import uuid
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.decisions.models import OfficeQuestion
from participation.decisions.rules import may_follow_up
from participation.decisions.subjects import IdeaSubject, Subject
from participation.link_codes import is_right, number_in
from participation.notices.services import Address, add_notices_to
from participation.processes.models import Process

PURPOSE = "office-answer"
VALID_AFTER_DUE = timedelta(days=60)
State = OfficeQuestion.State
WRITABLE = (State.OPEN, State.SENT_BACK, State.ANSWERED)
NOTHING_TO_RELEASE = Refused("nothing_to_release", _("There is no answer to release."))
NOT_OPEN = Refused("not_open", _("This question is closed already."))


@dataclass(frozen=True, slots=True)
class Asked:
    """Names are those of the columns."""

    about: str
    question: str
    office: str
    email: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Answered:
    answer: str
    reason: str
    signed: str


@transaction.atomic
def ask_office(
    *, account: Account, process: Process, subject: Subject, asked: Asked, submission_key: uuid.UUID
) -> tuple[OfficeQuestion, bool]:
    """The question, and whether it is new: the same form sent twice is one mail."""
    require(may_follow_up(account, process.area))
    values: dict[str, Any] = asdict(asked) | _columns(subject)
    values |= {"process": process, "asked_by": account, "valid_until": asked.due_on + VALID_AFTER_DUE}
    found, new = OfficeQuestion.objects.get_or_create(submission_key=submission_key, defaults=values)
    if new:
        _send_link(found)
        _record(account, found, "office.asked")
    return found, new


def question_of_code(code: str) -> OfficeQuestion | None:
    """None where the code is wrong, over or taken back."""
    number = number_in(code)
    found = OfficeQuestion.objects.filter(pk=number).first() if number else None
    return found if found and is_right(code, PURPOSE, found.pk, str(found.secret)) and _is_open(found) else None


def open_question(question_id: int, secret: str) -> OfficeQuestion | None:
    """For a browser that has shown the code; ends with the link."""
    found = OfficeQuestion.objects.select_related("process__area").filter(pk=question_id).first()
    return found if found and str(found.secret) == secret and _is_open(found) else None


@transaction.atomic
def answer_as_office(*, question_id: int, secret: str, answered: Answered) -> bool:
    """A draft: it can be changed until the team releases it. Says whether the link still holds."""
    found = OfficeQuestion.objects.select_for_update().get(pk=question_id)
    if str(found.secret) != secret or not _is_open(found):
        return False
    for name, value in asdict(answered).items():
        setattr(found, name, value)
    found.state, found.answered_at = State.ANSWERED, timezone.now()
    found.save()
    return True


@transaction.atomic
def release_answer(*, account: Account, question_id: int, seen: str) -> OfficeQuestion:
    """`seen` is the answer that was read: what the office changed meanwhile is not released unread."""
    found = _locked(account, question_id)
    if found.state != State.ANSWERED or found.answer != seen:
        raise NotAllowed(NOTHING_TO_RELEASE)
    _close(found, State.RELEASED)
    found.released_at = timezone.now()
    found.save(update_fields=["released_at"])
    _record(account, found, "office.answer_released")
    return found


@transaction.atomic
def send_back(*, account: Account, question_id: int, note: str) -> OfficeQuestion:
    """The office gets a new link with what is missing; what it wrote is kept."""
    found = _locked(account, question_id)
    if found.state not in WRITABLE:
        raise NotAllowed(NOT_OPEN)
    found.state, found.note, found.secret = State.SENT_BACK, note, uuid.uuid4()
    found.valid_until = max(found.valid_until, timezone.localdate() + VALID_AFTER_DUE)
    found.save(update_fields=["state", "note", "secret", "valid_until"])
    _send_link(found)
    _record(account, found, "office.sent_back")
    return found


@transaction.atomic
def revoke_question(*, account: Account, question_id: int) -> bool:
    """Its link opens nothing any more; says whether something changed."""
    found = _locked(account, question_id)
    if found.state not in WRITABLE:
        return False
    _close(found, State.REVOKED)
    _record(account, found, "office.revoked")
    return True


def _columns(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, IdeaSubject):
        return {"idea_id": subject.idea_id}
    return {"survey_id": subject.survey_id, "measure": subject.measure}


def _is_open(found: OfficeQuestion) -> bool:
    return found.state in WRITABLE and found.valid_until >= timezone.localdate()


def _close(found: OfficeQuestion, state: OfficeQuestion.State) -> None:
    found.state, found.secret = state, uuid.uuid4()
    found.save(update_fields=["state", "secret"])


def _locked(account: Account, question_id: int) -> OfficeQuestion:
    found = OfficeQuestion.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=question_id)
    require(may_follow_up(account, found.process.area))
    return found


def _send_link(found: OfficeQuestion) -> None:
    add_notices_to(
        addresses=[Address(f"office:{found.pk}", found.email, "de")],
        key=f"office:{found.secret}",
        template="office_question",
        context={
            "about": found.about,
            "question": found.question,
            "note": found.note,
            "due_on": found.due_on.strftime("%d.%m.%Y"),
            "number": found.pk,
        },
    )


def _record(account: Account, found: OfficeQuestion, action: str) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"processes.process:{found.process_id}",
        area=found.process.area,
        details={"question": found.pk, "office": found.office},
    )
