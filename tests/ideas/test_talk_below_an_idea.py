"""What do people say below an idea, who reads it when, and what happens to a form that is sent twice?"""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Comment, Idea
from ideas.rules.commenting import NO_REPLY, may_reply_to
from participation.accounts.models import Account
from participation.processes.models import Phase, Process
from participation.web.often import Limit
from tests.ideas.make import make_idea

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
State = Comment.State


@pytest.fixture
def idea(process: Process) -> Idea:
    Process.objects.update(comments="plain")
    process.refresh_from_db()
    return make_idea(process, title="Bank am Bach")


@pytest.fixture
def rosa(client: Client, idea: Idea) -> Client:
    """A browser without an account that has opened the page."""
    client.get(f"/ideen/{idea.pk}/")
    return client


def other_browser(idea: Idea) -> Client:
    client = Client()
    client.get(f"/ideen/{idea.pk}/")
    return client


def say(client: Client, idea: Idea, text: str = "Gute Idee.", **data: Any) -> Any:
    return client.post(f"/ideen/{idea.pk}/kommentar/", {"key": str(uuid.uuid4()), "text": text, "name": ""} | data)


def page_of(client: Client, idea: Idea, more: str = "") -> str:
    return client.get(f"/ideen/{idea.pk}/{more}").content.decode()


def test_a_comment_without_an_account_stands_on_the_page_at_once(rosa: Client, idea: Idea) -> None:
    answer = say(rosa, idea, "Am Bach ist es schön.", name="Nachbarin")
    comment = Comment.objects.get()
    assert answer["Location"] == f"/ideen/{idea.pk}/#k{comment.pk}"
    page = page_of(other_browser(idea), idea)
    assert "Am Bach ist es schön." in page
    assert "Nachbarin" in page
    assert "1 Kommentar" in page


def test_a_form_sent_twice_is_one_comment(rosa: Client, idea: Idea) -> None:
    key = str(uuid.uuid4())
    assert say(rosa, idea, key=key)["Location"] == say(rosa, idea, key=key)["Location"]
    assert Comment.objects.count() == 1


def test_the_key_of_another_idea_makes_no_comment(rosa: Client, idea: Idea, process: Process) -> None:
    key = str(uuid.uuid4())
    say(rosa, idea, key=key)
    answer = say(rosa, make_idea(process), key=key)
    assert answer.status_code == 422
    assert Comment.objects.count() == 1


