"""What came out of a poll with money: who gets it, what other rules would have given, how near the others came?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ideas.models import Poll, PollResult
from ideas.selectors.ballot_counts import UNPROVEN, deciding_groups
from ideas.selectors.poll_rules import RULES
from ideas.selectors.sheets import sheet_of
from ideas.votekinds.kind import Sheet
from participation.processes.models import Process
from participation.texts import localized


@dataclass(frozen=True, slots=True)
class Winner:
    """`cost` in cents."""

    title: str
    cost: int


@dataclass(frozen=True, slots=True)
class Loser:
    """`reached`: percent of the support that it needed; None where it costs more than there is."""

    title: str
    cost: int
    reached: float | None


@dataclass(frozen=True, slots=True)
class ByRule:
    """`decides`: the rule that was fixed before the vote."""

    label: str
    decides: bool
    winners: tuple[str, ...]
    cost: int
    voters: int
    with_one: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """`unproven`: ballots without proof decide as well."""

    number: int
    unproven: bool
    ballots: int
    winners: tuple[Winner, ...]
    losers: tuple[Loser, ...]
    rules: tuple[ByRule, ...]
    cost: int
    ties: tuple[str, ...]


def latest_result(poll: Poll) -> PollResult | None:
    return poll.results.order_by("number").last() if poll.state == Poll.State.CLOSED else None


def outcome_of(poll: Poll) -> Outcome | None:
    """None while it is open, and where nothing is given away."""
    result = latest_result(poll)
    if result is None or "outcomes" not in result.figures:
        return None
    figures, sheet = result.figures, sheet_of(poll)
    costs = {option.code: option.cost for option in sheet.options}
    decided = figures["outcomes"][figures["rule"]]
    missed: Mapping[str, float | None] = decided["missed"]
    nearest = sorted(missed, key=lambda code: -(missed[code] or 0))
    return Outcome(
        number=result.number,
        unproven=UNPROVEN in deciding_groups(poll.process) and UNPROVEN in figures["groups"],
        ballots=result.ballots,
        winners=tuple(Winner(sheet.title(code), costs[code]) for code in decided["winners"]),
        losers=tuple(Loser(sheet.title(code), costs[code], missed[code]) for code in nearest),
        rules=tuple(
            _by_rule(key, figures["outcomes"][key], sheet, decides=key == figures["rule"])
            for key in RULES
            if key in figures["outcomes"]
        ),
        cost=decided["cost"],
        ties=tuple(" · ".join(sheet.title(code) for code in tie["options"]) for tie in decided["ties"]),
    )


def _by_rule(key: str, said: Mapping[str, Any], sheet: Sheet, *, decides: bool) -> ByRule:
    winners = tuple(sheet.title(code) for code in said["winners"])
    return ByRule(str(RULES[key].label), decides, winners, said["cost"], said["voters"], said["with_one"])


@dataclass(frozen=True, slots=True)
class Decided:
    """A poll that is over, with what came out where money was given away."""

    slug: str
    title: str
    closed_at: datetime
    outcome: Outcome | None


def decided_polls(process: Process, *, most: int | None = None) -> list[Decided]:
    """The newest first; two queries each."""
    found = (
        Poll.objects.filter(process=process, state=Poll.State.CLOSED)
        .select_related("process")
        .order_by("-closes_at", "-pk")
    )
    return [
        Decided(poll.slug, localized(poll.title), poll.closes_at, outcome_of(poll))
        for poll in found[:most]
        if poll.closes_at
    ]
