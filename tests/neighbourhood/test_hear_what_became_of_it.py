"""Everybody reads what became of a process: on a page, in a feed, by e-mail without an account, on a slip."""

import re
import uuid
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.services.following_up import begin_measure, tell_of_measure
from ideas.models import Idea
from participation.accounts.models import Account
from participation.decisions.models import Decision, NewsSubscription
from participation.decisions.services.measures import Happened, Plan
from participation.decisions.services.subscribing import forget_unconfirmed, tell_subscribers
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from tests.dashboards.conftest import MakeIdea, make_idea
from tests.neighbourhood.conftest import make_decision

__all__ = ["make_idea"]
PAGE = "/beteiligung/anger-2026/daraus-geworden/"
ASK = "/beteiligung/anger-2026/nachrichten/"
CONFIRM, END = "/nachrichten/bestaetigen/", "/nachrichten/beenden/"
ANNA = "anna@example.org"


@pytest.fixture
def decision(process: Process, official: Account, make_idea: MakeIdea) -> Decision:
    idea = make_idea("Bordstein senken", 40, status=Idea.Status.DECIDED)
    return make_decision(process, official, idea, title={"de": "Bordstein vor der Apotheke"})


def do_something(decision: Decision, staff: Account, state: str = "under_way") -> None:
    today = timezone.localdate()
    plan = Plan({"de": "Bagger bestellen"}, "Bauamt", today)
    measure = begin_measure(account=staff, decision_id=decision.pk, plan=plan, submission_key=uuid.uuid4())
    happened = Happened(today, {"de": "Der Bagger ist da."}, state, today)
    tell_of_measure(account=staff, measure_id=measure.pk, happened=happened, submission_key=uuid.uuid4())


