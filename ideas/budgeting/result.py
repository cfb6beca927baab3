"""What does a rule give for an election, with all that people need to understand it?"""

from dataclasses import dataclass
from enum import StrEnum

from ideas.budgeting.comparison import Reach, reach
from ideas.budgeting.election import Election
from ideas.budgeting.greedy import PLAIN, Variant, by_votes
from ideas.budgeting.missed import Missed, missed_by_shares, missed_by_votes
from ideas.budgeting.outcome import Outcome
from ideas.budgeting.shares.raising import equal_shares
from ideas.budgeting.ties import TieRule


class Rule(StrEnum):
    GREEDY = "greedy"
    EQUAL_SHARES = "mes"


@dataclass(frozen=True, slots=True)
class Settings:
    """Fixed and published before anybody votes. `step` in the election's units; None is the usual one."""

    rule: Rule
    variant: Variant = PLAIN
    step: int | None = None
    completed: bool = False
    lot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    rule: Rule
    outcome: Outcome
    reach: Reach
    missed: tuple[Missed, ...]


def outcome_of(election: Election, settings: Settings) -> Outcome:
    ties = TieRule(election, settings.lot)
    if settings.rule is Rule.GREEDY:
        return by_votes(election, ties=ties, variant=settings.variant)
    return equal_shares(election, step=settings.step, ties=ties, completed=settings.completed)


def result_of(election: Election, settings: Settings) -> Result:
    outcome = outcome_of(election, settings)
    if settings.rule is Rule.GREEDY:
        missed = missed_by_votes(election, outcome, settings.variant)
    else:
        missed = missed_by_shares(election, outcome, TieRule(election, settings.lot))
    return Result(settings.rule, outcome, reach(election, outcome.winners), missed)
