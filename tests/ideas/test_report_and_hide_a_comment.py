"""Who asks for a look at a comment, what does the team do, and who learns the reason?"""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Comment, CommentReport, Idea
from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.notices.services import send_due
from participation.processes.models import Process
from participation.web.often import Limit
from tests.ideas.make import make_idea

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
DESK = "/werkstatt/kommentare/"
State = Comment.State


@pytest.fixture
def idea(process: Process) -> Idea:
    Process.objects.update(comments="plain")
    return make_idea(process, title="Bank am Bach")


def comment_on(idea: Idea, text: str = "Du bist dumm.", **fields: Any) -> Comment:
    values = {"submission_key": uuid.uuid4(), "state": State.VISIBLE, "created_at": timezone.now()} | fields
    return Comment.objects.create(idea=idea, text=text, **values)


@pytest.fixture
def comment(idea: Idea, resident: Account) -> Comment:
    return comment_on(idea, author=resident)


def browser(idea: Idea) -> Client:
    client = Client()
    client.get(f"/ideen/{idea.pk}/")
    return client


def report(client: Client, comment: Comment, reason: str = "hurts", **data: str) -> Any:
    address = f"/ideen/{comment.idea_id}/kommentar/{comment.pk}/melden/"
    return client.post(address, {"reason": reason, "text": ""} | data)