def code_from_mail() -> str:
    found = re.search(r"#(\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def follow(client: Client, email: str = ANNA) -> None:
    client.post(ASK, {"email": email})
    send_due()
    client.post(CONFIRM, {"code": code_from_mail()})
    mail.outbox.clear()


def test_the_page_tells_what_was_asked_decided_and_done(client: Client, decision: Decision, staff: Account) -> None:
    do_something(decision, staff)
    page = client.get(PAGE).content.decode()
    for said in (
        "Bordstein senken",
        "Bordstein vor der Apotheke",
        "Stadtrat",
        "Bagger bestellen",
        "Der Bagger ist da.",
    ):
        assert said in page
    assert "In Arbeit: 1" in page


def test_a_no_is_told_with_its_reason(client: Client, process: Process, official: Account) -> None:
    make_decision(process, official, make_no_idea(process), outcome="decline", reason={"de": "Zu teuer."})
    page = client.get(PAGE).content.decode()
    assert "Warum nicht" in page
    assert "Zu teuer." in page
    assert "Abgelehnt: 1" in page


def make_no_idea(process: Process) -> Idea:
    return Idea.objects.create(
        process=process,
        submission_key=uuid.uuid4(),
        title="Brücke",
        text="…",
        visibility=Idea.Visibility.WITHDRAWN,
        created_at=timezone.now(),
        shuffle_a=1,
        shuffle_b=1,
    )


def test_an_idea_that_was_taken_back_is_not_named(client: Client, process: Process, official: Account) -> None:
    make_decision(process, official, make_no_idea(process))
    assert "Brücke" not in client.get(PAGE).content.decode()


def test_it_is_done_when_its_measures_are(client: Client, decision: Decision, staff: Account) -> None:
    do_something(decision, staff, "done")
    assert "Fertig: 1" in client.get(PAGE).content.decode()
    do_something(decision, staff)
    assert "Fertig: 0" in client.get(PAGE).content.decode()


def test_nothing_is_told_of_a_draft(client: Client, decision: Decision) -> None:
    Process.objects.update(state=Process.State.DRAFT)
    for address in (PAGE, PAGE.rstrip("/") + ".atom", ASK):
        assert client.get(address).status_code == 404


def test_many_decisions_take_no_more_queries(
    client: Client,
    process: Process,
    official: Account,
    staff: Account,
    make_idea: MakeIdea,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        do_something(make_decision(process, official, make_idea(f"Idee {number}")), staff)
    # process, decisions with their steps, measures and news, ideas by status, answers of offices, heading
    with django_assert_num_queries(8):
        client.get(PAGE)


@pytest.mark.parametrize(("kind", "entry"), [("atom", "{http://www.w3.org/2005/Atom}entry"), ("rss", "channel/item")])
def test_a_feed_has_each_news_once(client: Client, decision: Decision, staff: Account, kind: str, entry: str) -> None:
    do_something(decision, staff)
    answer = client.get(PAGE.rstrip("/") + f".{kind}")
    entries = ET.fromstring(answer.content).findall(entry)
    assert len(entries) == 2  # the decision and the news of its measure
    assert "Der Bagger ist da." in answer.content.decode()
    assert client.get(PAGE.rstrip("/") + ".html").status_code == 404


def test_news_come_by_mail_after_a_yes_and_stop_after_a_no(client: Client, decision: Decision, staff: Account) -> None:
    answer = client.post(ASK, {"email": "Anna@Example.org"})
    assert answer.status_code == 302
    send_due()
    assert mail.outbox[0].to == [ANNA]
    code = code_from_mail()
    assert code not in str(list(Notice.objects.values_list("context", "key")))
    do_something(decision, staff)
    assert send_due() == 0  # nothing before the yes
    assert client.get(CONFIRM).status_code == 200  # mail scanners open links
    assert NewsSubscription.objects.get().confirmed_at is None
    for _press in range(2):
        assert client.post(CONFIRM, {"code": code.lower()})["Location"] == PAGE
    do_something(decision, staff)
    assert send_due() == 2  # the measure and its news
    assert "Der Bagger ist da." in mail.outbox[-1].body
    client.post(END, {"code": code_from_mail()})
    assert not NewsSubscription.objects.exists()
    do_something(decision, staff)
    assert send_due() == 0


def test_many_who_get_news_are_told_in_two_queries(
    process: Process, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [
        NewsSubscription(process=process, email=f"{number}@example.org", language=language, confirmed_at=timezone.now())
        for number, language in enumerate(("de", "en", "de"))
    ]
    NewsSubscription.objects.bulk_create(rows)
    with django_assert_num_queries(2):
        tell_subscribers(process, key="bordstein", text="Der Bagger ist da.", path="/")
    told = {(one.address, one.context["subscription"], one.context["text"]) for one in Notice.objects.all()}
    assert told == {(row.email, row.pk, "Der Bagger ist da.") for row in rows}


def test_nobody_learns_who_gets_news(client: Client, process: Process) -> None:
    follow(client)
    known, unknown = client.post(ASK, {"email": ANNA}), client.post(ASK, {"email": "otto@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    send_due()
    assert [message.to for message in mail.outbox] == [["otto@example.org"]]


@pytest.mark.parametrize("wrong", ["", "1", "1-AAAA-AAAA-AAAA-AAAA", "999-AAAA-AAAA-AAAA-AAAA", "x" * 30])
def test_a_wrong_code_confirms_and_ends_nothing(client: Client, process: Process, wrong: str) -> None:
    follow(client)
    for page in (CONFIRM, END):
        assert client.post(page, {"code": wrong}).status_code == 422
    assert NewsSubscription.objects.get().confirmed_at


def test_the_code_to_confirm_ends_nothing(client: Client, process: Process) -> None:
    client.post(ASK, {"email": ANNA})
    send_due()
    assert client.post(END, {"code": code_from_mail()}).status_code == 422
    assert NewsSubscription.objects.exists()


def test_an_address_that_nobody_confirms_is_forgotten(client: Client, process: Process) -> None:
    client.post(ASK, {"email": ANNA})
    send_due()
    code = code_from_mail()
    NewsSubscription.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert client.post(CONFIRM, {"code": code}).status_code == 422
    assert forget_unconfirmed() == 1
    follow(client)
    NewsSubscription.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert forget_unconfirmed() == 0


def test_one_address_is_not_written_to_again_and_again(client: Client, process: Process) -> None:
    answers = [client.post(ASK, {"email": ANNA}).status_code for _press in range(6)]
    assert answers == [302] * 5 + [429]
    assert send_due() == 5


def test_slips_are_printed_for_those_whose_ideas_staff_entered(
    client: Client, process: Process, staff: Account, resident: Account, make_idea: MakeIdea
) -> None:
    make_idea("Vom Tresen", recorded_by=staff, channel="counter")
    make_idea("Aus dem Netz")
    address = "/werkstatt/prozesse/anger-2026/zettel/"
    client.force_login(resident)
    assert client.get(address).status_code == 404
    client.force_login(staff)
    page = client.get(address).content.decode()
    assert "Vom Tresen" in page
    assert "Aus dem Netz" not in page
