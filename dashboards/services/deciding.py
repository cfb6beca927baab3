"""How does an official's decision come about? Figures frozen, idea moved on, followers told: all or nothing."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from dashboards.rules import may_decide_on_finding
from dashboards.selectors.evidence import NoSuchSubjectError, evidence_for_finding, evidence_for_idea
from dashboards.services.telling import tell_of_decision
from ideas.selectors.follows import followers_of
from ideas.services.decided import apply_decision
from participation.accounts.models import Account
from participation.allowed import require
from participation.decisions.models import Decision
from participation.decisions.services.recording import record_decision
from participation.decisions.subjects import FindingSubject, IdeaSubject, Subject
from participation.notices.services import add_notices
from participation.processes.models import Process
from participation.tally.selectors import last_run
from participation.texts import Translations, localized
from surveys.selectors.counted import answered_surveys


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the official enters."""

    title: Translations
    outcome: Decision.Outcome
    reason: Translations
    body: str
    office: str
    decided_on: date
    review_on: date
    options: tuple[Translations, ...] = ()
    budget_line: str = ""


@transaction.atomic
def decide_on_idea(
    *, decided_by: Account, process: Process, idea_id: int, verdict: Verdict, submission_key: uuid.UUID
) -> Decision:
    figures = evidence_for_idea(process, idea_id)
    decision, new = _record(
        decided_by=decided_by,
        process=process,
        subject=IdeaSubject(idea_id),
        verdict=verdict,
        figures=figures,
        ledger="votes",
        submission_key=submission_key,
    )
    if new:
        apply_decision(
            idea_id=idea_id,
            decided_by=decided_by,
            reason=localized(verdict.reason),
            status=str(verdict.outcome),
            office=verdict.office,
            decision_id=decision.pk,
        )
        _tell_followers(decision, idea_id)
        tell_of_decision(decision)
    return decision


@transaction.atomic
def decide_on_finding(
    *, decided_by: Account, process: Process, survey_id: int, measure: str, verdict: Verdict, submission_key: uuid.UUID
) -> Decision:
    """Answers are anonymous, so nobody who answered is written to; whoever asked for news of the process is."""
    survey = next((one for one in answered_surveys(process.pk) if one.id == survey_id), None)
    if survey is None:
        raise NoSuchSubjectError
    require(may_decide_on_finding(decided_by, process, survey))
    figures = evidence_for_finding(process, survey_id, measure)
    decision, new = _record(
        decided_by=decided_by,
        process=process,
        subject=FindingSubject(survey_id, measure),
        verdict=verdict,
        figures=figures,
        ledger="responses",
        submission_key=submission_key,
    )
    if new:
        tell_of_decision(decision)
    return decision


def _record(
    *,
    decided_by: Account,
    process: Process,
    subject: Subject,
    verdict: Verdict,
    figures: dict[str, Any],
    ledger: str,
    submission_key: uuid.UUID,
) -> tuple[Decision, bool]:
    run = last_run(ledger)
    return record_decision(
        decided_by=decided_by,
        process=process,
        subject=subject,
        title=verdict.title,
        outcome=verdict.outcome,
        reason=verdict.reason,
        body=verdict.body,
        office=verdict.office,
        decided_on=verdict.decided_on,
        review_on=verdict.review_on,
        figures=figures,
        fold_run_id=run.pk if run else None,
        submission_key=submission_key,
        options=verdict.options,
        budget_line=verdict.budget_line,
    )


def _tell_followers(decision: Decision, idea_id: int) -> None:
    add_notices(
        account_ids=followers_of(idea_id),
        key=f"decision:{decision.pk}",
        template="decision",
        context={
            "decision_id": decision.pk,
            "idea_id": idea_id,
            "title": localized(decision.title),
            "outcome": decision.outcome,
            "office": decision.office,
            "review_on": decision.review_on.isoformat(),
            "path": reverse("dashboards:decision", args=[decision.pk]),
        },
    )
