"""A program finds a survey, gets a key, answers, and is told the same things as a person."""

import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from surveys.models import Response, Survey
from tests.surveys.make import publish, small_document

pytestmark = pytest.mark.django_db
LIST = "/api/v1/surveys/"
ONE = f"{LIST}umfrage/"


def key_for(client: Client) -> str:
    client.get(f"{ONE}keys/")
    made = client.post(f"{ONE}keys/")
    assert made.status_code == 201
    return str(made.json()["submission_key"])


def send(client: Client, key: str, answers: dict[str, Any]) -> Any:
    return client.post(f"{ONE}responses/", {"submission_key": key, "answers": answers}, content_type="application/json")


def test_open_surveys_are_listed_with_a_fixed_number_of_queries(
    client: Client, survey: Survey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        publish(survey.process, small_document(), slug=f"weitere-{number}")
    Survey.objects.filter(slug="weitere-0").update(state="closed")
    with django_assert_num_queries(3):
        found = client.get(LIST).json()
    assert len(found) == 5
    assert found[0]["title"] == {"de": "Umfrage", "en": "Survey"}
    assert (found[0]["process"], found[0]["minutes"], found[0]["returns"]) == ("anger-2026", 1, 0)
    assert found[0]["ends_at"]


def test_a_survey_carries_its_frozen_document(client: Client, survey: Survey) -> None:
    found = client.get(ONE).json()
    assert found["definition"] == small_document()
    assert (found["version"], found["open"]) == (1, True)
    Survey.objects.update(state="draft")
    assert client.get(ONE).status_code == 404


def test_a_response_is_stored_once_and_cannot_be_read(client: Client, survey: Survey) -> None:
    key = key_for(client)
    first = send(client, key, {"A": "no", "E": 3, "B": ["red"]})
    assert (first.status_code, first.json()) == (201, {"replayed": False, "dropped": ["B"]})
    again = send(client, key, {"A": "yes"})
    assert (again.status_code, again.json()["replayed"]) == (200, True)
    assert Response.objects.get().answers == {"A": "no", "E": 3}
    assert client.get(f"{ONE}responses/").status_code == 405


@pytest.mark.parametrize(
    ("answers", "body"),
    [
        ({"A": "vielleicht"}, {"answers": {"A": "Diese Antwort gehört nicht zu den Antworten der Frage."}}),
        ({"A": "no", "E": 500}, None),
        ({"A": "no", "C": "x"}, None),
        ({"A": ["yes", "no"]}, None),
        ({"A": {"yes": 1}}, None),
        ({}, {"incomplete": ["start"]}),
        ({"A": "no", "later": "x" * 300_000}, None),
    ],
)
def test_mistakes_are_named_and_store_nothing(
    client: Client, survey: Survey, answers: dict[str, Any], body: dict[str, Any] | None
) -> None:
    answer = send(client, key_for(client), answers)
    assert answer.status_code == 400
    assert body is None or answer.json() == body
    assert not Response.objects.exists()


def test_a_key_that_the_server_did_not_make_opens_nothing(client: Client, survey: Survey) -> None:
    key_for(client)
    assert send(client, str(uuid.uuid4()), {"A": "no"}).status_code == 404
    assert not Response.objects.exists()


def test_the_second_time_is_refused_with_a_code(client: Client, survey: Survey) -> None:
    send(client, key_for(client), {"A": "no"})
    refused = client.post(f"{ONE}keys/")
    assert (refused.status_code, refused.json()["code"]) == (403, "already")


def test_without_a_cookie_nobody_answers(survey: Survey) -> None:
    refused = Client().post(f"{ONE}keys/")
    assert (refused.status_code, refused.json()["code"]) == (403, "no_cookie")


def test_the_description_comes_without_warnings(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    from django.core.management import call_command

    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")
    assert "surveys" not in capsys.readouterr().err
