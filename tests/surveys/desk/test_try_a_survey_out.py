"""Can staff answer a survey in advance, themselves and by lot, and does nothing of it ever count as real?"""

from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.definition import parse_definition, walk
from surveys.drafting.tree import question_with
from surveys.forms.desk_add import CAN_BE_ADDED
from surveys.models import (
    AnswerTally,
    Draft,
    ParticipationMarker,
    Response,
    ReturnsTally,
    SubmissionEvent,
    Survey,
    SurveyTemplate,
    TrialAnswer,
)
from surveys.selectors.counted import cell_counts, returns_by_day
from surveys.selectors.exported import dataset_of
from surveys.selectors.open_surveys import returns_by_survey
from surveys.selectors.trials import trials_of, tried_survey
from surveys.selectors.waiting import waiting_by_survey
from surveys.services.checking import clean_all, errors_among
from surveys.services.editing import add_question
from surveys.services.random_answers import random_answers
from surveys.services.templates import document_for, load_survey_templates
from surveys.services.trials import add_random_trials, delete_trials
from tests.surveys.make import count_everything, document, page, publish, question, small_document
from tests.surveys.walking import Walk

GERMAN = {"accept-language": "de"}


@pytest.fixture
def real(process: Process) -> Survey:
    """Published, and answered once for real."""
    survey = publish(process, small_document())
    survey.draft = small_document()
    survey.save()
    walk_through = Walk(survey)
    walk_through.begin()
    walk_through.press(A="no")
    walk_through.press("send", E="34")
    count_everything()
    return survey


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def _everything_real(survey: Survey) -> dict[str, Any]:
    """All that any page, file or figure is made from."""
    return {
        "responses": Response.objects.count(),
        "markers": ParticipationMarker.objects.count(),
        "drafts": Draft.objects.count(),
        "events": SubmissionEvent.objects.count(),
        "tallies": sorted(AnswerTally.objects.values_list("measure", "cell", "value")),
        "returns": sorted(ReturnsTally.objects.values_list("survey", "value")),
        "counted": returns_by_survey([survey.pk]),
        "cells": sorted(map(repr, cell_counts(survey.pk, ["A", "B", "E"]))),
        "days": list(map(repr, returns_by_day(survey.process_id))),
        "waiting": waiting_by_survey(survey.process_id),
        "exported": [list(map(str, row)) for row in dataset_of(survey, "de").rows()],
        "words": list(dataset_of(survey, "de").words()),
    }


def test_trial_answers_never_mix_with_real_ones(desk: Client, real: Survey, staff: Account) -> None:
    before = _everything_real(real)
    assert before["responses"] == 1
    add_random_trials(account=staff, survey=real, seed=1)
    _answer_myself(desk, real)
    # Whatever counts, mixes, folds, recounts or verifies is let loose on them.
    count_everything()
    assert differences() == []
    call_command("verify_tallies")
    assert _everything_real(real) == before
    real.refresh_from_db()
    delete_trials(account=staff, survey=real)
    count_everything()
    assert _everything_real(real) == before


def test_no_table_of_real_answers_knows_a_trial() -> None:
    """Whoever adds a way from one to the other has to come by here."""
    towards = {field.related_model for field in TrialAnswer._meta.get_fields() if field.is_relation}
    assert towards == {Survey, Account}
    for model in (Response, SubmissionEvent, AnswerTally, ReturnsTally, Draft, ParticipationMarker):
        assert TrialAnswer not in {field.related_model for field in model._meta.get_fields() if field.is_relation}


def test_real_answers_never_come_into_the_trial(real: Survey, staff: Account) -> None:
    add_random_trials(account=staff, survey=real, number=3, seed=2)
    tried = tried_survey(real.process_id, real.slug)
    assert tried is not None
    cells = tried.counts(["A"])
    shown = sum(one.count for one in cells if (one.measure, one.cell) == ("A", "_shown"))
    assert (tried.number, shown) == (3, 3)
    assert {one.measure for one in cells} == {"A"}, "nothing else is counted"


def _answer_myself(desk: Client, survey: Survey) -> str:
    address = reverse("surveys:desk_trial", args=[survey.slug])
    page = desk.get(address, follow=True)
    here = page.redirect_chain[-1][0]
    page = desk.post(here, {"asked": ["A", "B"], "A": "no"}, follow=True)
    here = page.redirect_chain[-1][0]
    assert here.endswith("/end/"), "the condition of the page between holds"
    page = desk.post(here, {"asked": ["E", "F"], "E": "7"}, headers=GERMAN, follow=True)
    return str(page.content.decode())


def test_staff_answer_themselves_as_residents_do(desk: Client, real: Survey) -> None:
    shown = _answer_myself(desk, real)
    assert "Ihre Probeantwort ist gespeichert" in shown
    assert "Es gibt 1 eigene und 0 ausgeloste." in shown
    assert TrialAnswer.objects.get().answers == {"A": "no", "E": 7}


