"""When are votes counted? On a nudge after a vote, and every two seconds anyway."""

from celery import shared_task

from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.sealing import seal_due
from ideas.services.settling import close_due_polls
from ideas.services.tallying import VOTES
from participation.tally.engine import fold_all


@shared_task(name="ideas.fold_votes")
def fold_votes() -> int:
    return fold_all(VOTES)


@shared_task(name="ideas.fold_ballots")
def fold_ballots() -> int:
    return fold_all(BALLOT_LEDGER)


@shared_task(name="ideas.seal_ballots")
def seal_ballots() -> int:
    return seal_due()


@shared_task(name="ideas.close_polls")
def close_polls() -> int:
    return close_due_polls()
