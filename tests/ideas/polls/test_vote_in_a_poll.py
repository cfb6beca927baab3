"""A resident votes on the page: chooses, checks, casts, sees the receipt, changes the vote, takes it back."""

import json
import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Ballot, BallotEvent, Poll
from ideas.rules.leaves import leaf_hash
from ideas.selectors.sheets import sheet_of
from ideas.services.ballots import declare_void, record_ballot
from ideas.votekinds import KINDS
from ideas.votekinds.kind import Fields
from participation.accounts.models import Account
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.web.identity import give_code
from tests.ideas.polls.make import FITS, TOO_MUCH, new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
AT_ONCE = sorted(kind for kind in KINDS if not KINDS[kind].stepwise)
STEPWISE = sorted(kind for kind in KINDS if KINDS[kind].stepwise)


def address(poll: Poll, more: str = "") -> str:
    return f"/abstimmungen/{poll.slug}/{more}"


def form_of(poll: Poll, choices: dict[str, Any]) -> Fields:
    return KINDS[poll.kind].fields(choices, sheet_of(poll))


def key_in(text: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f-]{36})"', text)
    assert found
    return found[1]


@pytest.fixture
def rosa(client: Client) -> Client:
    return client


def cast(client: Client, poll: Poll, choices: dict[str, Any], key: str | None = None) -> Any:
    """As the page does it: open, check, cast."""
    client.get(address(poll))
    fields = form_of(poll, choices)
    if not KINDS[poll.kind].stepwise:
        checked = client.post(address(poll), fields | {"akt": "pruefen"})
        assert checked.status_code == 200
        key = key or key_in(checked.content.decode())
    return client.post(address(poll), fields | {"akt": "abgeben", "key": key or str(uuid.uuid4())})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_form_reads_back_what_it_was_filled_in_with(process: Process, kind: str) -> None:
    sheet = sheet_of(new_poll(process, kind))
    posted = QueryDict(mutable=True)
    for name, values in KINDS[kind].fields(FITS[kind], sheet).items():
        posted.setlist(name, values)
    assert KINDS[kind].cleaned(KINDS[kind].read(posted, sheet), sheet) == FITS[kind]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_from_the_page_to_the_receipt(rosa: Client, process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    assert cast(rosa, poll, FITS[kind]).status_code == 302
    ballot = Ballot.objects.get()
    assert ballot.choices == FITS[kind]
    receipt = rosa.get(address(poll, "quittung/")).content.decode()
    event = BallotEvent.objects.get()
    for shown in (ballot.pk.hex, event.leaf, event.nonce, *KINDS[kind].said(ballot.choices, sheet_of(poll))):
        assert shown in receipt


@pytest.mark.parametrize("kind", AT_ONCE)
def test_checking_stores_nothing(rosa: Client, process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    page = rosa.post(address(poll), form_of(poll, FITS[kind]) | {"akt": "pruefen"}).content.decode()
    assert all(said in page for said in KINDS[kind].said(FITS[kind], sheet_of(poll)))
    assert not Ballot.objects.exists()


def too_much() -> Iterator[tuple[str, dict[str, list[str]], str]]:
    yield "approval", {"wahl": ["a", "b", "c"]}, "Sie haben 3 angekreuzt."
    yield "budget", {"wahl": ["a", "b", "e"]}, "kostet mehr, als da ist"
    yield "points", {"o-a": ["3"], "o-b": ["3"]}, "6 Punkte vergeben"
    yield "points", {"o-a": ["viele"]}, "Punkte sind ganze Zahlen"
    yield "ranking", {"o-a": ["1"], "o-b": ["1"]}, "Platz 1 ist zweimal vergeben"
    yield "yes_no", {"o-a": ["vielleicht"]}, "gibt es hier nicht"


@pytest.mark.parametrize(("kind", "fields", "sentence"), list(too_much()))
@pytest.mark.parametrize("act", ["pruefen", "abgeben"])
def test_what_does_not_fit_is_told_and_what_was_typed_stays(
    rosa: Client, process: Process, kind: str, fields: dict[str, list[str]], sentence: str, act: str
) -> None:
    poll = new_poll(process, kind)
    rosa.get(address(poll))
    answer = rosa.post(address(poll), fields | {"akt": act, "key": str(uuid.uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    for name, values in fields.items():
        for value in values:
            rows = {row.name: row for row in answer.context["rows"]}
            ticked = [row.value for row in answer.context["rows"] if row.checked]
            assert value in ticked if name == "wahl" else rows[name].value == value
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("kind", AT_ONCE)
@pytest.mark.parametrize("act", ["pruefen", "abgeben"])
def test_an_empty_ballot_is_told(rosa: Client, process: Process, kind: str, act: str) -> None:
    poll = new_poll(process, kind)
    rosa.get(address(poll))
    answer = rosa.post(address(poll), {"akt": act, "key": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "Noch ist nichts gewählt." in answer.content.decode()
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_same_press_again_counts_once(rosa: Client, process: Process, kind: str) -> None:
    poll, key = new_poll(process, kind), str(uuid.uuid4())
    first, again = (cast(rosa, poll, FITS[kind], key) for _press in range(2))
    assert first.url == again.url
    assert BallotEvent.objects.count() == 1


@pytest.mark.parametrize("kind", AT_ONCE)
def test_the_ballot_stands_in_the_form_and_can_be_changed(rosa: Client, process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    cast(rosa, poll, FITS[kind])
    page = rosa.get(address(poll))
    assert page.context["said"]
    posted = QueryDict(mutable=True)
    for row in page.context["rows"]:
        if row.checked or (row.name != "wahl" and row.value):
            posted.appendlist(row.name, row.value)
    sheet = sheet_of(poll)
    assert KINDS[kind].cleaned(KINDS[kind].read(posted, sheet), sheet) == FITS[kind]
    other = {
        "chosen": ["c"],
        "answers": {"a": "no"},
        "points": {"c": 1},
        "order": ["b"],
    }
    changed = {name: other[name] for name in FITS[kind]}
    cast(rosa, poll, changed)
    assert Ballot.objects.get().choices == changed
    assert Ballot.objects.get().revision == 2


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_vote_can_be_taken_back(rosa: Client, process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    cast(rosa, poll, FITS[kind])
    key = str(uuid.uuid4())
    for _press in range(2):
        rosa.post(address(poll), {"akt": "zurueckziehen", "key": key})
    assert Ballot.objects.get().choices == {}
    assert list(BallotEvent.objects.order_by("revision").values_list("act", flat=True)) == ["cast", "withdraw"]
    assert "zurückgenommen" in rosa.get(address(poll, "quittung/")).content.decode()


def test_back_from_the_check_everything_still_stands_there(rosa: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    page = rosa.post(address(poll), {"akt": "aendern", "wahl": ["b"]})
    assert [row.code for row in page.context["rows"] if row.checked] == ["b"]


def test_the_order_is_by_lot_and_stays_for_one_person(process: Process) -> None:
    poll = new_poll(process, "approval")

    def order(client: Client) -> str:
        return "".join(row.code for row in client.get(address(poll)).context["rows"])

    people = [Client() for _person in range(12)]
    first = [order(person) for person in people]
    assert [order(person) for person in people] == first
    assert len(set(first)) > 3


def test_an_error_keeps_the_order(rosa: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    before = [row.code for row in rosa.get(address(poll)).context["rows"]]
    answer = rosa.post(address(poll), {"akt": "pruefen", "wahl": ["a", "b", "c"]})
    assert [row.code for row in answer.context["rows"]] == before


def test_nobody_else_sees_the_receipt(rosa: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    cast(rosa, poll, {"chosen": ["a"]})
    answer = Client().get(address(poll, "quittung/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, address(poll))


def test_the_receipt_holds_all_that_the_fingerprint_is_made_of(rosa: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    cast(rosa, poll, {"chosen": ["a"]})
    cast(rosa, poll, {"chosen": ["b"]})
    context = rosa.get(address(poll, "quittung/")).context
    assert leaf_hash(json.loads(context["content"])) == context["event"].leaf
    assert context["event"].revision == 2


def test_without_a_cookie_nothing_counts_and_the_page_says_so(process: Process) -> None:
    poll = new_poll(process, "approval")
    answer = Client().post(address(poll), {"akt": "abgeben", "wahl": ["a"], "key": str(uuid.uuid4())})
    assert answer.status_code == 403
    assert "Cookie" in answer.content.decode()
    assert [row.code for row in answer.context["rows"] if row.checked] == ["a"]
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(("eligibility", "way"), [("code", "/code/"), ("email", "/anmelden/")])
def test_who_needs_a_proof_is_led_to_it(rosa: Client, process: Process, eligibility: str, way: str) -> None:
    process.eligibility = Process.Eligibility(eligibility)
    process.save()
    poll = new_poll(process, "approval")
    page = rosa.get(address(poll)).content.decode()
    assert f'href="{way}?next={address(poll)}"' in page
    assert 'value="pruefen"' not in page
    answer = rosa.post(address(poll), {"akt": "abgeben", "wahl": ["a"], "key": str(uuid.uuid4())})
    assert answer.status_code == 403
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(("days", "words"), [(-200, "zu Ende"), (200, "noch nicht begonnen")])
def test_before_and_after_its_time_one_can_read_but_not_vote(
    rosa: Client, process: Process, days: int, words: str
) -> None:
    poll = new_poll(process, "approval")
    begin = timezone.now() + timedelta(days=days)
    Poll.objects.update(opens_at=begin, closes_at=begin + timedelta(days=1))
    page = rosa.get(address(poll)).content.decode()
    assert words in page
    assert "Vorschlag A" in page
    assert 'value="pruefen"' not in page
    answer = rosa.post(address(poll), {"akt": "abgeben", "wahl": ["a"], "key": str(uuid.uuid4())})
    assert answer.status_code == 403
    assert not Ballot.objects.exists()


def test_what_is_in_preparation_does_not_exist(rosa: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    Poll.objects.update(state=Poll.State.DRAFT)
    assert rosa.get(address(poll)).status_code == 404


def test_a_void_vote_is_told_and_cannot_be_replaced(rosa: Client, process: Process, moderator: Account) -> None:
    poll = new_poll(process, "approval")
    cast(rosa, poll, {"chosen": ["a"]})
    declare_void(ballot_id=Ballot.objects.get().pk, staff=moderator, reason="Doppelt.")
    page = rosa.get(address(poll)).content.decode()
    assert "für ungültig erklärt" in page
    assert 'value="pruefen"' not in page
    assert "für ungültig erklärt" in rosa.get(address(poll, "quittung/")).content.decode()


def test_who_voted_on_paper_reads_so(rosa: Client, process: Process, staff: Account, access_code: Identity) -> None:
    process.eligibility = Process.Eligibility.CODE
    process.save()
    poll = new_poll(process, "approval")
    record_ballot(
        poll_id=poll.pk,
        staff=staff,
        choices={"chosen": ["a"]},
        key=uuid.uuid4(),
        channel=Channel.PAPER,
        code=access_code,
        number="",
    )
    response = HttpResponse()
    assert access_code.code_id is not None
    give_code(response, access_code.code_id, process.pk)
    rosa.cookies.update(response.cookies)
    page = rosa.get(address(poll)).content.decode()
    assert "auf Papier" in page
    assert 'value="pruefen"' not in page


def test_presses_without_end_are_slowed_down(
    rosa: Client, process: Process, monkeypatch: pytest.MonkeyPatch, standing_clock: None
) -> None:
    monkeypatch.setattr("ideas.limits.PRESSES", 2)
    poll = new_poll(process, "approval")
    for chosen in ("a", "b"):
        assert cast(rosa, poll, {"chosen": [chosen]}).status_code == 302
    answer = cast(rosa, poll, {"chosen": ["c"]})
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert Ballot.objects.get().choices == {"chosen": ["b"]}


@pytest.mark.parametrize("act", ["", "loeschen"])
def test_a_form_of_ours_names_its_act_and_its_key(rosa: Client, process: Process, act: str) -> None:
    poll = new_poll(process, "approval")
    rosa.get(address(poll))
    assert rosa.post(address(poll), {"akt": act}).status_code == 400
    assert rosa.post(address(poll), {"akt": "abgeben", "wahl": ["a"], "key": "1"}).status_code == 400
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_asks_the_database_the_same_number_of_times(
    rosa: Client, process: Process, kind: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Poll, options, own ballot and heading; however many options and ballots there are."""
    poll = new_poll(process, kind)
    cast(rosa, poll, FITS[kind])
    for _person in range(3):
        cast(Client(), poll, FITS[kind])
    with django_assert_num_queries(4):
        rosa.get(address(poll))


def test_a_page_asked_for_often_reads_the_poll_once_and_still_sees_what_matters(
    rosa: Client,
    process: Process,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr("participation.processes.recent.KEPT_FOR", 60)
    monkeypatch.setattr("ideas.selectors.recent_polls._kept", {})
    poll = new_poll(process, "approval", hidden=False)
    assert 'id="stand"' in rosa.get(address(poll)).content.decode()
    with django_assert_num_queries(4):  # is it as it was? the own ballot, the state of the count, the heading
        rosa.get(address(poll))
    Poll.objects.update(hidden=True)
    assert 'id="stand"' not in rosa.get(address(poll)).content.decode()
    Poll.objects.update(closes_at=timezone.now())
    assert "q-ballot" not in rosa.get(address(poll)).content.decode()
    Process.objects.update(state=Process.State.DRAFT)
    assert rosa.get(address(poll)).status_code == 404


def test_there_is_a_wrong_ballot_for_every_kind_at_once() -> None:
    assert {kind for kind, _fields, _sentence in too_much()} | {"support"} == set(AT_ONCE)
    assert set(TOO_MUCH) >= set(AT_ONCE)
