"""The ballot on paper: everything that decides stands on it, and staff enter it as it lies before them."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from ideas.models import Poll
from ideas.views import ballot_paper
from ideas.votekinds import KINDS
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.documents import NO_PDF
from participation.processes.models import Process
from tests.ideas.polls.make import new_poll

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


def printed(poll: Poll) -> str:
    html = render_to_string("ideas/paper/ballot.html", ballot_paper._context(poll) | {"size": "12"})
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_proposal_stands_on_every_ballot(process: Process, kind: str) -> None:
    text = printed(new_poll(process, kind))
    ballots = text.split("Was zuerst?")[2:]  # the title of the document, then one heading for each ballot
    assert [ballot.split()[0] for ballot in ballots] == list("ABCD")
    assert all(f"Vorschlag {letter}" in ballot for ballot in ballots for letter in "ABCDE")
    assert "/abstimmungen/wahl-" in text


def test_the_proposals_stand_in_several_orders_by_lot_and_at_the_desk_in_one(desk: Client, process: Process) -> None:
    """What stands on top is chosen more often; printed again, the orders are the same."""
    poll = new_poll(process, "approval")
    text = printed(poll)
    orders = [re.findall(r"Vorschlag [A-E]", ballot) for ballot in text.split("Was zuerst?")[2:]]
    assert all(sorted(order) == [f"Vorschlag {letter}" for letter in "ABCDE"] for order in orders)
    assert len({tuple(order) for order in orders}) == len({order[0] for order in orders}) == 4
    assert printed(Poll.objects.get()) == text
    opened = desk.post("/werkstatt/abstimmungen/wahl-approval/eingeben/", {"akt": "oeffnen", "number": "A-1"})
    page = opened.content.decode()
    shown = re.findall(r"Vorschlag [A-E]", page)
    assert list(dict.fromkeys(shown)) == [f"Vorschlag {letter}" for letter in "ABCDE"]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("approval", "Höchstens 2 Kreuze."),
        ("points", "Sie haben 5 Punkte."),
        ("points", "Höchstens 3 auf einen Vorschlag."),
        ("ranking", "Es gibt 3 Plätze."),
        ("budget", "Was Sie ankreuzen, darf zusammen 4.000 € kosten."),
        ("budget", "Vorschlag E (5.000 €)"),
        ("yes_no", "Enthaltung"),
        ("pairwise", "Vorschlag A oder Vorschlag B?"),
    ],
)
def test_what_limits_a_vote_is_said(process: Process, kind: str, rule: str) -> None:
    assert rule in printed(new_poll(process, kind)).replace("\xa0", " ")


def test_where_codes_are_used_there_is_room_for_the_code_and_no_number(process: Process) -> None:
    poll = new_poll(process, "approval")
    assert "Stimmzettel Nr." in printed(poll)
    process.eligibility = Process.Eligibility.CODE
    process.save()
    text = printed(Poll.objects.get())
    assert "Code aus Ihrem Brief:" in text
    assert "Stimmzettel Nr." not in text


def test_staff_get_a_pdf_that_screen_readers_read(desk: Client, process: Process) -> None:
    new_poll(process, "budget")
    answer = desk.get("/werkstatt/abstimmungen/wahl-budget/zettel.pdf", {"schrift": "14"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.7")
    assert "wahl-budget-de-14pt.pdf" in answer["Content-Disposition"]


def test_a_poll_in_preparation_is_not_printed(desk: Client, process: Process) -> None:
    new_poll(process, "budget")
    Poll.objects.update(state=Poll.State.DRAFT)
    assert desk.get("/werkstatt/abstimmungen/wahl-budget/zettel.pdf").status_code == 404


def test_a_server_that_makes_no_pdf_says_so(desk: Client, process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    new_poll(process, "approval")

    def without_pango(html: str, style_sheet: str) -> bytes:
        raise NotAllowed(NO_PDF)

    monkeypatch.setattr(ballot_paper, "pdf_of", without_pango)
    answer = desk.get("/werkstatt/abstimmungen/wahl-approval/zettel.pdf", follow=True)
    assert "noch keine PDF-Dateien" in answer.content.decode()
