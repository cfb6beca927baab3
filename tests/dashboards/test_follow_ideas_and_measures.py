"""An official asks what becomes of ideas and decisions: the way of ideas with days, measures by their state."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards.panels.board import board_panel, column_of
from dashboards.panels.funnel import funnel_panel
from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.selectors.funnel import Step, funnel_of
from participation.accounts.models import Account
from participation.decisions.models import Decision, Measure
from participation.processes.models import Process
from tests.dashboards.conftest import MakeIdea

TODAY = date(2026, 6, 14)


@pytest.fixture
def url(process: Process) -> str:
    return reverse("dashboards:theme", args=[process.slug, "entscheidungen"])


def move(idea: Idea, new: str, days: int, old: str = "received") -> None:
    change = StatusChange.objects.create(idea=idea, old=old, new=new, reason="…")
    StatusChange.objects.filter(pk=change.pk).update(at=idea.created_at + timedelta(days=days))
    Idea.objects.filter(pk=idea.pk).update(status=new)


def measure(staff: Account, idea: Idea, **fields: Any) -> Measure:
    decision = Decision.objects.create(
        process=idea.process,
        idea=idea,
        title={"de": "Bordstein"},
        outcome="adopt",
        reason={"de": "…"},
        body="Rat",
        office="Tiefbauamt",
        decided_on=TODAY,
        review_on=TODAY,
        figures={},
        figures_sha256="0" * 64,
        recorded_by=staff,
        submission_key=uuid.uuid4(),
    )
    values = {"title": {"de": "Bordstein senken"}, "office": "Tiefbauamt", "promised_on": TODAY, "due_on": TODAY}
    return Measure.objects.create(
        decision=decision, recorded_by=staff, submission_key=uuid.uuid4(), **{**values, **fields}
    )


def test_ideas_count_at_each_step_they_came_through(make_idea: MakeIdea, process: Process, staff: Account) -> None:
    ideas = [make_idea(f"idea {number}", created_at=timezone.now() - timedelta(days=99)) for number in range(6)]
    for number, idea in enumerate(ideas[:3]):
        move(idea, "checking", 10 + number)
    move(ideas[0], "decided", 30, "checking")
    move(ideas[1], "done", 50, "checking")
    answer = OfficialResponse.objects.create(
        idea=ideas[3], text="…", office="Amt", author=staff, submission_key=uuid.uuid4()
    )
    OfficialResponse.objects.filter(pk=answer.pk).update(answered_at=ideas[3].created_at + timedelta(days=5))
    Idea.objects.filter(pk=ideas[4].pk).update(status="decided")  # brought along from elsewhere: no day is known
    assert funnel_of(process.pk) == (
        Step("came", 6),
        Step("checked", 5, 10.5, 4),
        Step("decided", 3, 40, 2),
        Step("done", 1, 50, 1),
    )


def test_a_step_that_was_taken_back_took_no_days(make_idea: MakeIdea, process: Process) -> None:
    idea = make_idea("idea", created_at=timezone.now() - timedelta(days=9))
    move(idea, "decided", 3)
    move(idea, "checking", 5, "decided")
    assert funnel_of(process.pk)[2] == Step("decided", 0)


def test_the_funnel_says_days_only_where_they_are_known(process: Process) -> None:
    panel = funnel_panel([Step("came", 4), Step("checked", 2, 3, 2), Step("decided", 1), Step("done", 0)])
    assert panel.table is not None
    days = [row[3].value for row in panel.table.rows]
    assert days == [None, 3, None, None]
    assert funnel_panel([Step("came", 0)]).empty


@pytest.mark.parametrize(
    ("state", "due", "column"),
    [
        ("planned", TODAY, "planned"),
        ("planned", TODAY - timedelta(days=1), "late"),
        ("under_way", TODAY - timedelta(days=1), "late"),
        ("done", TODAY - timedelta(days=1), "done"),
        ("stopped", TODAY - timedelta(days=1), "stopped"),
    ],
)
def test_late_is_what_is_open_when_its_day_is_over(state: str, due: date, column: str) -> None:
    assert column_of(Measure(state=state, due_on=due), TODAY) == column


def test_no_measure_says_so() -> None:
    assert board_panel([], TODAY).empty


def test_the_page_shows_both_and_its_queries_do_not_grow(
    client: Client, official: Account, staff: Account, url: str, make_idea: MakeIdea
) -> None:
    client.force_login(official)
    measure(staff, make_idea("idea"))
    move(make_idea("other"), "checking", 0)

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = queries()
    for number in range(8):
        idea = make_idea(f"idea {number}")
        measure(staff, idea, state="under_way", due_on=TODAY + timedelta(days=999))
        move(idea, "done", number)
    assert queries() == few
    page = client.get(url).content.decode()
    assert "Bordstein senken" in page
    assert page.count("q-board__card") == 9
    table = client.get(reverse("dashboards:process_table", args=[url.split("/")[2], "measures"])).content.decode()
    assert table.count("Bordstein senken") == 9


def test_an_unknown_page_is_not_there(client: Client, official: Account, url: str) -> None:
    client.force_login(official)
    assert client.get(url.replace("entscheidungen", "nichts")).status_code == 404
