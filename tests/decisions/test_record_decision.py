"""An official puts on record what was decided, with the figures as they stood."""

import uuid
from datetime import date
from typing import Any

import pytest

from ideas.models import Idea
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.decisions.models import Decision
from participation.decisions.selectors import decisions_of_area, decisions_of_idea, figures_are_untouched
from participation.decisions.services.recording import record_decision
from participation.decisions.subjects import IdeaSubject
from participation.places.models import Area
from participation.processes.models import Process
from tests.dashboards.conftest import MakeIdea, make_idea

__all__ = ["make_idea"]
FIGURES = {"supports": 143, "place": {"best": 1, "worst": 3}, "label": "Bürgersteig"}


@pytest.fixture
def idea(make_idea: MakeIdea) -> Idea:
    return make_idea("Bordstein senken", 143)


def record(process: Process, account: Account, idea: Idea, key: uuid.UUID, **changed: Any) -> tuple[Decision, bool]:
    facts: dict[str, Any] = {
        "decided_by": account,
        "process": process,
        "subject": IdeaSubject(idea.pk),
        "title": {"de": "Bordstein"},
        "outcome": Decision.Outcome.ADOPT,
        "reason": {"de": "Viele warten darauf."},
        "body": "Stadtrat",
        "office": "Bauamt",
        "decided_on": date(2026, 6, 1),
        "review_on": date(2026, 12, 1),
        "figures": FIGURES,
        "fold_run_id": None,
        "submission_key": key,
        **changed,
    }
    return record_decision(**facts)


def test_an_official_records_it(process: Process, official: Account, idea: Idea, key: uuid.UUID) -> None:
    decision, new = record(process, official, idea, key)
    assert new
    assert list(decisions_of_idea(idea.pk)) == [decision]
    assert decision.figures == FIGURES
    assert figures_are_untouched(decision)
    assert AuditRecord.objects.get().subject == f"decisions.decision:{decision.pk}"


def test_the_second_press_changes_nothing(process: Process, official: Account, idea: Idea, key: uuid.UUID) -> None:
    first, _ = record(process, official, idea, key)
    second, new = record(process, official, idea, key, office="Anderes Amt", figures={"supports": 1})
    assert (second.pk, new) == (first.pk, False)
    assert Decision.objects.get().office == "Bauamt"
    assert AuditRecord.objects.count() == 1


def test_changed_figures_are_found_out(process: Process, official: Account, idea: Idea, key: uuid.UUID) -> None:
    decision, _ = record(process, official, idea, key)
    decision.figures["supports"] = 144
    assert not figures_are_untouched(decision)


@pytest.mark.parametrize("who", ["resident", "staff", "moderator", "outsider"])
def test_nobody_else_may(
    who: str, process: Process, idea: Idea, key: uuid.UUID, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowed):
        record(process, request.getfixturevalue(who), idea, key)
    assert not Decision.objects.exists()
    assert not AuditRecord.objects.exists()


def test_figures_without_a_number_are_refused(process: Process, official: Account, idea: Idea, key: uuid.UUID) -> None:
    with pytest.raises(ValueError, match="JSON"):
        record(process, official, idea, key, figures={"mean": float("nan")})
    assert not Decision.objects.exists()


def test_drafts_are_not_shown_in_the_area(
    process: Process, official: Account, idea: Idea, key: uuid.UUID, elsewhere: Area
) -> None:
    decision, _ = record(process, official, idea, key)
    assert list(decisions_of_area(process.area)) == [decision]
    assert not decisions_of_area(elsewhere).exists()
    Process.objects.update(state=Process.State.DRAFT)
    assert not decisions_of_area(process.area).exists()
