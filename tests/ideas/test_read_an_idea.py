from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Follow, Idea, ModerationAct, OfficialResponse, StatusChange
from ideas.selectors.detail import as_prose, idea_page
from participation.accounts.models import Account
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


def test_the_page_tells_text_answer_and_way(client: Client, process: Process, staff: Account, key: Any) -> None:
    idea = make_idea(process, title="Schatten", text="Die Rutsche ist heiß. Zwei Bäume würden reichen.", supports=4)
    soon = timezone.localdate() + timedelta(days=9)
    Idea.objects.update(news_due_on=soon)
    StatusChange.objects.create(idea=idea, old="received", new="checking", reason="Wegen der Leitung.", due_on=soon)
    OfficialResponse.objects.create(
        idea=idea, text="Wir prüfen das. Es dauert etwas.", office="Bauamt", author=staff, submission_key=key
    )
    page = client.get(f"/ideen/{idea.pk}/").content.decode()
    for words in ("Die Rutsche ist heiß.", "Wegen der Leitung.", "Bauamt", "Wir prüfen das.", "Neuigkeiten"):
        assert words in page
    found = idea_page(idea.pk, None)
    assert found is not None
    # Received, being checked, the answer; then what is promised, then what is open.
    assert [step.state for step in found.steps][:5] == ["done", "now", "done", "next", "open"]


def test_the_number_of_queries_is_bounded(
    client: Client, process: Process, staff: Account, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    idea = make_idea(process)
    for _ in range(20):
        StatusChange.objects.create(idea=idea, old="received", new="checking", reason="Weiter.")
    with django_assert_max_num_queries(10):
        client.get(f"/ideen/{idea.pk}/")


@pytest.mark.parametrize("hidden", [Idea.Visibility.PENDING, Idea.Visibility.REJECTED, Idea.Visibility.WITHDRAWN])
def test_what_is_not_public_is_seen_by_its_author_only(
    client: Client, process: Process, resident: Account, neighbour: Account, outsider: Account, hidden: str
) -> None:
    photo = ContentFile(b"not a picture", "x.jpg")
    idea = make_idea(process, title="Geheim", visibility=hidden, author=resident, photo=photo)
    for reader in (None, neighbour, outsider):
        if reader:
            client.force_login(reader)
        for address in (f"/ideen/{idea.pk}/", f"/ideen/{idea.pk}/foto/"):
            answer = client.get(address)
            assert answer.status_code == 404
            assert "Geheim" not in answer.content.decode()
    client.force_login(resident)
    assert "Geheim" in client.get(f"/ideen/{idea.pk}/").content.decode()


def test_the_author_reads_why_an_idea_was_rejected(
    client: Client, process: Process, resident: Account, moderator: Account
) -> None:
    idea = make_idea(process, visibility=Idea.Visibility.REJECTED, author=resident)
    ModerationAct.objects.create(idea=idea, verdict="reject", reason="Ein Name steht darin.", moderator=moderator)
    client.force_login(resident)
    assert "Ein Name steht darin." in client.get(f"/ideen/{idea.pk}/").content.decode()


def test_ideas_of_a_draft_process_have_no_page(client: Client, process: Process, resident: Account) -> None:
    idea = make_idea(process, author=resident)
    Process.objects.update(state=Process.State.DRAFT)
    client.force_login(resident)
    assert client.get(f"/ideen/{idea.pk}/").status_code == 404


def test_following_twice_is_following_once(client: Client, process: Process, resident: Account) -> None:
    idea = make_idea(process)
    client.force_login(resident)
    for _ in range(2):
        client.post(f"/ideen/{idea.pk}/folgen/", {"wanted": "1"})
    assert Follow.objects.filter(idea=idea, account=resident).count() == 1
    client.post(f"/ideen/{idea.pk}/folgen/", {"wanted": "0"})
    assert not Follow.objects.exists()


def test_nobody_follows_what_is_hidden(client: Client, process: Process, resident: Account) -> None:
    idea = make_idea(process, visibility=Idea.Visibility.PENDING)
    client.force_login(resident)
    assert client.post(f"/ideen/{idea.pk}/folgen/", {"wanted": "1"}).status_code == 404
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("Kurz.", "Kurz.", []),
        ("Ein Satz. Noch einer.", "Ein Satz.", ["Noch einer."]),
        ("Erster Absatz.\n\nZweiter\nAbsatz.", "Erster Absatz.", ["Zweiter Absatz."]),
        ("lang " * 60, "", ["lang " * 60]),
        ("", "", []),
    ],
)
def test_the_first_sentence_stands_apart(text: str, lead: str, rest: list[str]) -> None:
    prose = as_prose(text)
    assert (prose.lead, prose.paragraphs) == (lead, rest)
