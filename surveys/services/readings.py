"""How is a colleague asked to read a draft, and how do verdict and remarks come in? Called from the desk's pages."""

import uuid

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed, require
from participation.notices.services import add_notices
from participation.texts import Translations, localized
from surveys.drafting.freezing import fill_texts
from surveys.drafting.tree import questions_of
from surveys.models import Reading, Remark, Survey
from surveys.reading_rules import NOT_ASKED, may_ask_to_read, may_close_remark, may_read_draft, works_here
from surveys.selectors.readings import open_remarks
from surveys.services.revising import record

Verdict = Reading.Verdict


@transaction.atomic
def ask_to_read(*, account: Account, survey_id: int, reader: Account, note: str = "") -> Reading:
    """Pressed twice it is one request; the colleague finds it on the desk and gets a message."""
    survey = _locked(survey_id)
    require(may_ask_to_read(account, survey, reader))
    reading, is_new = Reading.objects.get_or_create(
        survey=survey, reader=reader, verdict=Verdict.WAITING, defaults={"asked_by": account, "note": note}
    )
    if is_new:
        record(account, "survey.reading_asked", survey, {"reader": reader.pk})
        _tell(reader, survey, f"survey_reading:{reading.pk}", "survey_reading", {"who": str(account)})
    return reading


@transaction.atomic
def withdraw_request(*, account: Account, survey_id: int, reading_id: int) -> None:
    """Only of somebody who has not answered; what was said stays on record."""
    survey = _locked(survey_id)
    reading = survey.readings.filter(pk=reading_id, verdict=Verdict.WAITING).select_related("reader").first()
    if reading is None:
        return
    require(may_ask_to_read(account, survey, reading.reader))
    reading.verdict = Verdict.WITHDRAWN
    reading.save(update_fields=["verdict"])
    record(account, "survey.reading_withdrawn", survey, {"reader": reading.reader_id})


@transaction.atomic
def give_verdict(*, account: Account, survey_id: int, good: bool, state: str, note: str = "") -> Reading:
    """`state`: what the page showed, see `state_of`. A verdict on an older draft is one on what was read, not on this.

    Said again, the newer word counts; whoever asked gets a message.
    """
    survey = _locked(survey_id)
    asked = survey.readings.filter(reader=account).exclude(verdict=Verdict.WITHDRAWN)
    reading = asked.select_related("asked_by").order_by("pk").last()
    if reading is None or not works_here(account, survey):
        raise NotAllowed(NOT_ASKED)
    verdict = Verdict.GOOD if good else Verdict.CHANGE
    if (reading.verdict, reading.seen, reading.verdict_note) == (verdict, state, note):
        return reading
    reading.verdict, reading.verdict_note, reading.seen = verdict, note, state
    reading.read_at = timezone.now()
    reading.save(update_fields=["verdict", "verdict_note", "seen", "read_at"])
    record(account, "survey.read", survey, {"verdict": str(verdict), "reading": reading.pk})
    if reading.asked_by:
        facts = {"who": str(account), "good": good, "remarks": sum(open_remarks(survey).values())}
        key = f"survey_read:{reading.pk}:{reading.read_at:%Y%m%d%H%M%S%f}"
        _tell(reading.asked_by, survey, key, "survey_read", facts)
    return reading


@transaction.atomic
def add_remark(*, account: Account, survey_id: int, key: uuid.UUID, text: str, code: str = "") -> Remark:
    """About a question, or with no code about the whole; a second press adds nothing."""
    survey = _locked(survey_id)
    require(may_read_draft(account, survey))
    if known := Remark.objects.filter(submission_key=key).first():
        return known
    said: Translations = next((one.get("text", {}) for one in questions_of(survey.draft) if one["code"] == code), {})
    about = localized(fill_texts(said, survey.placeholders))
    remark = Remark.objects.create(
        survey=survey, code=code if about else "", about=about[:200], text=text, author=account, submission_key=key
    )
    record(account, "survey.remark_added", survey, {"on": remark.code})
    return remark


@transaction.atomic
def close_remark(*, account: Account, survey_id: int, remark_id: int, done: bool) -> Remark | None:
    """Done, or open again; doing it twice changes nothing."""
    survey = _locked(survey_id)
    remark = survey.remarks.filter(pk=remark_id).first()
    if remark is None:
        return None
    require(may_close_remark(account, survey, remark))
    if (remark.done_at is not None) == done:
        return remark
    remark.done_at, remark.done_by = (timezone.now(), account) if done else (None, None)
    remark.save(update_fields=["done_at", "done_by"])
    record(account, "survey.remark_closed" if done else "survey.remark_opened", survey, {"on": remark.code})
    return remark


def _locked(survey_id: int) -> Survey:
    """Its row stands for its readings: two people who press at once wait for each other."""
    return Survey.objects.select_for_update(of=("self",)).select_related("process__area").get(pk=survey_id)


def _tell(account: Account, survey: Survey, key: str, template: str, facts: dict[str, object]) -> None:
    """No remark and no note in a mail: they are read where they belong."""
    page = "surveys:desk_reading" if template == "survey_reading" else "surveys:desk_publish"
    context = {"title": localized(survey.title, account.language), "path": reverse(page, args=[survey.slug]), **facts}
    add_notices(account_ids=[account.pk], key=key, template=template, context=context)
