"""Redis stops or hangs while people vote: every vote is accepted at once, and counted soon after its return."""

import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from django.db import connection

from demo.simulation.counted import number_of_events, number_waiting
from demo.simulation.plan import Press, add_up, plan_presses
from demo.simulation.voting import Outcome, cast_all
from ideas.models import Idea, IdeaTally
from participation.processes.models import Process
from participation.tally.verification import differences
from tests.ideas.conftest import new_idea
from tests.servers import Redis
from tests.worker import Eventually

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ideas(transactional_db: None, process: Process) -> list[Idea]:
    return [new_idea(process, f"Idee {number}") for number in range(30)]


def _presses(ideas: list[Idea], votes: int) -> list[Press]:
    return plan_presses(random.Random(7), residents=100, ideas=[idea.pk for idea in ideas], votes=votes)


def _first_votes(site: str, ideas: list[Idea]) -> list[Press]:
    """The first answers of a server are slow: they are not those that are judged."""
    first = [Press(resident=1_000 + number, idea=ideas[0].pk, value=1) for number in range(12)]
    assert cast_all(site, first, threads=6).accepted == len(first)
    return first


def _vote_through(site: str, presses: list[Press], fault: Callable[[], None]) -> Outcome:
    """The fault comes when a tenth has voted."""

    def vote() -> Outcome:
        try:
            return cast_all(site, presses, threads=6)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        voting = pool.submit(vote)
        while number_of_events() < len(presses) // 10 and not voting.done():
            time.sleep(0.02)
        fault()
        return voting.result(timeout=120)


def _expect_nobody_waited(outcome: Outcome) -> None:
    """No vote took a timeout longer than the others, however busy this machine is."""
    assert max(outcome.seconds) < 2 + 5 * median(outcome.seconds)


def _expect_all_counted(presses: list[Press], eventually: Eventually) -> None:
    assert number_waiting() > len(presses) // 4, "they waited while Redis was away"
    eventually(lambda: number_waiting() == 0, seconds=30, what="counting everything")
    sent = {idea: count for idea, count in add_up(presses).supports.items() if count}
    assert dict(IdeaTally.objects.filter(value__gt=0).values_list("idea_id", "value")) == sent
    assert differences() == []


def test_redis_stopped_during_two_thousand_votes(
    site: str, redis: Redis, ideas: list[Idea], eventually: Eventually
) -> None:
    first, presses = _first_votes(site, ideas), _presses(ideas, 2000)
    outcome = _vote_through(site, presses, lambda: redis.stop(signal.SIGKILL))
    assert (outcome.accepted, outcome.wrong) == (2000, [])
    _expect_nobody_waited(outcome)
    redis.start()
    _expect_all_counted([*first, *presses], eventually)


def test_redis_that_hangs_delays_no_vote(site: str, redis: Redis, ideas: list[Idea], eventually: Eventually) -> None:
    first, presses = _first_votes(site, ideas), _presses(ideas, 300)
    process = redis.process
    assert process
    outcome = _vote_through(site, presses, lambda: process.send_signal(signal.SIGSTOP))
    try:
        assert (outcome.accepted, outcome.wrong) == (300, [])
        _expect_nobody_waited(outcome)
    finally:
        process.send_signal(signal.SIGCONT)
    _expect_all_counted([*first, *presses], eventually)
