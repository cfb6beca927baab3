"""How does a report come about: asked for, made by a worker, written in, released?"""

import json
import logging
import uuid
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from dashboards.models import Report
from dashboards.report_rules import may_release_report, may_withdraw_report, may_write_report
from dashboards.reports.variants import content_of
from dashboards.rules import may_read
from dashboards.services.printing import PRINT_TASK
from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.processes.models import Process
from participation.tally.nudge import nudge

logger = logging.getLogger(__name__)

MAKE_TASK = "dashboards.make_reports"
# A worker that was stopped in the middle leaves its report; after this time another one begins anew.
GIVEN_UP = timedelta(minutes=10)


@transaction.atomic
def ask_for_report(
    *, account: Account, process_id: int, variant: str, language: str, submission_key: uuid.UUID
) -> Report:
    """The same key asks once."""
    process = Process.objects.select_for_update(of=("self",)).select_related("area").get(pk=process_id)
    require(may_read(account, process))
    known = Report.objects.filter(submission_key=submission_key).first()
    if known is not None:
        return known
    last = Report.objects.filter(process=process).aggregate(last=Max("number"))["last"] or 0
    report = Report.objects.create(
        process=process,
        number=last + 1,
        variant=variant,
        language=language,
        asked_by=account,
        submission_key=submission_key,
    )
    nudge(MAKE_TASK)
    return report


def make_waiting() -> int:
    """All that wait, one after the other. Two workers never make the same: whoever changes the state has it."""
    made = 0
    for pk in list(_waiting().order_by("pk").values_list("pk", flat=True)):
        now = timezone.now()
        if _waiting().filter(pk=pk).update(state=Report.State.MAKING, begun_at=now, progress=0):
            _make(Report.objects.select_related("process__area").get(pk=pk))
            made += 1
    return made


def _waiting() -> Any:  # noqa: ANN401 (a query set)
    stopped = Q(state=Report.State.MAKING, begun_at__lt=timezone.now() - GIVEN_UP)
    return Report.objects.filter(Q(state=Report.State.WAITING) | stopped)


def _make(report: Report) -> None:
    mine = Report.objects.filter(pk=report.pk, state=Report.State.MAKING, begun_at=report.begun_at)

    def tell(percent: int) -> None:
        mine.update(progress=percent)

    try:
        content = content_of(
            report.process,
            variant=report.variant,
            language=report.language,
            progress=tell,
        )
    except Exception:
        mine.update(state=Report.State.FAILED)
        logger.exception("Report %s could not be made.", report.pk)
        return
    mine.update(
        state=Report.State.READY,
        content=content,
        fold_run=content["fold_run"],
        sha256=fingerprint(content, {}),
        made_at=timezone.now(),
        progress=100,
    )


@transaction.atomic
def write_text(*, account: Account, report_id: int, name: str, words: str) -> Report:
    """Instead of the automatic text `name`; no words, or the same, bring that one back."""
    report = _locked(report_id)
    require(may_write_report(account, report))
    automatic = texts_of(report.content)[name]["words"]
    said = words.replace("\r\n", "\n").strip()
    edits = {key: text for key, text in report.edits.items() if key != name}
    if said and said != automatic:
        edits[name] = said
    report.edits = edits
    report.sha256 = fingerprint(report.content, edits)
    report.save(update_fields=["edits", "sha256"])
    nudge(PRINT_TASK)
    return report


@transaction.atomic
def release_report(*, account: Account, report_id: int, seen: str) -> Report:
    """`seen`: the fingerprint of what this person read. From now on it never changes, and no text is marked."""
    report = _locked(report_id)
    if report.state == Report.State.RELEASED and report.sha256 == seen:
        return report
    require(may_release_report(account, report))
    if report.sha256 != seen:
        raise ChangedMeanwhileError
    report.state = Report.State.RELEASED
    report.released_by = account
    report.released_at = timezone.now()
    report.save(update_fields=["state", "released_by", "released_at"])
    nudge(PRINT_TASK)
    record_act(
        actor=account,
        action="report.released",
        subject=f"dashboards.report:{report.pk}",
        area=report.process.area,
        details={"process": report.process.slug, "number": report.number, "sha256": report.sha256},
    )
    return report


@transaction.atomic
def withdraw_report(*, account: Account, report_id: int, reason: str) -> Report:
    """For mistakes: everybody who has its address reads the reason. Again, it changes nothing."""
    report = _locked(report_id)
    if report.state == Report.State.WITHDRAWN:
        return report
    require(may_withdraw_report(account, report))
    report.state = Report.State.WITHDRAWN
    report.withdrawn_by = account
    report.withdrawn_at = timezone.now()
    report.withdrawn_because = reason
    report.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "withdrawn_because"])
    record_act(
        actor=account,
        action="report.withdrawn",
        subject=f"dashboards.report:{report.pk}",
        area=report.process.area,
        reason=reason,
        details={"process": report.process.slug, "number": report.number, "sha256": report.sha256},
    )
    return report


class ChangedMeanwhileError(Exception):
    """Somebody wrote in it while it was read."""


def texts_of(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The texts that can be written anew, by their names."""
    blocks = (block for chapter in content.get("chapters", ()) for block in chapter["blocks"])
    return {block["id"]: block for block in blocks if block["kind"] == "text"}


def fingerprint(content: Mapping[str, Any], edits: Mapping[str, str]) -> str:
    plain = json.dumps([content, edits], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def _locked(report_id: int) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("process__area").get(pk=report_id)
