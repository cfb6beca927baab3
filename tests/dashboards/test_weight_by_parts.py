"""Does a survey that is open and weighted say so wherever it is weighted, and only there?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.panels.panel import Panel
from participation.accounts.models import Account
from participation.places.models import Area
from surveys.models import Survey
from tests.dashboards.conftest import Answer

WEIGHTED = "Offene Umfrage, gewichtet"
MOOD = "Stimmungsbild"


@pytest.fixture
def weighted(survey: Survey, answer: Answer, residents: None, north: Area, south: Area) -> Survey:
    """Two thirds live in the north, and one third of the answers comes from there."""
    Survey.objects.filter(pk=survey.pk).update(sampling=Survey.Sampling.OPEN_WEIGHTED)
    answer(24, seed=1, area=north, F1=["live"], A1="1")
    answer(16, seed=2, area=north, F1=["live"], A1="5")
    answer(20, seed=3, area=south, F1=["live"], A1="1")
    answer(60, seed=4, area=south, F1=["live"], A1="5")
    return survey


def panel(client: Client, survey: Survey, code: str, **query: Any) -> Panel:
    url = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    for number in range(1, 9):
        for one in client.get(url, {"seite": str(number), **query}).context["page"].panels:
            if one.key == code:
                return one  # type: ignore[no-any-return]  # from a template's context
    raise AssertionError(code)


def test_the_larger_part_counts_more(client: Client, official: Account, weighted: Survey) -> None:
    """60 % of the north and 25 % of the south say 1: 44 of 120 answered so, 48 % would have."""
    client.force_login(official)
    found = panel(client, weighted, "A1")
    assert found.label.startswith(WEIGHTED)
    assert found.table is not None
    row = next(row for row in found.table.rows if row[1].value == 44)
    assert row[2].value == pytest.approx(44 / 120, abs=1e-4)
    assert row[3].value == pytest.approx(2 / 3 * 0.6 + 1 / 3 * 0.25, abs=1e-3)
    low, share, high = (float(row[at].value or 0) for at in (4, 3, 5))
    assert low < share < high
    assert found.note.startswith("Gewichtet")
    assert "48" in found.figure.alt  # type: ignore[union-attr]  # it has one


def test_a_part_alone_is_a_mood_picture(client: Client, official: Account, weighted: Survey, south: Area) -> None:
    client.force_login(official)
    found = panel(client, weighted, "A1", gebiet=south.slug)
    assert found.label.startswith(MOOD)
    assert found.table is not None
    assert len(found.table.columns) == 3


def test_a_part_that_is_hidden_leaves_the_whole_unweighted(
    client: Client, official: Account, survey: Survey, answer: Answer, residents: None, north: Area, south: Area
) -> None:
    """Else the weighted share would tell what the four people of the north said."""
    Survey.objects.filter(pk=survey.pk).update(sampling=Survey.Sampling.OPEN_WEIGHTED)
    answer(4, seed=1, area=north, F1=["live"], A1="1")
    answer(80, seed=2, area=south, F1=["live"], A1="5")
    client.force_login(official)
    found = panel(client, survey, "A1")
    assert found.label.startswith(MOOD)
    assert "Nicht gewichtet" in found.note
    assert found.table is not None
    assert len(found.table.columns) == 3


def test_without_residents_nothing_is_weighted(
    client: Client, official: Account, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    Survey.objects.filter(pk=survey.pk).update(sampling=Survey.Sampling.OPEN_WEIGHTED)
    answer(40, seed=1, area=north)
    answer(40, seed=2, area=south)
    client.force_login(official)
    assert panel(client, survey, "A1").label.startswith(MOOD)


def test_who_people_are_is_never_weighted(client: Client, official: Account, weighted: Survey) -> None:
    """Weighted, the table of ages would hide how few young people came."""
    client.force_login(official)
    assert panel(client, weighted, "S1").label.startswith(MOOD)


def test_the_public_page_still_says_that_whoever_wanted_could_answer(client: Client, weighted: Survey) -> None:
    from dashboards.selectors.parts import parts_of
    from dashboards.selectors.results import results_of
    from surveys.selectors.counted import answered_surveys

    process = weighted.process
    found = results_of(process, answered_surveys(process.pk)[0], parts=parts_of(process.area))
    assert found.is_open
    assert found.label.startswith(MOOD)
