"""Who gets the money? By the configured rule, and by the others beside it, so that everybody sees what the rule did."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ideas.budgeting.election import Election, election_of
from ideas.budgeting.greedy import Variant
from ideas.budgeting.result import Result, Rule, Settings, result_of
from ideas.models import Poll
from ideas.selectors.ballot_counts import Said
from ideas.selectors.poll_rules import THRESHOLD
from ideas.votekinds.kind import Sheet, texts

# Of one currency unit per voter, in cents.
CENTS = 100


def outcomes_of(poll: Poll, sheet: Sheet, cast: Iterable[Said]) -> dict[str, dict[str, Any]]:
    """Key of the rule -> winners in the order of selection, cost in cents, people reached, how near the others came."""
    costs = {option.code: option.cost for option in sheet.options}
    ballots = [[code for code in texts(choices.get("chosen")) if code in costs] for choices in cast]
    election = election_of(sheet.budget, costs, ballots)
    return {
        key: _as_json(election, result_of(election, settings)) for key, settings in settings_of(poll, sheet).items()
    }


def settings_of(poll: Poll, sheet: Sheet) -> dict[str, Settings]:
    lot = lot_of(sheet)
    threshold = int(poll.settings.get(THRESHOLD, 0))
    return {
        "greedy": Settings(Rule.GREEDY, Variant(skip=True, threshold=threshold), lot=lot),
        "greedy_no_skip": Settings(Rule.GREEDY, Variant(skip=False, threshold=threshold), lot=lot),
        "equal_shares": Settings(Rule.EQUAL_SHARES, step=CENTS, lot=lot),
    }


def lot_of(sheet: Sheet) -> tuple[str, ...]:
    """Drawn with each option, before anybody voted."""
    return tuple(option.code for option in sorted(sheet.options, key=lambda option: (option.lot, option.code)))


def _as_json(election: Election, result: Result) -> dict[str, Any]:
    outcome, keys = result.outcome, [project.key for project in election.projects]
    return {
        "winners": [keys[number] for number in outcome.winners],
        "cost": outcome.cost,
        "ties": [
            {"options": [keys[n] for n in tie.projects], "first": keys[tie.first], "by": tie.by} for tie in outcome.ties
        ],
        "voters": result.reach.voters,
        "with_one": result.reach.with_one,
        "missed": {keys[missed.project]: _percent(missed.reached) for missed in result.missed},
    }


def _percent(reached: Fraction | None) -> float | None:
    return None if reached is None else round(float(reached) * 100, 1)
