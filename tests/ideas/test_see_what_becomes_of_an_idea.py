import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dashboards.services.deciding import Verdict, decide_on_idea
from ideas.models import Idea, OfficialResponse, Stage, StatusChange
from ideas.selectors.detail import idea_page
from ideas.selectors.timeline import Step
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def steps_of(idea: Idea) -> list[Step]:
    found = idea_page(idea.pk, None)
    assert found is not None
    return found.steps


def ahead(idea: Idea) -> list[tuple[str, date | None, str]]:
    return [(str(step.what), step.day, step.state) for step in steps_of(idea) if step.state in ("late", "next", "open")]


def received(process: Process, days: int, **fields: Any) -> Idea:
    """At noon: an hour more or less in spring and autumn moves no day."""
    noon = timezone.localtime().replace(hour=12) - timedelta(days=days)
    return make_idea(process, created_at=noon, **fields)


def answer(idea: Idea, staff: Account) -> None:
    OfficialResponse.objects.create(idea=idea, text="Ja.", office="Bauamt", author=staff, submission_key=uuid.uuid4())


@pytest.fixture
def undated(process: Process) -> Process:
    process.promise_decides_on = None
    process.save()
    return process


def test_a_new_idea_says_until_when_it_is_answered_and_what_is_open(client: Client, undated: Process) -> None:
    idea = received(undated, 3)
    assert ahead(idea) == [
        ("Eine Antwort", TODAY() + timedelta(days=25), "next"),
        ("In Prüfung", None, "open"),
        ("Im Ausschuss", None, "open"),
        ("Entscheidung", None, "open"),
        ("Umgesetzt, oder ein Grund, warum nicht", None, "open"),
    ]
    page = client.get(f"/ideen/{idea.pk}/").content.decode()
    assert "Noch offen" in page


def test_a_promise_that_was_not_kept_stays_on_the_page(client: Client, undated: Process) -> None:
    idea = received(undated, 40)
    assert ahead(idea)[0] == ("Überfällig: eine Antwort", TODAY() - timedelta(days=12), "late")
    assert "versprochen bis" in client.get(f"/ideen/{idea.pk}/").content.decode()


def test_an_answer_keeps_the_promise_of_an_answer(undated: Process, staff: Account) -> None:
    idea = received(undated, 40)
    answer(idea, staff)
    assert [state for _what, _day, state in ahead(idea)] == ["open"] * 4


def test_what_came_from_another_platform_was_promised_nothing_here(undated: Process) -> None:
    idea = received(undated, 900, external_id="B1")
    assert [state for _what, _day, state in ahead(idea)] == ["open"] * 4


def test_the_day_of_the_decision_stands_beside_the_open_step(process: Process) -> None:
    process.promise_decides_on = TODAY() + timedelta(days=50)
    process.save()
    assert ("Entscheidung", process.promise_decides_on, "next") in ahead(received(process, 1))


@pytest.mark.parametrize("status", ["done", "not_done"])
def test_nothing_is_open_when_it_is_over(process: Process, status: str) -> None:
    assert ahead(received(process, 90, status=status)) == []


def test_a_decision_is_one_step_with_who_decided_and_who_is_responsible(process: Process, official: Account) -> None:
    idea = received(process, 9)
    verdict = Verdict(
        title={"de": "Zwei Bäume"},
        outcome=Decision.Outcome.ADOPT,
        reason={"de": "Das Geld reicht."},
        body="Bauausschuss",
        office="Grünflächenamt",
        decided_on=TODAY() - timedelta(days=2),
        review_on=TODAY() + timedelta(days=60),
    )
    decide_on_idea(decided_by=official, process=process, idea_id=idea.pk, verdict=verdict, submission_key=uuid.uuid4())
    assert steps_of(idea)[1:] == [
        Step(
            "Beschlossen (Bauausschuss)",
            verdict.decided_on,
            "Das Geld reicht.",
            "Grünflächenamt",
            "now",
        ),
        Step("Wir sehen wieder nach", verdict.review_on, office="Grünflächenamt", state="next"),
        Step("Umgesetzt, oder ein Grund, warum nicht", state="open"),
    ]


def test_a_decision_without_a_change_of_status_still_shows(process: Process, official: Account) -> None:
    idea = received(process, 9)
    Decision.objects.create(
        process=process,
        idea=idea,
        title={"de": "Später"},
        outcome=Decision.Outcome.DEFER,
        reason={"de": "Es fehlt Geld."},
        body="Stadtrat",
        office="Kämmerei",
        decided_on=TODAY(),
        review_on=TODAY(),
        figures={},
        figures_sha256="0" * 64,
        recorded_by=official,
        submission_key=uuid.uuid4(),
    )
    assert steps_of(idea)[1] == Step("Vertagt (Stadtrat)", TODAY(), office="Kämmerei")


def test_steps_of_the_process_show_on_page_and_card_under_their_name(client: Client, undated: Process) -> None:
    names = (
        ("received", ""),
        ("checking", "Ortstermin"),
        ("decided", ""),
        ("decided", "Wird gebaut"),
        ("done", "Fertig"),
    )
    stages = [
        Stage.objects.create(process=undated, status=status, title={"de": name} if name else {}, place=place)
        for place, (status, name) in enumerate(names)
    ]
    idea = received(undated, 3, status="checking", stage=stages[1])
    StatusChange.objects.create(idea=idea, old="received", new="checking", stage=stages[1], reason="Wir schauen.")
    assert [what for what, _day, state in ahead(idea) if state == "open"] == [
        "Entscheidung",
        "Wird gebaut",
        "Fertig, oder ein Grund, warum nicht",
    ]
    assert client.get(f"/ideen/{idea.pk}/").content.decode().count("Ortstermin") == 2
    assert "Ortstermin" in client.get(f"/beteiligung/{undated.slug}/ideen/").content.decode()


def test_a_state_that_the_way_lacks_stands_where_its_turn_would_be(undated: Process) -> None:
    for place, status in enumerate(("received", "decided", "done", "not_done")):
        Stage.objects.create(process=undated, status=status, place=place)
    assert [what for what, _day, state in ahead(received(undated, 3, status="checking")) if state == "open"] == [
        "Entscheidung",
        "Umgesetzt, oder ein Grund, warum nicht",
    ]
