"""Staff enter ballots from paper, calls and visits, count a wall, find a ballot, declare it void."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Ballot, BallotEvent, BallotTally, Poll
from ideas.selectors.sheets import sheet_of
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import cast_ballot
from ideas.votekinds import KINDS
from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.eligibility.identity import Identity
from participation.eligibility.models import AccessCode
from participation.eligibility.services.codes import make_codes
from participation.processes.models import Process
from participation.tally.engine import fold_all
from tests.ideas.polls.make import FITS, new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
DESK = "/werkstatt/abstimmungen/"
PAPER = "eingeben/?weg=paper"


@pytest.fixture
def jana(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def hidden_in(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(number|code|key|seen|channel)" value="([^"]*)"', page))


def enter(client: Client, poll: Poll, choices: dict[str, Any], **name: str) -> Any:
    """Open the number or code, fill in, save."""
    address = f"{DESK}{poll.slug}/{PAPER}"
    opened = client.post(address, {"akt": "oeffnen", **name})
    assert opened.status_code == 200, opened.content.decode()
    fields = KINDS[poll.kind].fields(choices, sheet_of(poll))
    extra = {"channel": "paper"} | hidden_in(opened.content.decode())
    return client.post(address, {**fields, **extra, "akt": "speichern"})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_ballot_on_paper_counts_and_can_be_corrected(jana: Client, process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    assert enter(jana, poll, FITS[kind], number="0127").status_code == 302
    ballot = Ballot.objects.get()
    assert (ballot.choices, ballot.channel, ballot.standing) == (FITS[kind], "paper", "staff")
    other = {
        "chosen": ["b"],
        "answers": {"b": next(iter(getattr(KINDS[kind], "answers", {"x": 1})))},
        "points": {"b": 1},
        "order": ["b"],
        "duels": {"b|c": "="},
    }
    changed = {name: other[name] for name in FITS[kind]}
    enter(jana, poll, changed, number="127")
    assert Ballot.objects.get().choices == changed, "what was wrong is gone"
    assert BallotEvent.objects.count() == 2
    enter(jana, poll, {}, number="127")
    assert Ballot.objects.get().choices == {}


def test_what_was_entered_stands_in_the_form(jana: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    enter(jana, poll, {"chosen": ["c"]}, number="5")
    page = jana.post(f"{DESK}{poll.slug}/{PAPER}", {"akt": "oeffnen", "number": "5"})
    assert [row.code for row in page.context["rows"] if row.checked] == ["c"]
    assert [row.code for row in page.context["rows"]] == list("abcde"), "in one order, whatever is printed"
    assert "Sie berichtigen ihn." in page.content.decode()


def test_the_same_press_again_counts_once(jana: Client, process: Process) -> None:
    poll, key = new_poll(process, "approval"), str(uuid.uuid4())
    form = {"akt": "speichern", "number": "7", "wahl": ["a"], "key": key, "seen": "0", "channel": "paper"}
    for _press in range(2):
        assert jana.post(f"{DESK}{poll.slug}/{PAPER}", form).status_code == 302
    assert BallotEvent.objects.count() == 1


def test_a_colleague_who_was_faster_is_not_overwritten_unseen(jana: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    enter(jana, poll, {"chosen": ["a"]}, number="7")
    form = {"akt": "speichern", "number": "7", "wahl": ["b"], "key": str(uuid.uuid4()), "seen": "0", "channel": "paper"}
    answer = jana.post(f"{DESK}{poll.slug}/{PAPER}", form)
    assert answer.status_code == 409
    assert Ballot.objects.get().choices == {"chosen": ["a"]}
    assert [row.code for row in answer.context["rows"] if row.checked] == ["b"], "what was typed stays"
    again = form | hidden_in(answer.content.decode())
    assert jana.post(f"{DESK}{poll.slug}/{PAPER}", again).status_code == 302
    assert Ballot.objects.get().choices == {"chosen": ["b"]}


@pytest.mark.parametrize(("number", "status"), [("", 422), ("Frau Müller", 422), ("09842 12345678", 422)])
def test_only_numbers_of_slips_are_taken(jana: Client, process: Process, number: str, status: int) -> None:
    poll = new_poll(process, "approval")
    assert jana.post(f"{DESK}{poll.slug}/{PAPER}", {"akt": "oeffnen", "number": number}).status_code == status


def test_what_does_not_fit_is_told_and_kept(jana: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    form = {"akt": "speichern", "number": "7", "key": str(uuid.uuid4()), "seen": "0", "channel": "paper"}
    answer = jana.post(f"{DESK}{poll.slug}/{PAPER}", form | {"wahl": ["a", "b", "c"]})
    assert answer.status_code == 422
    assert len([row for row in answer.context["rows"] if row.checked]) == 3
    assert jana.post(f"{DESK}{poll.slug}/{PAPER}", form).status_code == 422, "an empty ballot"
    assert not BallotEvent.objects.exists()


def test_a_call_gets_a_number(jana: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    page = jana.post(f"{DESK}{poll.slug}/eingeben/?weg=phone", {"akt": "vergeben"}).content.decode()
    assert re.search(r'name="number" value="Q-\d{5}"', page)


def test_with_a_code_it_is_that_persons_ballot(jana: Client, process: Process, administrator: Account) -> None:
    process.eligibility = Process.Eligibility.CODE
    process.save()
    poll = new_poll(process, "approval")
    code = str(make_codes(process=process, number=1, made_by=administrator)[0])
    assert enter(jana, poll, {"chosen": ["a"]}, code=code).status_code == 302
    assert Ballot.objects.get().standing == "code"
    refused = jana.post(
        f"{DESK}{poll.slug}/{PAPER}", {"akt": "oeffnen", "code": code[:-1] + ("Y" if code[-1] == "Z" else "Z")}
    )
    assert refused.status_code == 422


def test_who_voted_online_with_a_code_does_not_vote_on_paper(
    jana: Client, process: Process, administrator: Account
) -> None:
    process.eligibility = Process.Eligibility.CODE
    process.save()
    poll = new_poll(process, "approval")
    code = str(make_codes(process=process, number=1, made_by=administrator)[0])
    who = Identity(code_id=AccessCode.objects.get().pk, code_process_id=process.pk)
    cast_ballot(poll_id=poll.pk, identity=who, choices={"chosen": ["b"]}, key=uuid.uuid4())
    answer = jana.post(f"{DESK}{poll.slug}/{PAPER}", {"akt": "oeffnen", "code": code})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "online" in page
    assert "Vorschlag B" not in page, "the desk never reads what was chosen online"


def test_a_wall_is_counted_at_its_place(jana: Client, process: Process) -> None:
    poll = new_poll(process, "points")
    address = f"{DESK}{poll.slug}/wand/"
    for dots in ("17", "18"):
        jana.post(address, {"place": " Sommer  fest ", "o-a": dots, "o-b": "4", "key": str(uuid.uuid4())})
    fold_all(BALLOT_LEDGER)
    assert dict(BallotTally.objects.exclude(value=0).values_list("cell", "value")) == {"a": 18, "b": 4}
    page = jana.get(address).content.decode()
    assert "Sommer fest" in page
    assert "22 Punkte" in page
    record = AuditRecord.objects.filter(action="poll.wall_counted").latest("pk")
    assert record.details["place"] == "Sommer fest"
    assert 'value="18"' in jana.get(f"{address}?ort=Sommer fest").content.decode()


def test_a_wall_needs_a_place_and_numbers(jana: Client, process: Process) -> None:
    poll = new_poll(process, "points")
    for wrong in ({"place": "", "o-a": "1"}, {"place": "Rathaus", "o-a": "-1"}):
        answer = jana.post(f"{DESK}{poll.slug}/wand/", wrong | {"key": str(uuid.uuid4())})
        assert answer.status_code == 422
    assert not BallotEvent.objects.exists()


def online(poll: Poll, name: str, chosen: list[str]) -> Ballot:
    who = Identity(browser=name)
    return cast_ballot(poll_id=poll.pk, identity=who, choices={"chosen": chosen}, key=uuid.uuid4()).ballot


def test_the_list_shows_numbers_and_never_what_was_chosen_online(jana: Client, process: Process) -> None:
    poll = new_poll(process, "approval")
    ballot = online(poll, "rosa", ["b"])
    enter(jana, poll, {"chosen": ["d"]}, number="7")
    page = jana.get(f"{DESK}{poll.slug}/stimmzettel/").content.decode()
    assert ballot.pk.hex[:8] in page
    assert "Vorschlag D" in page
    assert "Vorschlag B" not in page
    assert "Vorschlag B" not in jana.get(f"{DESK}{poll.slug}/stimmzettel/{ballot.pk}/").content.decode()
    found = jana.get(f"{DESK}{poll.slug}/stimmzettel/?nummer={ballot.pk.hex[:6]}")
    assert [row.id for row in found.context["rows"]] == [ballot.pk]
    assert not jana.get(f"{DESK}{poll.slug}/stimmzettel/?nummer=xyz").context["rows"]


def test_a_long_list_goes_on_and_asks_the_same_number_of_times(
    jana: Client, process: Process, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ideas.selectors.poll_desk.PAGE_SIZE", 3)
    poll = new_poll(process, "approval")
    made = {online(poll, f"resident {number}", ["a"]).pk for number in range(5)}
    with django_assert_num_queries(7):
        first = jana.get(f"{DESK}{poll.slug}/stimmzettel/")
    second = jana.get(f"{DESK}{poll.slug}/stimmzettel/?nach={first.context['following']}")
    assert {row.id for page in (first, second) for row in page.context["rows"]} == made
    assert second.context["following"] is None


@pytest.mark.parametrize("who", ["moderator", "administrator"])
def test_a_moderator_declares_a_ballot_void_with_a_reason_and_brings_it_back(
    client: Client, process: Process, request: pytest.FixtureRequest, who: str
) -> None:
    poll = new_poll(process, "approval")
    ballot = online(poll, "rosa", ["b"])
    client.force_login(request.getfixturevalue(who))
    address = f"{DESK}{poll.slug}/stimmzettel/{ballot.pk}/"
    assert client.post(address, {"akt": "ungueltig", "reason": " "}).status_code == 422
    client.post(address, {"akt": "ungueltig", "reason": "Der Code war gestohlen."})
    ballot.refresh_from_db()
    assert ballot.void
    assert "Der Code war gestohlen." in client.get(address).content.decode()
    client.post(address, {"akt": "wieder", "reason": "Ein Irrtum."})
    ballot.refresh_from_db()
    assert (ballot.void, ballot.choices) == (False, {"chosen": ["b"]})
    assert AuditRecord.objects.filter(action__startswith="poll.ballot_").count() == 2


@pytest.mark.parametrize("who", ["resident", "outsider", "official"])
def test_who_does_not_work_here_sees_and_enters_nothing(
    client: Client, process: Process, request: pytest.FixtureRequest, who: str
) -> None:
    poll = new_poll(process, "points")
    ballot = cast_ballot(
        poll_id=poll.pk, identity=Identity(browser="rosa"), choices={"points": {"a": 1}}, key=uuid.uuid4()
    ).ballot
    client.force_login(request.getfixturevalue(who))
    for more in ("eingeben/", "wand/", "stimmzettel/", f"stimmzettel/{ballot.pk}/"):
        assert client.get(f"{DESK}{poll.slug}/{more}").status_code in {403, 404}
    client.post(f"{DESK}{poll.slug}/stimmzettel/{ballot.pk}/", {"akt": "ungueltig", "reason": "weil"})
    client.post(f"{DESK}{poll.slug}/wand/", {"place": "Rathaus", "o-a": "1", "key": str(uuid.uuid4())})
    ballot.refresh_from_db()
    assert not ballot.void
    assert BallotEvent.objects.count() == 1


@pytest.mark.parametrize(("begins", "ends", "offered"), [(-2, 2, True), (-9, -1, False), (1, 9, False)])
def test_entering_is_offered_while_it_is_possible(
    jana: Client, process: Process, begins: int, ends: int, offered: bool
) -> None:
    poll, now = new_poll(process, "approval"), timezone.now()
    Poll.objects.update(opens_at=now + timedelta(days=begins), closes_at=now + timedelta(days=ends))
    page = jana.get(f"{DESK}{poll.slug}/stimmzettel/").content.decode()
    ways = [reverse(f"ideas:{name}", args=[poll.slug]) for name in ("poll_enter", "poll_wall", "poll_ballots")]
    assert [f'href="{way}"' in page for way in ways] == [offered, offered, True]
