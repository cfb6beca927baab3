import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from ideas.models import Idea, OfficialResponse
from participation.accounts.models import Account
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(process: Process) -> Idea:
    return make_idea(process, title="Schatten am Spielplatz")


def send(client: Client, idea: Idea, **changed: str) -> Any:
    values = {
        "key": str(uuid.uuid4()),
        "office": "Bauamt",
        "signed": "Olga Muster",
        "text": "Wir pflanzen zwei Bäume.",
        "reason": "Unter dem Platz liegt eine Leitung.\n\nDaneben ist Raum.",
        "cost": "1.234,50",
    }
    data = {f"antwort-{name}": value for name, value in (values | changed).items()}
    return client.post(f"/werkstatt/ideen/{idea.pk}/", data | {"akt": "antwort"})


def test_everybody_reads_who_answers_why_and_what_it_costs(client: Client, idea: Idea, official: Account) -> None:
    client.force_login(official)
    assert send(client, idea).status_code == 302
    page = Client().get(f"/ideen/{idea.pk}/").content.decode()
    for words in (
        "Olga Muster, Bauamt",
        "Wir pflanzen zwei Bäume.",
        "<p>Unter dem Platz liegt eine Leitung.</p><p>Daneben ist Raum.</p>",
        "1.234,50 €",
    ):
        assert words in page.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"cost": "", "cost_class": "medium"}, "5.000 bis 50.000 Euro"),
        ({"cost": "0"}, "es kostet nichts"),
    ],
)
def test_cost_may_be_a_class_or_nothing(
    client: Client, idea: Idea, staff: Account, changed: dict[str, str], words: str
) -> None:
    client.force_login(staff)
    send(client, idea, **changed)
    assert words in Client().get(f"/ideen/{idea.pk}/").content.decode()


def test_without_a_cost_none_is_shown(client: Client, idea: Idea, staff: Account) -> None:
    client.force_login(staff)
    send(client, idea, cost="")
    assert "Kosten:" not in Client().get(f"/ideen/{idea.pk}/").content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reason": ""}, "Hier fehlt noch etwas."),
        ({"cost": "viel"}, "Das ist kein Geldbetrag."),
        ({"cost_class": "small"}, "Nennen Sie den Betrag oder die Größenordnung, nicht beides."),
    ],
)
def test_what_does_not_fit_is_said_and_kept(
    client: Client, idea: Idea, staff: Account, changed: dict[str, str], words: str
) -> None:
    client.force_login(staff)
    answer = send(client, idea, **changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Wir pflanzen zwei Bäume." in answer.content.decode()
    assert not OfficialResponse.objects.exists()


def test_the_name_of_whoever_answers_is_suggested(client: Client, idea: Idea, staff: Account) -> None:
    client.force_login(staff)
    assert client.get(f"/werkstatt/ideen/{idea.pk}/").context["reply"]["signed"].value() == staff.name


def test_the_database_refuses_two_costs(idea: Idea, staff: Account) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialResponse.objects.create(
            idea=idea,
            text="Ja.",
            office="Bauamt",
            author=staff,
            submission_key=uuid.uuid4(),
            cost=100,
            cost_class="small",
        )
    assert not OfficialResponse.objects.exists()
