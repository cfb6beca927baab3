"""What do the pages of a poll show: the ballot to fill in, and the ballot to check before it is cast?"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ideas.forms.ballots import hidden, parts_of, problems_of, purse_of, rows_of
from ideas.models import Poll
from ideas.rules.polls import has_ended
from ideas.selectors.poll_page import Voter, mixed, voter_of
from ideas.selectors.poll_rules import rule_in_words
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.views.poll_person import frame_of, keep_person, person_of
from ideas.views.poll_results import results_of
from ideas.views.poll_steps import steps
from ideas.votekinds.kind import Choices, Fields
from participation.allowed import Refused
from participation.places.heading import heading_of
from participation.web.often import say_later

WAYS = {"needs_email": "accounts:sign_in", "needs_code": "eligibility:redeem"}


def way_out(refused: Refused | None) -> str:
    """The page where somebody can bring the proof that is missing."""
    return "" if refused is None else WAYS.get(refused.code, "")


@dataclass(frozen=True, slots=True)
class Screen:
    """One request for one poll. `fields` is what was typed, None where the form is opened."""

    request: HttpRequest
    poll: Poll
    fields: Fields | None = None
    around: dict[str, Any] = field(default_factory=dict)

    def voter(self) -> Voter:
        person = person_of(self.request, self.poll)
        return voter_of(self.poll, person.identity, person.key)


def around(poll: Poll) -> dict[str, Any]:
    """Header, promise and menu of every page of a poll."""
    return {
        "poll": poll,
        "process": poll.process,
        "neighbourhood": heading_of(poll.process.area),
        "kind": kind_of(poll),
        "rule": rule_in_words(poll),
        "ended": has_ended(poll),
    }


def show_poll(screen: Screen, *, refused: Refused | None = None, sentences: Sequence[str] = ()) -> HttpResponse:
    """With `sentences` or a refusal of a press, everything that was typed stays."""
    voter, poll = screen.voter(), screen.poll
    status = 403 if refused is not None else 422 if sentences else 200
    reason = voter.refused if refused is None else refused
    context = ballot_context(screen, voter, sentences) | {
        "refused": reason,
        "gate": way_out(reason),
        "results": results_of(poll),
    }
    context |= around(poll) | frame_of(screen.request, poll)
    response = render(screen.request, "ideas/polls/poll.html", context, status=status)
    keep_person(screen.request, response, poll)
    return say_later(response, refused)


def ballot_context(screen: Screen, voter: Voter, sentences: Sequence[str] = ()) -> dict[str, Any]:
    """The ballot with what was typed, else with what was said before."""
    poll = screen.poll
    kind, sheet = kind_of(poll), sheet_of(poll)
    said = voter.ballot.choices if voter.ballot else {}
    fields = kind.fields(said, sheet) if screen.fields is None else screen.fields
    if kind.stepwise:
        fields = kind.fields(said, sheet) | fields
    rows = rows_of(poll, mixed(poll.options.all(), voter.seed), fields, sentences)
    return {
        "rows": rows,
        "purse": purse_of(poll, rows),
        "problems": problems_of(sentences, sheet),
        "ballot": voter.ballot,
        "said": bool(said),
        "key": uuid.uuid4(),
        "kind_template": f"ideas/votekinds/{poll.kind}.html",
        **parts_of(poll, rows),
        **steps(screen.request, poll, rows, said, voter.seed),
    }


def show_check(screen: Screen, choices: Choices) -> HttpResponse:
    poll, voter = screen.poll, screen.voter()
    kind, sheet = kind_of(poll), sheet_of(poll)
    fields = kind.fields(choices, sheet)
    context = {
        "refused": voter.refused,
        "gate": way_out(voter.refused),
        "told": kind.said(choices, sheet),
        "purse": purse_of(poll, rows_of(poll, list(poll.options.all()), fields)),
        "hidden": list(hidden(fields)),
        "key": uuid.uuid4(),
        "again": bool(voter.ballot and voter.ballot.choices),
    }
    context |= around(poll) | frame_of(screen.request, poll)
    response = render(screen.request, "ideas/polls/check.html", context)
    keep_person(screen.request, response, poll)
    return response