def test_a_reply_stands_below_its_comment_and_nobody_replies_to_a_reply(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Wo genau?")
    root = Comment.objects.get()
    assert "Wo genau?" in rosa.get(f"/ideen/{idea.pk}/kommentar/?zu={root.pk}").content.decode()
    say(rosa, idea, "Beim Steg.", zu=root.pk)
    reply = Comment.objects.get(parent=root)
    assert may_reply_to(reply, idea) is NO_REPLY
    answer = say(rosa, idea, "Welcher Steg?", zu=reply.pk)
    assert answer.status_code == 422
    assert "Welcher Steg?" in answer.content.decode(), "the text is kept"
    assert Comment.objects.count() == 2
    page = page_of(rosa, idea)
    assert page.index("Wo genau?") < page.index("Beim Steg.")


def test_a_reply_to_a_comment_of_another_idea_is_no_reply(idea: Idea, process: Process) -> None:
    elsewhere = Comment(idea=make_idea(process), state=State.VISIBLE)
    assert may_reply_to(elsewhere, idea) is NO_REPLY


def test_arguments_take_a_side_where_the_process_wants_them(rosa: Client, idea: Idea) -> None:
    Process.objects.update(comments="sides")
    assert say(rosa, idea, "Ohne Seite").status_code == 422
    say(rosa, idea, "Man kann dort ausruhen.", side="pro")
    say(rosa, idea, "Dort ist es zu laut.", side="contra")
    root = Comment.objects.get(side="pro")
    say(rosa, idea, "Stimmt.", zu=root.pk, side="contra")
    assert Comment.objects.get(parent=root).side == "neutral"
    page = page_of(rosa, idea, "?seite=contra")
    assert "zu laut" in page
    assert "ausruhen" not in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(parent=root).update(side="pro")


def test_a_process_without_comments_shows_none_and_takes_none(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Vorher gesagt.")
    Process.objects.update(comments="off")
    assert "Vorher gesagt." not in page_of(rosa, idea)
    assert say(rosa, idea).status_code == 404
    assert rosa.get(f"/api/v1/ideas/{idea.pk}/comments/").status_code == 404
    assert Comment.objects.count() == 1


def test_after_the_phase_the_talk_stays_and_nobody_adds_to_it(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Vorher gesagt.")
    Phase.objects.filter(kind="discuss").update(ends_at=timezone.now() - timedelta(minutes=1))
    page = page_of(rosa, idea)
    assert "Vorher gesagt." in page
    assert f"/ideen/{idea.pk}/kommentar/" not in page.replace(f"kommentar/{Comment.objects.get().pk}/", "")
    answer = say(rosa, idea, "Zu spät.")
    assert answer.status_code == 422
    assert "Zu spät." in answer.content.decode(), "the text is kept"
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("visibility", ["pending", "rejected", "withdrawn"])
def test_nobody_talks_below_what_is_not_public(rosa: Client, idea: Idea, visibility: str) -> None:
    Idea.objects.update(visibility=visibility)
    assert say(rosa, idea).status_code == 404
    assert not Comment.objects.exists()


def test_where_ideas_are_read_first_comments_are_too(rosa: Client, idea: Idea) -> None:
    Process.objects.update(moderation="pre")
    say(rosa, idea, "Noch nicht zu sehen.")
    assert "Noch nicht zu sehen." in page_of(rosa, idea), "whoever wrote it sees it"
    assert "Noch nicht zu sehen." not in page_of(other_browser(idea), idea)
    assert rosa.get(f"/api/v1/ideas/{idea.pk}/comments/").json()["results"] == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Schauen Sie auf https://segel.example", State.WAITING),
        ("Mehr auf segel-angebot.com", State.WAITING),
        ("www.segel.example", State.WAITING),
        ("Das kostet z.B. 3.50 Euro usw.Und mehr", State.VISIBLE),
    ],
)
def test_a_first_comment_with_a_link_waits(rosa: Client, idea: Idea, text: str, state: str) -> None:
    say(rosa, idea, text)
    assert Comment.objects.get().state == state


def test_whoever_is_known_here_may_write_links(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Gute Idee.")
    say(rosa, idea, "https://eins.example")
    assert Comment.objects.get(text__contains="eins").state == State.WAITING, "the first one has not stood a day"
    Comment.objects.filter(text="Gute Idee.").update(created_at=timezone.now() - timedelta(days=2))
    say(rosa, idea, "https://zwei.example")
    assert Comment.objects.get(text__contains="zwei").state == State.VISIBLE
    say(other_browser(idea), idea, "https://drei.example")
    assert Comment.objects.get(text__contains="drei").state == State.WAITING


def test_a_link_cannot_be_smuggled_in_by_a_change(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Gute Idee.")
    comment = Comment.objects.get()
    rosa.post(f"/ideen/{idea.pk}/kommentar/{comment.pk}/", {"text": "Kaufen Sie auf www.segel.example"})
    comment.refresh_from_db()
    assert comment.state == State.WAITING
    back = f"/ideen/{idea.pk}/kommentar/{comment.pk}/zurueck/"
    rosa.post(back)
    rosa.post(back, {"zurueck": "0"})
    comment.refresh_from_db()
    assert comment.state == State.WAITING, "nor by taking it back and undoing that"


def test_a_comment_is_changed_taken_back_and_brought_back_by_its_writer(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Gute Ide.")
    comment = Comment.objects.get()
    address = f"/ideen/{idea.pk}/kommentar/{comment.pk}/"
    assert "Gute Ide." in rosa.get(address).content.decode()
    rosa.post(address, {"text": "Gute Idee."})
    assert "geändert am" in page_of(other_browser(idea), idea)
    rosa.post(f"{address}zurueck/")
    assert "Gute Idee." not in page_of(other_browser(idea), idea)
    rosa.post(f"{address}zurueck/", {"zurueck": "0"})
    assert "Gute Idee." in page_of(other_browser(idea), idea)


def test_what_others_replied_to_keeps_its_place_without_its_words(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "Das nehme ich zurück.")
    comment = Comment.objects.get()
    guest = other_browser(idea)
    say(guest, idea, "Schade.", zu=comment.pk)
    rosa.post(f"/ideen/{idea.pk}/kommentar/{comment.pk}/zurueck/")
    page = page_of(guest, idea)
    assert "Das nehme ich zurück." not in page
    assert "Schade." in page


def test_nobody_else_changes_or_takes_back_a_comment(rosa: Client, idea: Idea, neighbour: Account) -> None:
    say(rosa, idea, "Meins.")
    comment = Comment.objects.get()
    signed_in = other_browser(idea)
    signed_in.force_login(neighbour)
    for stranger in (other_browser(idea), signed_in, Client()):
        for address in ("", "zurueck/"):
            url = f"/ideen/{idea.pk}/kommentar/{comment.pk}/{address}"
            assert stranger.post(url, {"text": "Ihres."}).status_code == 404
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Meins.", State.VISIBLE)


def test_the_team_speaks_under_its_own_name_and_nobody_can_pretend_to(
    rosa: Client, idea: Idea, staff: Account, outsider: Account
) -> None:
    assert say(rosa, idea, "Ich bin das Amt.", name="Rathaus Altmühlbach").status_code == 422
    for account in (staff, outsider):
        client = Client()
        client.force_login(account)
        say(client, idea, f"Von {account.name}.", name="Irgendwer")
    assert list(Comment.objects.order_by("pk").values_list("author_name", "team")) == [
        ("Jana", True),
        ("Irgendwer", False),
    ]


def test_whoever_writes_on_and_on_is_told_to_wait(rosa: Client, idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.views.comments.COMMENT", Limit("comment", 600, person=1, network=300))
    say(rosa, idea, "Eins.")
    answer = say(rosa, idea, "Zwei.")
    assert (answer.status_code, "Retry-After" in answer) == (429, True)
    assert "Zwei." in answer.content.decode(), "the text is kept"
    assert Comment.objects.count() == 1


def test_a_long_talk_is_read_page_by_page(rosa: Client, idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.selectors.comments.PAGE_SIZE", 2)
    for number in range(5):
        say(rosa, idea, f"Satz {number}.")
    page, seen = page_of(rosa, idea), []
    while True:
        seen += re.findall(r"Satz \d", page)
        following = re.search(r"\?ab=\d+", page.split("Weitere Kommentare")[0][-400:])
        if "Weitere Kommentare" not in page or following is None:
            break
        page = page_of(rosa, idea, following[0])
    assert seen == [f"Satz {number}" for number in range(5)]


@pytest.mark.parametrize("number", [1, 12])
def test_a_long_talk_needs_no_more_queries_than_a_short_one(
    rosa: Client, idea: Idea, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    values: dict[str, Any] = {"idea": idea, "text": "A", "state": State.VISIBLE, "created_at": timezone.now()}
    for _ in range(number):
        root = Comment.objects.create(submission_key=uuid.uuid4(), **values)
        Comment.objects.create(submission_key=uuid.uuid4(), parent=root, **values)
    Process.objects.update(comments="off")
    with CaptureQueriesContext(connection) as without:
        page_of(rosa, idea)
    Process.objects.update(comments="plain")
    with django_assert_num_queries(len(without) + 3):
        page_of(rosa, idea)


def test_what_is_written_is_no_markup(rosa: Client, idea: Idea) -> None:
    say(rosa, idea, "<script>alert(1)</script>", name="<b>x</b>")
    page = page_of(rosa, idea)
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;" in page


def test_a_program_reads_the_talk_and_never_who_wrote_it(rosa: Client, idea: Idea, resident: Account) -> None:
    rosa.force_login(resident)
    for text in ("Eins.", "Zwei.", "Drei."):
        say(rosa, idea, text)
    Comment.objects.filter(text="Zwei.").update(state=State.HIDDEN, hidden_because="Beleidigt.")
    first = rosa.get(f"/api/v1/ideas/{idea.pk}/comments/?page_size=2").json()
    rows = first["results"] + rosa.get(first["next"]).json()["results"]
    assert [row["text"] for row in rows] == ["Eins.", "", "Drei."]
    assert rows[1]["hidden_because"] == "Beleidigt."
    assert resident.email not in str(rows)
    assert not {"author", "author_key"} & set(rows[0])


def test_comments_leave_with_an_account_in_the_export_and_lose_its_name(
    client: Client, idea: Idea, resident: Account
) -> None:
    client.force_login(resident)
    say(client, idea, "Von mir.", name="Rosa B.")
    rows = client.post("/konto/daten/").json()["ideas"]
    assert [(row["kind"], row["text"]) for row in rows] == [("comment", "Von mir.")]
    client.post("/konto/loeschen/", {"sure": "on"})
    comment = Comment.objects.get()
    assert (comment.text, comment.author, comment.author_key, comment.author_name) == ("Von mir.", None, None, "")


def test_a_comment_and_an_idea_lead_to_no_vote_of_the_same_person(
    client: Client, idea: Idea, process: Process, resident: Account
) -> None:
    client.force_login(resident)
    say(client, idea)
    client.post(f"/ideen/{idea.pk}/stimme/", {"value": "1"})
    body = {"submission_key": str(uuid.uuid4()), "title": "Mehr Bänke", "text": "Am Markt."}
    client.post(f"/api/v1/processes/{process.slug}/ideas/", body, content_type="application/json")
    voter = idea.votes.get().voter_key
    assert voter not in {Comment.objects.get().author_key, Idea.objects.get(title="Mehr Bänke").author_key, None}


def test_the_team_answers_also_where_residents_show_a_code(client: Client, idea: Idea, staff: Account) -> None:
    Process.objects.update(eligibility="code")
    assert say(client, idea).status_code == 422
    client.force_login(staff)
    assert say(client, idea, "Wir sehen nach.").status_code == 302
    assert "Kommentar schreiben" in page_of(client, idea)


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "١٢", "x"])
def test_a_broken_address_shows_the_talk_from_its_beginning(rosa: Client, idea: Idea, number: str) -> None:
    say(rosa, idea, "Gute Idee.")
    assert "Gute Idee." in page_of(rosa, idea, f"?ab={number}")
