"""What happens to somebody who begins or sends too often? A sentence, a time, and the answers are kept."""

from dataclasses import replace
from http import HTTPStatus

import pytest
from django.test import Client

from surveys import limits
from surveys.models import Draft, Response, Survey
from tests.surveys.test_use_the_api import ONE, key_for, send
from tests.surveys.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
TOO_OFTEN = HTTPStatus.TOO_MANY_REQUESTS


def _english() -> Client:
    return Client(headers={"accept-language": "en"})


def test_beginning_too_often_makes_no_draft_and_keeps_the_old_one(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.views.cover.BEGIN", replace(limits.BEGIN, person=1))
    rosa = Walk(survey, _english())
    rosa.begin()
    rosa.press(A="no")
    before = list(Draft.objects.values())
    answer = rosa.client.post(rosa.start, {"anew": "1"})
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "very often" in answer.content.decode()
    assert "Go on answering" in answer.content.decode()
    assert list(Draft.objects.values()) == before


def test_the_cover_keeps_its_button_for_later(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.views.cover.BEGIN", replace(limits.BEGIN, network=1))
    Walk(survey).begin()
    late = _english()
    late.get(f"/umfragen/{survey.slug}/")
    answer = late.post(f"/umfragen/{survey.slug}/")
    assert answer.status_code == TOO_OFTEN
    assert "Very many people in your network" in answer.content.decode()
    assert ">Begin<" in answer.content.decode()
    assert Draft.objects.count() == 1


def test_sending_too_often_keeps_the_answers_and_offers_to_send_again(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.views.sending.SEND", replace(limits.SEND, network=1))
    first, second = Walk(survey), Walk(survey, _english())
    for person in (first, second):
        person.begin()
        person.press(A="no")
    review = f"/umfragen/{survey.slug}/absenden/"
    assert first.client.post(review).status_code == HTTPStatus.FOUND
    answer = second.client.post(review)
    page = answer.content.decode()
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "Your answers are kept" in page
    assert f'action="{review}"' in page
    assert (Response.objects.count(), Draft.objects.count()) == (1, 1)
    assert first.client.post(review)["Location"].endswith("/danke/"), "what was sent is never refused"
    monkeypatch.setattr("surveys.views.sending.SEND", limits.SEND)
    assert second.client.post(review)["Location"].endswith("/danke/")
    assert Response.objects.count() == 2


def test_a_party_behind_one_wifi_takes_part(survey: Survey) -> None:
    for number in range(60):
        guest = Walk(survey)
        guest.begin()
        guest.press(A="no")
        answer = guest.client.post(f"/umfragen/{survey.slug}/absenden/")
        assert answer.status_code == HTTPStatus.FOUND, number
    assert Response.objects.count() == 60


def test_a_program_gets_429_for_keys_and_for_responses(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.api.surveys.BEGIN", replace(limits.BEGIN, person=1))
    monkeypatch.setattr("surveys.api.surveys.SEND", replace(limits.SEND, network=1))
    program, other = Client(), Client()
    key, late = key_for(program), key_for(other)
    refused = program.post(f"{ONE}keys/")
    assert (refused.status_code, refused.json()["code"]) == (TOO_OFTEN, "too_often")
    assert Draft.objects.count() == 2
    assert send(program, key, {"A": "no", "E": 3}).status_code == HTTPStatus.CREATED
    answer = send(other, late, {"A": "no", "E": 3})
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert send(program, key, {"A": "no"}).json()["replayed"], "a repeated press gets its receipt"
    assert Response.objects.count() == 1
