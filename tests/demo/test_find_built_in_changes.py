"""Two waves with known differences: the evaluation finds these and no others, and rarely sees what is not there."""

from io import StringIO

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from dashboards.selectors.eight import evidence_of_process
from dashboards.selectors.parts import parts_of
from demo.seeding.waves import ANSWERS, CHANGED, POINTS, TOPICS, WAVES, seed_waves, shares_of_points
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.stats.means import Mean, mean_of_counts
from participation.stats.waves import Trend, changes_of_means

NULL_SETS = 200
ALONE, NEARLY = 1.961, 2.5  # standard errors: 95 percent for one topic; less than ten topics together need


@pytest.mark.django_db
def test_the_evaluation_finds_what_was_built_in_and_nothing_else(
    client: Client, process: Process, staff: Account, official: Account, north: Area, south: Area
) -> None:
    surveys = seed_waves(process, staff, answers=400)
    assert surveys[1].current is not None
    (question,) = surveys[1].current.definition["pages"][0]["questions"]
    names = {item["text"]["de"]: item["code"] for item in question["items"]}
    then = evidence_of_process(process, parts_of(process.area)).then
    assert then is not None
    assert then.sampled
    found = {names[moved.label]: moved.change.difference for moved in then.topics if moved.clear}
    assert {topic: difference > 0 for topic, difference in found.items()} == {
        topic: moved > 0 for topic, moved in CHANGED.items()
    }
    client.force_login(official)
    page = client.get(f"/auswertung/{process.slug}/acht-fragen/").content.decode()
    assert page.count("eine klare Veränderung") == len(CHANGED)
    assert WAVES[0].title["de"] in page


def test_where_nothing_changed_hardly_anything_is_called_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    """In 200 pairs of samples of the same people; topic by topic, something would change in nearly half of them."""
    chance = np.random.default_rng(2026)
    shares = shares_of_points(TOPICS, changed=False)
    waves = chance.multinomial(ANSWERS, shares, size=(NULL_SETS, 2, len(TOPICS)))
    means = waves @ POINTS / ANSWERS
    spreads = (waves @ POINTS**2 / ANSWERS - means**2) / (ANSWERS - 1)
    away = np.abs(means[:, 1] - means[:, 0]) / np.sqrt(spreads.sum(axis=1))  # in standard errors
    one_by_one = int((away > ALONE).any(axis=1).sum())
    near = np.flatnonzero((away > NEARLY).any(axis=1))  # all others are far from being called changed
    together = sum(_is_called_changed(*waves[number]) for number in near)
    with capsys.disabled():
        print(f"\n{NULL_SETS} null data sets: false alarms in {together}; without correction in {one_by_one}")
    # 10 are expected of 200; more than 19 happen in one of 200 such runs, and the seed is fixed.
    assert 0 < together <= 19
    assert one_by_one >= 50


def _is_called_changed(before: np.ndarray, after: np.ndarray) -> bool:
    changes = changes_of_means(_means(before), _means(after))
    return any(change.trend is not Trend.UNCLEAR for change in changes.values())


def _means(topics: np.ndarray) -> dict[str, Mean]:
    found = {}
    for topic, numbers in zip(TOPICS, topics, strict=True):
        mean = mean_of_counts({int(point): int(number) for point, number in zip(POINTS, numbers, strict=True)})
        assert mean is not None
        found[topic] = mean
    return found


@pytest.mark.django_db
def test_two_waves_need_the_demo_neighbourhood() -> None:
    with pytest.raises(CommandError, match="seed_demo"):
        call_command("simulate_waves", stdout=StringIO())
