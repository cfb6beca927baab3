"""When are votes counted? On a nudge after a vote, and every two seconds anyway. The rest follows the clock."""

from celery import shared_task

from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.burst_hints import look_for_bursts
from ideas.services.exposure_counts import count_looks, end_looks
from ideas.services.exposures import mix_looks
from ideas.services.opinion_maps import map_due_polls
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


@shared_task(name="ideas.map_opinions")
def map_opinions() -> int:
    return map_due_polls()


@shared_task(name="ideas.count_looks")
def count_exposures() -> int:
    return count_looks()


@shared_task(name="ideas.tidy_looks")
def tidy_exposures() -> int:
    end_looks()
    return mix_looks()


@shared_task(name="ideas.look_for_bursts")
def find_bursts() -> int:
    return look_for_bursts()
