"""Is an hour told in which one idea stands out, and no other hour?"""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from ideas.ranking.bursts import bursts_in, counts_without

MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)
KEYS = "abcdefgh"


def minutes(numbers: Iterable[float]) -> list[datetime]:
    return [MONDAY + timedelta(minutes=number) for number in numbers]


def quiet_week(seed: int = 1) -> dict[str, list[datetime]]:
    """Each idea gets some sixty supports, spread over seven days."""
    lot = random.Random(seed)
    return {key: minutes(lot.uniform(0, 7 * 24 * 60) for _ in range(lot.randint(50, 70))) for key in KEYS}


@pytest.mark.parametrize("seed", range(5))
def test_a_quiet_week_has_none(seed: int) -> None:
    assert bursts_in(quiet_week(seed)) == ()


def test_thirty_votes_for_one_idea_within_half_an_hour_are_told() -> None:
    times = quiet_week()
    times["c"] += minutes(3000 + n for n in range(30))
    (burst,) = bursts_in(times)
    assert (burst.key, burst.supports >= 30, burst.expected < 10) == ("c", True, True)
    assert MONDAY + timedelta(minutes=2940) <= burst.begins <= MONDAY + timedelta(minutes=3000)
    assert burst.ends - burst.begins <= timedelta(hours=2)


def test_a_stand_at_the_fair_that_brings_votes_for_all_ideas_is_none() -> None:
    times = quiet_week()
    for key in KEYS:
        times[key] += minutes(3000 + n * 1.5 for n in range(30))
    assert bursts_in(times) == ()


def test_a_burst_over_several_hours_is_told_once() -> None:
    times = quiet_week()
    times["c"] += minutes(3000 + n * 2 for n in range(120))
    assert [burst.key for burst in bursts_in(times)] == ["c"]


def test_nine_votes_of_a_family_are_none() -> None:
    times = quiet_week()
    times["c"] = minutes(3000 + n for n in range(9))
    assert bursts_in(times) == ()


def test_a_platform_with_one_idea_has_no_share_to_compare() -> None:
    assert bursts_in({"only": minutes(range(50))}) == ()


def test_nothing_was_supported() -> None:
    assert bursts_in({}) == ()
    assert bursts_in({"a": []}) == ()


def test_the_order_can_be_looked_at_without_it() -> None:
    times = quiet_week()
    usual = {key: len(moments) for key, moments in times.items()}
    times["c"] += minutes(3000 + n for n in range(30))
    found = counts_without(times, bursts_in(times))
    assert found["a"] == usual["a"]
    assert usual["c"] - 5 <= found["c"] <= usual["c"]
