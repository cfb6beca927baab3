"""What does an idea of residents ask for, who answers, and who reads it?"""

from pathlib import Path

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from ideas.models import Follow, Idea, Need
from ideas.services.needs import Asked, Verdict, answer_need, change_needs
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.notices.services import send_due
from participation.processes.models import Process
from tests.ideas.make import make_idea
from tests.ideas.test_submit_an_idea import FORM, draft_in, preview

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def idea(process: Process, resident: Account) -> Idea:
    return make_idea(process, title="Repair-Treff", delivery="self", author=resident)


def at_desk(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_an_idea_says_at_once_what_it_needs(client: Client, process: Process) -> None:
    thema = {"delivery": "self", "needs": ["room", "money"], "amount": "300"}
    page = preview(client, thema=thema)
    assert "einen Raum oder Platz, etwas Geld (300 €)" in page.replace("\xa0", " ")
    client.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"})
    assert list(Need.objects.values_list("kind", "amount", "answer")) == [
        ("room", None, "open"),
        ("money", 30000, "open"),
    ]
    assert "noch keine Antwort" in client.get(f"/ideen/{Idea.objects.get().pk}/").content.decode()


@pytest.mark.parametrize(
    ("thema", "sentence"),
    [
        ({"delivery": "wish", "needs": ["room"]}, "Das geht nur, wo die Bewohnerschaft mit anpackt."),
        ({"delivery": "self", "needs": ["money"]}, "Sagen Sie, wie viel Geld Sie brauchen."),
        ({"delivery": "self", "needs": ["money"], "amount": "1.000,01"}, "höchstens 1.000 Euro"),
        ({"delivery": "self", "needs": ["money"], "amount": "0"}, "höchstens 1.000 Euro"),
        ({"delivery": "self", "needs": ["money"], "amount": "viel"}, "Das ist kein Geldbetrag."),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field(
    client: Client, process: Process, thema: dict[str, object], sentence: str
) -> None:
    client.get(FORM)
    page = client.post(FORM, {"entwurf": "", "schritt": "idee", "title": "Repair-Treff", "text": "Am Samstag."})
    asked = {"entwurf": draft_in(page.content.decode()), "schritt": "thema", **thema}
    assert sentence in client.post(FORM, asked).content.decode()
    assert not Need.objects.exists()


def test_the_author_changes_it_until_there_is_an_answer(idea: Idea, resident: Account, staff: Account) -> None:
    rosa, address = at_desk(resident), f"/ideen/{idea.pk}/bedarf/"
    rosa.post(address, {"needs": ["room", "money"], "amount": "200"})
    rosa.post(address, {"needs": ["insurance", "money"], "amount": "250"})
    assert list(Need.objects.values_list("kind", "amount")) == [("money", 25000), ("insurance", None)]
    answer_need(need_id=Need.objects.get(kind="money").pk, account=staff, verdict=Verdict(True, "", "Quartiersbüro"))
    rosa.post(address, {"needs": []})
    assert list(Need.objects.values_list("kind", "answer")) == [("money", "granted")]


def test_only_the_author_asks(idea: Idea, neighbour: Account, staff: Account) -> None:
    for client in (Client(), at_desk(neighbour), at_desk(staff)):
        assert client.post(f"/ideen/{idea.pk}/bedarf/", {"needs": ["room"]}).status_code == 404
    with pytest.raises(NotAllowed):
        change_needs(idea_id=idea.pk, account=neighbour, proven=frozenset(), asked=Asked(("room",)))
    assert not Need.objects.exists()


def test_the_answer_stands_on_the_page_and_followers_are_told(
    idea: Idea, resident: Account, neighbour: Account, staff: Account
) -> None:
    Follow.objects.create(idea=idea, account=neighbour)
    need = Need.objects.create(idea=idea, kind="room")
    jana, address = at_desk(staff), f"/werkstatt/ideen/{idea.pk}/bedarf/{need.pk}/"
    assert "„Repair-Treff“ braucht: einen Raum oder Platz" in jana.get("/heute/").content.decode()
    assert jana.post(address, {"granted": "nein", "reason": "", "office": "Bauamt"}).status_code == 422
    for _ in range(2):
        jana.post(address, {"granted": "nein", "reason": "Der Raum wird umgebaut.", "office": "Bauamt"})
    page = Client().get(f"/ideen/{idea.pk}/").content.decode()
    for words in ("nicht zugesagt", "Der Raum wird umgebaut.", "Bauamt"):
        assert words in page
    assert send_due() == 1
    assert "Der Raum wird umgebaut." in mail.outbox[0].body
    jana.post(address, {"granted": "ja", "reason": "Ab Mai ist er frei.", "office": "Bauamt"})
    assert "zugesagt" in Client().get(f"/ideen/{idea.pk}/").content.decode()
    assert send_due() == 1
    assert AuditRecord.objects.filter(action="idea.need_answered").count() == 2
    assert "braucht:" not in jana.get("/heute/").content.decode()


def test_only_staff_and_officials_of_the_place_answer(
    idea: Idea, resident: Account, moderator: Account, outsider: Account, official: Account
) -> None:
    need = Need.objects.create(idea=idea, kind="permission")
    address = f"/werkstatt/ideen/{idea.pk}/bedarf/{need.pk}/"
    form = {"granted": "ja", "reason": "", "office": "Bauamt"}
    assert [at_desk(one).post(address, form).status_code for one in (resident, moderator, outsider, official)] == [
        403,
        404,
        404,
        302,
    ]
    need.refresh_from_db()
    assert need.answered_by == official


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "money"},
        {"kind": "money", "amount": 0},
        {"kind": "room", "amount": 5},
        {"kind": "room", "answer": "refused"},
        {"kind": "room", "answer": "granted"},
    ],
)
def test_the_database_keeps_no_half_answer(idea: Idea, row: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.create(idea=idea, **row)
