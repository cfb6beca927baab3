"""Polls for tests: one of each kind, with options a to e."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from ideas.models import Ballot, Poll, PollOption
from participation.eligibility.standing import Standing
from participation.processes.models import Process

# What fits, and what does not: one of each kind.
SETTINGS: dict[str, dict[str, int]] = {
    "support": {},
    "yes_no": {},
    "approval": {"ticks": 2},
    "points": {"points": 5, "most": 3},
    "ranking": {"places": 3},
    "budget": {"ticks": 0, "within": 1},
    "pairwise": {},
    "statements": {},
}
FITS: dict[str, dict[str, Any]] = {
    "support": {"chosen": ["a", "b", "c"]},
    "yes_no": {"answers": {"a": "yes", "b": "no", "c": "abstain"}},
    "approval": {"chosen": ["a", "c"]},
    "points": {"points": {"a": 3, "b": 2}},
    "ranking": {"order": ["c", "a"]},
    "budget": {"chosen": ["a", "b"]},
    "pairwise": {"duels": {"a|b": "a"}},
    "statements": {"answers": {"a": "agree"}},
}
TOO_MUCH: dict[str, dict[str, Any]] = {
    "support": {"chosen": ["a", "z"]},
    "yes_no": {"answers": {"a": "perhaps"}},
    "approval": {"chosen": ["a", "b", "c"]},
    "points": {"points": {"a": 3, "b": 3}},
    "ranking": {"order": ["c", "a", "b", "d"]},
    "budget": {"chosen": ["a", "b", "e"]},
    "pairwise": {"duels": {"b|a": "a"}},
    "statements": {"answers": {"z": "agree"}},
}
# Two camps that have one statement in common.
LEFT = {"a": "agree", "b": "agree", "c": "disagree", "d": "disagree", "e": "agree"}
RIGHT = {"a": "disagree", "b": "disagree", "c": "agree", "d": "agree", "e": "agree"}


def new_poll(process: Process, kind: str, **fields: Any) -> Poll:
    """Published and open; options cost 1,000, 2,000, ... euros, the budget is 4,000."""
    now = timezone.now()
    poll = Poll.objects.create(
        process=process,
        slug=fields.pop("slug", f"wahl-{kind.replace('_', '-')}"),
        title={"de": "Was zuerst?", "en": "What first?"},
        kind=kind,
        settings=fields.pop("settings", SETTINGS[kind]),
        budget=400_000,
        state=Poll.State.PUBLISHED,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=7),
        published_at=now - timedelta(days=2),
        **fields,
    )
    for place, code in enumerate("abcde"):
        PollOption.objects.create(
            poll=poll,
            code=code,
            title={"de": f"Vorschlag {code.upper()}", "en": f"Proposal {code.upper()}"},
            cost=(place + 1) * 100_000,
            place=place,
        )
    return poll


def say(poll: Poll, people: int, answers: dict[str, str], standing: Standing = Standing.BROWSER) -> None:
    """Every third passes on one statement. The same numbers in each run: by them people are put in order."""
    first = Ballot.objects.count()
    for number in range(people):
        one = {"abcde"[number // 3 % 5]: "pass"} if number % 3 == 0 else {}
        Ballot.objects.create(
            pk=uuid.UUID(int=first + number),
            poll=poll,
            voter_key=uuid.uuid4(),
            standing=str(standing),
            revision=1,
            choices={"answers": answers | one},
        )