def test_a_mistake_in_a_trial_is_said_and_kept(desk: Client, real: Survey) -> None:
    here = desk.get(reverse("surveys:desk_trial", args=[real.slug]), follow=True).redirect_chain[-1][0]
    wrong = desk.post(here, {"asked": ["A"]}, headers=GERMAN)
    assert wrong.status_code == 422
    assert not TrialAnswer.objects.filter(finished=True).exists()


def test_a_follow_up_appears_before_the_trial_goes_on(desk: Client, real: Survey) -> None:
    here = desk.get(reverse("surveys:desk_trial", args=[real.slug]), follow=True).redirect_chain[-1][0]
    shown = desk.post(here, {"asked": ["A"], "A": "yes"}, headers=GERMAN).content.decode()
    assert 'name="B"' in shown


@pytest.mark.parametrize("key", ["needs_long", "ageing", "children_youth", "measure_short"])
def test_random_answers_are_what_residents_could_have_given(process: Process, key: str) -> None:
    load_survey_templates()
    definition = parse_definition(document_for(SurveyTemplate.objects.get(key=key), process.area))
    chance = Random(7)
    apart = {question.code for question in definition.questions() if question.store}
    for _number in range(15):
        answers = random_answers(definition, chance)
        path = walk(definition, answers)
        assert path.kept == answers, "nothing is answered that was not asked"
        assert not any(errors_among(step.questions, path) for step in path.steps)
        assert not clean_all(definition, answers).errors
        assert not apart & {name.partition(".")[0] for name in answers}


def test_a_hundred_answers_take_different_ways(real: Survey, staff: Account) -> None:
    assert add_random_trials(account=staff, survey=real, seed=3) == 100
    ways = {"C" in answers for answers in TrialAnswer.objects.values_list("answers", flat=True)}
    assert ways == {True, False}
    assert trials_of(real).by_lot == 100


def test_there_is_an_end_to_it(real: Survey, staff: Account) -> None:
    for _time in range(10):
        add_random_trials(account=staff, survey=real, seed=4)
    assert add_random_trials(account=staff, survey=real, seed=5) == 0
    assert trials_of(real).number == 1000


def test_buttons_draw_show_and_delete(desk: Client, real: Survey) -> None:
    desk.post(reverse("surveys:desk_trial_random", args=[real.slug]))
    address = reverse("dashboards:trial", args=[real.process.slug, real.slug])
    shown = desk.get(address, headers=GERMAN).content.decode()
    assert "Probe: 100 erfundene Antworten. Nichts davon hat jemand gesagt." in shown
    assert ".csv" not in shown, "files hold real answers"
    desk.post(reverse("surveys:desk_trial_delete", args=[real.slug]))
    assert not TrialAnswer.objects.exists()


def test_the_evaluation_of_a_draft_that_nobody_published(desk: Client, survey: Survey, staff: Account) -> None:
    add_random_trials(account=staff, survey=survey, number=40, seed=6)
    address = reverse("dashboards:trial", args=[survey.process.slug, survey.slug])
    shown = desk.get(address, {"seite": "2"}, headers=GERMAN)
    assert shown.status_code == 200
    assert "40 erfundene Antworten" in shown.content.decode()
    assert desk.get(reverse("dashboards:survey", args=[survey.process.slug, survey.slug])).status_code == 404


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_others_try_nothing(client: Client, real: Survey, who: str, request: pytest.FixtureRequest) -> None:
    account: Account = request.getfixturevalue(who)
    client.force_login(account)
    for name in ("desk_trial_random", "desk_trial_delete"):
        assert client.post(reverse(f"surveys:{name}", args=[real.slug])).status_code == 404
    with pytest.raises(NotAllowed):
        add_random_trials(account=account, survey=real)
    assert not TrialAnswer.objects.exists()


@pytest.mark.parametrize("kind", CAN_BE_ADDED)
def test_every_kind_that_can_be_added_can_be_tried(desk: Client, real: Survey, staff: Account, kind: str) -> None:
    real.draft = document(page("nur", question("A", "text_long")))
    real.save()
    code = add_question(account=staff, survey_id=real.pk, revision=0, page="nur", kind=kind, texts={"de": "Neu?"})
    real.refresh_from_db()
    part = question_with(real.draft, code)
    part["required"] = kind not in {"info", "map_pin", "matrix_pair"}
    rows = [{"code": "x", "text": {"de": "x"}}, {"code": "y", "text": {"de": "y"}}]
    part |= {key: rows for key in ("options", "items") if part.get(key) == []}
    real.save()
    shown = desk.get(reverse("surveys:desk_trial", args=[real.slug]), follow=True)
    assert shown.status_code == 200
    assert "Neu?" in shown.content.decode()
    add_random_trials(account=staff, survey=real, number=5, seed=8)
    given = [code in answers for answers in TrialAnswer.objects.values_list("answers", flat=True)]
    assert all(given) is (kind not in {"info", "photo"}) or kind in {"map_pin", "matrix_pair"}
    sent = desk.post(shown.redirect_chain[-1][0], {"asked": ["A", code]})
    assert sent.status_code == (302 if kind in {"info", "photo", "map_pin", "matrix_pair"} else 422)