def at_desk(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def act(client: Client, comment: Comment, akt: str, **data: str) -> Any:
    return client.post(f"{DESK}{comment.pk}/", {"akt": akt} | data)


def test_anybody_reports_once_and_the_team_sees_it_today(idea: Idea, comment: Comment, staff: Account) -> None:
    guest = browser(idea)
    for reason in ("hurts", "spam"):
        assert report(guest, comment, reason, text="Der zweite Satz.").status_code == 302
    assert CommentReport.objects.get().reason == "hurts"
    report(browser(idea), comment)
    assert CommentReport.objects.count() == 2
    jana = at_desk(staff)
    cockpit = jana.get("/heute/").content.decode()
    assert "1 Kommentar wurde gemeldet" in cockpit
    page = jana.get(DESK).content.decode()
    assert "Du bist dumm." in page
    assert "Der zweite Satz." in page


def test_without_any_cookie_a_report_says_what_is_missing(comment: Comment) -> None:
    answer = report(Client(), comment)
    assert answer.status_code == 422
    assert "Cookie" in answer.content.decode()
    assert not CommentReport.objects.exists()


def test_a_report_leads_to_no_vote_of_the_same_person(idea: Idea, comment: Comment) -> None:
    guest = browser(idea)
    guest.post(f"/ideen/{idea.pk}/stimme/", {"value": "1"})
    report(guest, comment)
    assert CommentReport.objects.get().reporter_key != idea.votes.get().voter_key


def test_whoever_reports_on_and_on_is_told_to_wait(
    idea: Idea, comment: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ideas.views.comment_reports.REPORT", Limit("report", 600, person=1, network=100))
    guest, other = browser(idea), comment_on(idea)
    report(guest, comment)
    answer = report(guest, other, text="Mein langer Satz.")
    assert answer.status_code == 429
    assert "Mein langer Satz." in answer.content.decode()
    assert CommentReport.objects.count() == 1


def test_a_hidden_comment_leaves_its_reason_and_the_author_gets_it_by_mail(
    idea: Idea, comment: Comment, staff: Account, resident: Account
) -> None:
    report(browser(idea), comment)
    jana = at_desk(staff)
    assert act(jana, comment, "verbergen", reason="").status_code == 422
    for _ in range(2):
        act(jana, comment, "verbergen", reason="Es beleidigt einen Menschen.")
    page = browser(idea).get(f"/ideen/{idea.pk}/").content.decode()
    assert "Du bist dumm." not in page
    assert "Es beleidigt einen Menschen." in page
    assert send_due() == 1
    assert "Es beleidigt einen Menschen." in mail.outbox[0].body
    assert mail.outbox[0].to == [resident.email]
    assert not CommentReport.objects.filter(settled_at=None).exists()
    assert AuditRecord.objects.filter(action="comment.hidden", reason="Es beleidigt einen Menschen.").count() == 1
    assert report(browser(idea), comment).status_code == 404


def test_what_was_hidden_comes_back_and_cannot_be_changed_meanwhile(
    idea: Idea, comment: Comment, staff: Account, resident: Account
) -> None:
    jana, rosa = at_desk(staff), at_desk(resident)
    act(jana, comment, "verbergen", reason="Es beleidigt.")
    address = f"/ideen/{idea.pk}/kommentar/{comment.pk}/"
    assert rosa.post(address, {"text": "Anders."}).status_code == 404
    assert rosa.post(f"{address}zurueck/").status_code == 404
    act(jana, comment, "zeigen")
    assert "Du bist dumm." in browser(idea).get(f"/ideen/{idea.pk}/").content.decode()
    assert list(AuditRecord.objects.order_by("pk").values_list("action", flat=True)) == [
        "comment.hidden",
        "comment.shown",
    ]


def test_what_waits_is_published_and_its_author_told(idea: Idea, staff: Account, resident: Account) -> None:
    comment = comment_on(idea, "www.segel.example", state=State.WAITING, read_first=True, author=resident)
    jana = at_desk(staff)
    assert "1 Kommentar prüfen" in jana.get("/heute/").content.decode()
    answer = act(jana, comment, "zeigen", liste="wartend")
    assert answer["Location"] == f"{DESK}?stapel=wartend"
    assert "www.segel.example" in browser(idea).get(f"/ideen/{idea.pk}/").content.decode()
    assert send_due() == 1
    assert f"#k{comment.pk}" in mail.outbox[0].body


def test_fine_closes_the_reports_and_another_person_can_open_them_again(
    idea: Idea, comment: Comment, staff: Account
) -> None:
    guest, jana = browser(idea), at_desk(staff)
    report(guest, comment)
    act(jana, comment, "zeigen")
    report(guest, comment)
    assert "Du bist dumm." not in jana.get(f"{DESK}?stapel=gemeldet").content.decode()
    report(browser(idea), comment)
    assert "Du bist dumm." in jana.get(f"{DESK}?stapel=gemeldet").content.decode()
    assert send_due() == 0


def test_a_comment_that_was_taken_back_is_not_the_teams_any_more(
    idea: Idea, comment: Comment, staff: Account, resident: Account
) -> None:
    at_desk(resident).post(f"/ideen/{idea.pk}/kommentar/{comment.pk}/zurueck/")
    act(at_desk(staff), comment, "zeigen")
    comment.refresh_from_db()
    assert comment.state == State.WITHDRAWN


def test_only_the_team_of_the_place_checks(comment: Comment, resident: Account, outsider: Account) -> None:
    for account, seen in ((resident, 403), (outsider, 404)):
        assert act(at_desk(account), comment, "verbergen", reason="Nein.").status_code == seen
    assert "Du bist dumm." not in at_desk(outsider).get(DESK).content.decode()
    comment.refresh_from_db()
    assert comment.state == State.VISIBLE


def test_staff_write_down_what_was_said_at_the_counter(idea: Idea, staff: Account, outsider: Account) -> None:
    address = f"/werkstatt/ideen/{idea.pk}/kommentar/"
    form = {"key": str(uuid.uuid4()), "channel": "counter", "text": "Mit Lehne, bitte.", "name": "Helga"}
    assert at_desk(outsider).post(address, form).status_code == 404
    for _ in range(2):
        at_desk(staff).post(address, form)
    made = Comment.objects.get()
    assert (made.channel, made.recorded_by, made.author, made.team, made.state) == (
        "counter",
        staff,
        None,
        False,
        State.VISIBLE,
    )


@pytest.mark.parametrize("number", [1, 9])
def test_a_full_desk_needs_no_more_queries(
    idea: Idea, staff: Account, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        report(browser(idea), comment_on(idea, parent=comment_on(idea)))
    jana = at_desk(staff)
    # session, account, roles twice, areas, three stacks, comments, reports
    with django_assert_num_queries(10):
        jana.get(f"{DESK}?stapel=gemeldet")
