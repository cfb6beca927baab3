"""The API votes in polls by the same service and rules as the pages."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from ideas.models import Ballot, BallotEvent, Poll
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import cast_ballot
from ideas.votekinds import KINDS
from ideas.votekinds.kind import BadBallot, Option, Sheet
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.engine import fold_all
from tests.ideas.polls.make import FITS, SETTINGS, TOO_MUCH, new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
SHEETS = {
    kind: Sheet(tuple(Option(code, code, 100_000) for code in "abcde"), SETTINGS[kind], 400_000) for kind in KINDS
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a", "b", "z", "a|b", "yes", "agree", "="]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "z", "a|b"]), inner, max_size=4)
    ),
    max_leaves=8,
)
PARTS = st.sampled_from(["chosen", "answers", "points", "order", "places", "duels", "wall"])


def program_for(poll: Poll) -> Client:
    """Has read once, so it holds the cookies; sends the token like a browser's script."""
    client = Client(enforce_csrf_checks=True)
    assert client.get(address(poll)).status_code == 204
    client.defaults["HTTP_X_CSRFTOKEN"] = client.cookies["csrftoken"].value
    return client


def address(poll: Poll) -> str:
    return f"/api/v1/polls/{poll.slug}/ballot/"


def post(client: Client, poll: Poll, choices: Any, key: str | None = None) -> Any:
    body = {"choices": choices, "submission_key": key or str(uuid.uuid4())}
    return client.post(address(poll), body, content_type="application/json")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_ballot_of_each_kind_comes_back_as_its_receipt(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    program, key = program_for(poll), str(uuid.uuid4())
    receipt = post(program, poll, FITS[kind], key).json()
    event = BallotEvent.objects.get()
    assert receipt == post(program, poll, FITS[kind], key).json() == program.get(address(poll)).json()
    assert receipt == {
        "ballot": event.ballot_id.hex,
        "revision": 1,
        "act": "cast",
        "choices": FITS[kind],
        "leaf": event.leaf,
        "nonce": event.nonce,
    }
    assert program.delete(address(poll)).json()["act"] == "withdraw"
    assert Ballot.objects.get().choices == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_does_not_fit_is_told_in_sentences(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    answer = post(program_for(poll), poll, TOO_MUCH[kind])
    assert answer.status_code == 400
    assert all(sentence.endswith(".") for sentence in answer.json()["choices"])
    assert not Ballot.objects.exists()


def test_another_site_cannot_vote_with_the_cookies_of_its_visitor(process: Process) -> None:
    poll = new_poll(process, "approval")
    program = program_for(poll)
    del program.defaults["HTTP_X_CSRFTOKEN"]
    assert post(program, poll, FITS["approval"]).status_code == 403
    assert not Ballot.objects.exists()


def test_after_the_end_the_refusal_has_code_and_sentence(process: Process) -> None:
    poll = new_poll(process, "approval")
    program = program_for(poll)
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    answer = post(program, poll, FITS["approval"])
    assert (answer.status_code, answer.json()["code"]) == (403, "closed")
    assert answer.json()["detail"]


def test_counts_are_told_when_everybody_sees_them_and_enough_have_voted(process: Process) -> None:
    hidden, shown = (new_poll(process, "approval", slug=f"wahl-{hides}", hidden=hides) for hides in (True, False))
    for number in range(12):
        for poll in (hidden, shown):
            who = Identity(browser=f"resident {number}")
            cast_ballot(poll_id=poll.pk, identity=who, choices={"chosen": ["b"]}, key=uuid.uuid4())
        if number in {8, 11}:
            fold_all(BALLOT_LEDGER)
            few = number == 8
            assert Client().get(f"/api/v1/polls/{shown.slug}/").json()["counts"] == (
                {} if few else {"unproven": {"b": 12, "_ballots": 12}}
            )
    found = Client().get(f"/api/v1/polls/{hidden.slug}/").json()
    assert found["counts"] is None
    assert [(one["code"], one["cost"]) for one in found["options"]][:2] == [("a", 100_000), ("b", 200_000)]


@pytest.mark.parametrize("kind", sorted(KINDS))
@hypothesis(max_examples=120, suppress_health_check=list(HealthCheck))
@given(choices=st.dictionaries(PARTS, JSON, max_size=3))
def test_whatever_json_comes_it_fits_or_is_told(kind: str, choices: dict[str, Any]) -> None:
    """Never an error of the server; and what fits, fits when it is written down."""
    vote, sheet = KINDS[kind], SHEETS[kind]
    try:
        written = vote.cleaned(choices, sheet)
    except BadBallot:
        return
    assert vote.cleaned(written, sheet) == written
    assert all(isinstance(number, int) for _cell, number in vote.cells(written))
    assert vote.said(written, sheet) is not None
