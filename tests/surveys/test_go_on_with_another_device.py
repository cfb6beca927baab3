"""Somebody begins on a phone and goes on at a computer, with a code and without an account."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from participation.eligibility.code_format import ALPHABET
from surveys.models import Draft, Response, Survey
from surveys.resume_codes import new_resume_code, read_resume_code
from surveys.services.answering import DRAFT_DAYS, drop_old_drafts
from surveys.services.resuming import make_resume_code
from tests.surveys.make import publish, small_document
from tests.surveys.walking import Fields, Walk

pytestmark = pytest.mark.django_db
ELSEWHERE = "/umfragen/umfrage/weiter/"


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def phone(survey: Survey) -> Walk:
    walk = Walk(survey)
    walk.begin()
    walk.press(A="no")
    walk.press("later", E="34")
    return walk


def code_on(walk: Walk) -> str:
    walk.follow(walk.client.post(ELSEWHERE, {"make": "1"}))
    found = re.search(r'class="q-code">([0-9A-Z-]{14})<', walk.html)
    assert found is not None
    return found[1]


def test_a_code_leads_to_the_same_place_with_all_answers(phone: Walk, survey: Survey) -> None:
    assert ELSEWHERE in phone.html
    code = code_on(phone)
    assert f"{ELSEWHERE}#{code}" in phone.html, "behind the hash, which no server sees"
    computer = Walk(survey)
    computer.follow(computer.client.get(ELSEWHERE))
    computer.follow(computer.client.post(ELSEWHERE, {"code": code.lower().replace("-", " ")}))
    assert computer.here.endswith("/seite/end/")
    assert Fields(computer.html).sent["E"] == ["34"]
    computer.press("send", F="fertig")
    assert computer.here.endswith("/danke/")
    assert Response.objects.get().answers == {"A": "no", "E": 34, "F": "fertig"}
    phone.follow(phone.client.get(phone.start))
    assert "sind angekommen" in phone.html


def test_only_a_pseudonym_of_the_code_is_stored(phone: Walk) -> None:
    code = code_on(phone)
    stored = str(Draft.objects.values().get())
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert Draft.objects.get().resume_key is not None


def test_a_new_code_ends_the_old_one(phone: Walk) -> None:
    old, new = code_on(phone), code_on(phone)
    computer = Client()
    answer = computer.post(ELSEWHERE, {"code": old})
    assert answer.status_code == 400
    assert "Dieser Code gilt nicht mehr" in answer.content.decode()
    assert "qs_draft" not in computer.cookies
    assert computer.post(ELSEWHERE, {"code": new}).status_code == 302


def test_a_code_holds_for_its_own_survey_only(phone: Walk, survey: Survey) -> None:
    publish(survey.process, small_document(), slug="andere")
    answer = Client().post("/umfragen/andere/weiter/", {"code": code_on(phone)})
    assert answer.status_code == 400


def test_a_typing_error_costs_no_attempt(phone: Walk) -> None:
    code = code_on(phone)
    wrong = code[:-1] + next(sign for sign in ALPHABET if sign != code[-1])
    answer = Client().post(ELSEWHERE, {"code": wrong})
    assert "Im Code ist ein Tippfehler" in answer.content.decode()
    assert f'value="{wrong}"' in answer.content.decode(), "what was typed stays"


def test_whoever_guesses_is_stopped(phone: Walk) -> None:
    code = code_on(phone)
    computer = Client()
    for _number in range(100):
        computer.post(ELSEWHERE, {"code": new_resume_code()})
    answer = computer.post(ELSEWHERE, {"code": code})
    assert answer.status_code == 429
    assert "qs_draft" not in computer.cookies


def test_without_a_questionnaire_there_is_no_code(survey: Survey) -> None:
    computer = Client()
    assert "Code zeigen" not in computer.get(ELSEWHERE).content.decode()
    assert computer.post(ELSEWHERE, {"make": "1"}).status_code == 302
    assert not Draft.objects.exists()


def test_after_two_weeks_the_code_leads_nowhere(phone: Walk, survey: Survey) -> None:
    code = make_resume_code(survey=survey, key=Draft.objects.get().key)
    Draft.objects.update(touched_on=timezone.localdate() - timedelta(days=DRAFT_DAYS + 1))
    drop_old_drafts()
    assert Client().post(ELSEWHERE, {"code": code}).status_code == 400


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMNP", "<script>-ABC"])
def test_what_cannot_be_a_code(typed: str) -> None:
    assert read_resume_code(typed) is None


def test_codes_are_read_as_people_write_them() -> None:
    code = new_resume_code()
    assert read_resume_code(f" {code.lower()} ") == code
    assert read_resume_code(code.replace("0", "o").replace("1", "l")) == code
