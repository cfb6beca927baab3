"""A survey was changed while it ran: the evaluation shows old and new answers apart, and loses none of them."""

import uuid
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.panels.measure import Question
from dashboards.selectors.evidence import evidence_for_finding
from dashboards.selectors.questions import pages_of
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from surveys.drafting.tree import question_with
from surveys.drafting.versions import stamped
from surveys.models import Survey, SurveyVersion
from surveys.selectors.counted import answered_surveys
from surveys.services.responses import submit_answers
from tests.surveys.make import AGREE, COLOURS, YES_NO, count_everything, document, page, publish, question

GERMAN = {"accept-language": "de"}
ENOUGH = 12


def _first() -> dict[str, Any]:
    return document(
        page("one", question("A", "single", options=YES_NO), question("B", "multi", options=COLOURS)),
        page("two", question("S", "scale", options=AGREE), question("X", "single", options=YES_NO)),
        page("three", question("Y", "single", options=YES_NO)),
    )


def _second() -> dict[str, Any]:
    """A in other words, B without blue and with green, X not asked any more, page three gone."""
    made = deepcopy(_first())
    question_with(made, "A")["text"] = {"de": "Ganz anders?", "en": "Quite another?"}
    options = question_with(made, "B")["options"]
    options[1] = {"code": "green", "text": {"de": "grün", "en": "green"}}
    made["pages"][1]["questions"].pop()
    made["pages"].pop()
    return stamped(made, [_first()])


def _answer(survey: Survey, **answers: Any) -> None:
    submit_answers(key=uuid.uuid4(), survey=survey, answers=answers, identity=Identity(browser=uuid.uuid4().hex))


@pytest.fixture
def changed(process: Process) -> Survey:
    survey = publish(process, _first())
    for number in range(ENOUGH):
        colour = "blue" if number < 6 else "red"
        _answer(survey, A="yes" if number < 7 else "no", B=[colour], S="1", X="yes", Y="no")
    survey.current = SurveyVersion.objects.create(survey=survey, number=2, definition=_second())
    survey.save()
    SurveyVersion.objects.filter(number=1).update(frozen_at=timezone.now() - timedelta(days=10))
    for number in range(ENOUGH + 1):
        _answer(survey, A="no", B=["green" if number < 7 else "red"], S="3")
    count_everything()
    return survey


def _questions(survey: Survey) -> list[list[Question]]:
    (answered,) = answered_surveys(survey.process_id)
    return [list(questions) for _title, questions in pages_of(answered)]


def test_what_was_asked_before_stands_where_it_stood(changed: Survey) -> None:
    assert [[(one.code, one.past) for one in page] for page in _questions(changed)] == [
        [("A@2", False), ("A", True), ("B", False)],
        [("S", False), ("X", True)],
        [("Y", True)],
    ]


def test_each_break_is_said_in_words(changed: Survey) -> None:
    marks = {one.code: one.mark for page in _questions(changed) for one in page}
    assert marks["A@2"].startswith("Bruch: So gefragt seit")
    assert marks["A"].startswith("Bruch: frühere Fassung der Frage, gestellt bis")
    assert "Fassung 1" in marks["A"]
    assert "„grün“ gibt es seit" in marks["B"]
    assert "nicht mehr gefragt" in marks["X"]
    assert marks["S"] == ""


def test_an_answer_that_is_gone_is_shown_as_no_longer_offered(changed: Survey) -> None:
    (colours,) = [one for page in _questions(changed) for one in page if one.code == "B"]
    assert [option.text for option in colours.options][-1] == "blau (nicht mehr angeboten)"


def test_the_page_shows_both_wordings_with_their_own_base(changed: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    address = reverse("dashboards:survey", args=[changed.process.slug, changed.slug])
    shown = client.get(address, headers=GERMAN).content.decode()
    assert "Bruch: frühere Fassung der Frage" in shown
    assert "Ganz anders?" in shown
    assert "Frage A?" in shown
    assert "blau (nicht mehr angeboten)" in shown
    assert f"n = {ENOUGH}<" in shown
    assert f"n = {ENOUGH + 1}<" in shown
    table = reverse("dashboards:survey_table", args=[changed.process.slug, changed.slug, "A@2"])
    assert client.get(table).status_code == 200


def test_a_decision_stands_on_the_wording_that_was_looked_at(changed: Survey) -> None:
    figures = [evidence_for_finding(changed.process, changed.pk, measure) for measure in ("A", "A@2")]
    assert [one["question"] for one in figures] == ["Frage A?", "Ganz anders?"]
    assert [one["n"] for one in figures] == [ENOUGH, ENOUGH + 1]


def test_everybody_reads_the_break_once_results_are_public(changed: Survey, client: Client) -> None:
    Survey.objects.update(
        state=Survey.State.CLOSED, results_released_at=timezone.now(), results_public=True, mixed_at_end=True
    )
    address = reverse("dashboards:survey_results", args=[changed.process.slug, changed.slug])
    shown = client.get(address, headers=GERMAN).content.decode()
    assert "Bruch: So gefragt seit" in shown
    assert "Seit " in shown
    assert "nicht mehr gefragt" in shown
    told = client.get(f"/api/v1/results/{changed.process.slug}/").json()
    assert any("frühere Fassung der Frage" in panel["note"] for panel in told["panels"])


@pytest.mark.parametrize("versions", [2, 4])
def test_more_versions_need_no_more_queries(changed: Survey, versions: int, django_assert_num_queries: Any) -> None:
    for number in range(3, versions + 1):
        changed.current = SurveyVersion.objects.create(survey=changed, number=number, definition=_second())
    changed.save()
    with django_assert_num_queries(2):
        answered_surveys(changed.process_id)
