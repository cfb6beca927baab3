"""How does a decision enter the record? Once, with its figures frozen, and with an entry in the audit record."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from participation.accounts.models import Account
from participation.accounts.rules import may_decide
from participation.allowed import require
from participation.audit.services import record_act
from participation.decisions.figures import canonical, fingerprint
from participation.decisions.models import Decision
from participation.decisions.subjects import IdeaSubject, Subject
from participation.processes.models import Process
from participation.texts import Translations


@transaction.atomic
def record_decision(
    *,
    decided_by: Account,
    process: Process,
    subject: Subject,
    title: Translations,
    outcome: Decision.Outcome,
    reason: Translations,
    body: str,
    office: str,
    decided_on: date,
    review_on: date,
    figures: dict[str, Any],
    fold_run_id: int | None,
    submission_key: uuid.UUID,
    options: Sequence[Translations] = (),
    budget_line: str = "",
) -> tuple[Decision, bool]:
    """The decision, and whether it is new; the same key again returns the first one unchanged."""
    require(may_decide(decided_by, process.area))
    canonical(figures)  # refuses what JSON cannot hold before anything is written
    decision, new = Decision.objects.get_or_create(
        submission_key=submission_key,
        defaults={
            "process": process,
            **_columns(subject),
            "title": title,
            "outcome": outcome,
            "reason": reason,
            "options": list(options),
            "body": body,
            "budget_line": budget_line,
            "office": office,
            "decided_on": decided_on,
            "review_on": review_on,
            "figures": figures,
            "figures_sha256": fingerprint(figures),
            "fold_run_id": fold_run_id,
            "recorded_by": decided_by,
        },
    )
    if new:
        record_act(
            actor=decided_by,
            action="decision.recorded",
            subject=f"decisions.decision:{decision.pk}",
            area=process.area,
            details={"outcome": str(outcome), "figures_sha256": decision.figures_sha256},
        )
    return decision, new


def _columns(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, IdeaSubject):
        return {"idea_id": subject.idea_id}
    return {"survey_id": subject.survey_id, "measure": subject.measure}
