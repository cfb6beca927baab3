"""Staff and officials say through which bodies a decision goes and what is done; everybody reads it."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.services.following_up import begin_measure, set_step, tell_of_measure
from ideas.models import Follow, Idea
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.decisions.models import Decision, Deliberation, Measure, MeasureNews
from participation.decisions.services.deliberating import Step
from participation.decisions.services.measures import Happened, Plan, hide_news
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from tests.dashboards.conftest import MakeIdea
from tests.neighbourhood.conftest import make_decision

STEP = Step(body="Bauausschuss", role="advises", meets_on=date(2026, 5, 12), agenda_number="TOP 7")
PLAN = Plan(title={"de": "Bordstein absenken"}, office="Bauamt", due_on=date(2026, 9, 1), cost=640_000)


@pytest.fixture
def idea(make_idea: MakeIdea) -> Idea:
    return make_idea("Bordstein", 40)


@pytest.fixture
def decision(process: Process, official: Account, idea: Idea) -> Decision:
    return make_decision(process, official, idea)


@pytest.fixture
def measure(decision: Decision, staff: Account) -> Measure:
    return begin_measure(account=staff, decision_id=decision.pk, plan=PLAN, submission_key=uuid.uuid4())


def happened(state: str = "under_way", **changed: Any) -> Happened:
    facts: dict[str, Any] = {
        "on": date(2026, 7, 1),
        "text": {"de": "Die Firma ist da."},
        "state": state,
        "due_on": date(2026, 10, 1),
    }
    return Happened(**(facts | changed))


def page_of(client: Client, decision: Decision) -> str:
    return client.get(reverse("dashboards:decision", args=[decision.pk])).content.decode()


def test_residents_read_the_bodies_in_the_order_of_their_days(
    client: Client, decision: Decision, staff: Account
) -> None:
    later = Step(body="Stadtrat", role="decides", meets_on=date(2026, 6, 1), outcome="agreed", note="Einstimmig.")
    for step in (later, STEP):
        set_step(account=staff, decision_id=decision.pk, step=step)
    page = page_of(client, decision)
    assert "TOP 7" in page
    assert "stimmt zu" in page
    assert "Einstimmig." in page
    assert page.index("Bauausschuss") < page.index("Stadtrat: ")


def test_a_second_press_is_no_second_step_and_tells_nobody_twice(
    decision: Decision, staff: Account, resident: Account, idea: Idea
) -> None:
    Follow.objects.create(idea=idea, account=resident)
    set_step(account=staff, decision_id=decision.pk, step=STEP)
    assert not Notice.objects.exists()  # a date in the calendar is no news yet
    found = set_step(account=staff, decision_id=decision.pk, step=STEP)
    assert Deliberation.objects.get() == found
    done = Step(body="Bauausschuss", role="advises", meets_on=date(2026, 5, 12), outcome="recommended")
    for _press in range(2):
        set_step(account=staff, decision_id=decision.pk, step=done, step_id=found.pk)
    assert Notice.objects.get().account == resident
    assert list(AuditRecord.objects.values_list("action", flat=True)) == ["decision.step_set"] * 2
    send_due()
    assert "Bauausschuss: empfiehlt es" in mail.outbox[0].body


def test_a_body_that_has_not_met_has_no_result(client: Client, decision: Decision, staff: Account) -> None:
    client.force_login(staff)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    form = {"body": "Stadtrat", "role": "decides", "meets_on": tomorrow, "outcome": "agreed"}
    refused = client.post(reverse("dashboards:step_add", args=[decision.pk]), form)
    assert refused.status_code == 422
    assert "noch nicht" in refused.content.decode()
    assert not Deliberation.objects.exists()
    assert (
        client.post(reverse("dashboards:step_add", args=[decision.pk]), form | {"outcome": "open"}).status_code == 302
    )


def test_two_steps_never_become_the_same_one(client: Client, decision: Decision, staff: Account) -> None:
    first = set_step(account=staff, decision_id=decision.pk, step=STEP)
    other = set_step(account=staff, decision_id=decision.pk, step=Step("Stadtrat", "decides", date(2026, 6, 1)))
    client.force_login(staff)
    form = {"body": first.body, "role": "decides", "meets_on": "2026-05-12", "outcome": "open"}
    assert client.post(reverse("dashboards:step", args=[decision.pk, other.pk]), form).status_code == 422
    other.refresh_from_db()
    assert other.body == "Stadtrat"


def test_a_step_entered_by_mistake_is_removed_and_the_record_keeps_it(
    client: Client, decision: Decision, staff: Account
) -> None:
    step = set_step(account=staff, decision_id=decision.pk, step=STEP)
    client.force_login(staff)
    client.post(reverse("dashboards:step_drop", args=[decision.pk, step.pk]))
    assert not Deliberation.objects.exists()
    assert AuditRecord.objects.latest("pk").details["body"] == "Bauausschuss"


def test_a_promise_that_moved_stays_visible(
    client: Client, decision: Decision, measure: Measure, staff: Account, key: uuid.UUID
) -> None:
    tell_of_measure(account=staff, measure_id=measure.pk, happened=happened(cost=700_000), submission_key=key)
    measure.refresh_from_db()
    assert (measure.state, measure.due_on, measure.promised_on) == ("under_way", date(2026, 10, 1), date(2026, 9, 1))
    page = page_of(client, decision)
    for said in ("1. Oktober 2026", "1. September 2026", "7.000", "6.400", "Die Firma ist da."):
        assert said in page


def test_the_form_tells_once(client: Client, measure: Measure, staff: Account, resident: Account, idea: Idea) -> None:
    Follow.objects.create(idea=idea, account=resident)
    client.force_login(staff)
    form = {
        "key": str(uuid.uuid4()),
        "state": "done",
        "text": "Fertig.",
        "happened_on": "2026-07-01",
        "due_on": "2026-07-01",
        "cost": "6.000,50",
    }
    for _press in range(2):
        assert client.post(reverse("dashboards:measure", args=[measure.pk]), form).status_code == 302
    news = MeasureNews.objects.get()
    assert (news.cost, news.measure.state, Notice.objects.count()) == (600_050, "done", 1)
    send_due()
    assert "Bordstein absenken: Fertig." in mail.outbox[0].body


def test_what_has_not_happened_is_not_told(client: Client, measure: Measure, staff: Account) -> None:
    client.force_login(staff)
    form = {"key": str(uuid.uuid4()), "state": "done", "text": "x", "happened_on": "2999-01-01", "due_on": "2999-01-01"}
    assert client.post(reverse("dashboards:measure", args=[measure.pk]), form).status_code == 422
    assert not MeasureNews.objects.exists()


def test_news_that_are_taken_back_leave_the_measure_as_the_rest_says(
    client: Client, decision: Decision, measure: Measure, staff: Account, key: uuid.UUID
) -> None:
    first = tell_of_measure(account=staff, measure_id=measure.pk, happened=happened(), submission_key=key)
    wrong = happened("done", on=date(2026, 8, 1), text={"de": "Alles fertig."}, cost=1)
    second = tell_of_measure(account=staff, measure_id=measure.pk, happened=wrong, submission_key=uuid.uuid4())
    assert hide_news(account=staff, news_id=second.pk, hidden=True)
    measure.refresh_from_db()
    assert (measure.state, measure.due_on, measure.cost) == ("under_way", date(2026, 10, 1), 640_000)
    assert "Alles fertig." not in page_of(client, decision)
    hide_news(account=staff, news_id=first.pk, hidden=True)
    measure.refresh_from_db()
    assert (measure.state, measure.due_on) == ("planned", date(2026, 9, 1))
    assert not hide_news(account=staff, news_id=first.pk, hidden=True)


@pytest.mark.parametrize("who", ["resident", "moderator", "outsider"])
def test_nobody_else_says_what_becomes_of_it(
    who: str, decision: Decision, measure: Measure, key: uuid.UUID, request: pytest.FixtureRequest
) -> None:
    account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        set_step(account=account, decision_id=decision.pk, step=STEP)
    with pytest.raises(NotAllowed):
        begin_measure(account=account, decision_id=decision.pk, plan=PLAN, submission_key=key)
    with pytest.raises(NotAllowed):
        tell_of_measure(account=account, measure_id=measure.pk, happened=happened(), submission_key=key)
    assert not Deliberation.objects.exists()
    assert Measure.objects.get() == measure
    assert not MeasureNews.objects.exists()


def test_the_page_asks_the_database_as_often_for_many_measures(
    client: Client, decision: Decision, staff: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        plan = Plan({"de": f"Teil {number}"}, "Bauamt", date(2026, 9, 1))
        measure = begin_measure(account=staff, decision_id=decision.pk, plan=plan, submission_key=uuid.uuid4())
        for _news in range(2):
            tell_of_measure(account=staff, measure_id=measure.pk, happened=happened(), submission_key=uuid.uuid4())
    # the decision, its steps, measures and their news, the heading of the place
    with django_assert_num_queries(5):
        page_of(client, decision)
