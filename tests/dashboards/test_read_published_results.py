"""Anybody reads results through the API, once they are released."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea


@pytest.fixture
def url(process: Process) -> str:
    return f"/api/v1/results/{process.slug}/"


@pytest.fixture
def filled(make_idea: MakeIdea, answer: Answer, residents: None) -> None:
    make_idea("Bordstein", 40)
    answer(80)


def panels(client: Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200
    return {panel["key"]: panel for panel in response.json()["panels"]}


def test_nothing_before_release(client: Client, url: str, filled: None) -> None:
    response = client.get(url)
    assert response.status_code == 403
    assert response.json()["code"] == "not_released"


def test_an_unpublished_process_does_not_exist(client: Client, url: str) -> None:
    Process.objects.update(results_released=True, state=Process.State.DRAFT)
    assert client.get(url).status_code == 404


def test_a_survey_that_still_runs_stays_out(client: Client, url: str, filled: None) -> None:
    Process.objects.update(results_released=True)
    assert set(panels(client, url)) == {"ideas", "participation"}


def test_released_results_carry_base_and_evidence(client: Client, url: str, filled: None) -> None:
    Process.objects.update(results_released=True)
    Survey.objects.update(state=Survey.State.CLOSED, results_public=True, results_released_at=timezone.now())
    found = panels(client, url)
    assert {"gaps-B1", "ideas"} <= set(found)
    assert found["gaps-B1"]["evidence"]
    assert found["ideas"]["table"]["rows"][0][:2] == ["Bordstein", 40]
