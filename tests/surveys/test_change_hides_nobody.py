"""Who comes late with the old version, or in a rare language, is not told by what figures and files grow by."""

import uuid
from copy import deepcopy

import pytest
from django.test import override_settings

from participation.eligibility.identity import Identity
from surveys.models import Response, Survey, SurveyVersion
from surveys.services.answering import open_draft
from surveys.services.mixing import mix
from surveys.services.responses import submit_answers
from tests.surveys.make import small_document

pytestmark = pytest.mark.django_db
FEW = {"MIXING_BATCH": 20, "MINIMUM_GROUP_SIZE": 10}


def _answer(survey: Survey, number: int) -> None:
    for _ in range(number):
        who = Identity(browser=uuid.uuid4().hex)
        submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "no"}, identity=who)


def _counted(survey: Survey) -> dict[int, int]:
    found = Response.objects.filter(survey=survey, waiting=False)
    return {number: found.filter(version__number=number).count() for number in (1, 2)}


@override_settings(**FEW)
def test_one_late_answer_to_the_old_version_waits(survey: Survey) -> None:
    _answer(survey, 40)
    mix(survey.pk)
    before = _counted(survey)
    assert before[1] >= FEW["MIXING_BATCH"]
    late = Identity(browser="late")
    draft = open_draft(survey=survey, identity=late)
    made = deepcopy(small_document())
    made["pages"][0]["questions"][0] |= {"text": {"de": "Anders?"}, "reworded": 1}
    survey.current = SurveyVersion.objects.create(survey=survey, number=2, definition=made)
    survey.save()
    Response.objects.filter(survey=survey, waiting=True).delete()
    submit_answers(key=draft.pk, survey=survey, answers={"A": "yes"}, identity=late)
    _answer(survey, 50)
    mix(survey.pk)
    after = _counted(survey)
    assert after[1] == before[1], "a single answer would be the difference between two days"
    assert after[2] >= FEW["MIXING_BATCH"]
    assert Response.objects.get(version__number=1, waiting=True).answers == {"A": "yes"}


@override_settings(**FEW)
def test_three_in_another_language_are_not_counted_among_many(survey: Survey) -> None:
    """Two files of rows, of yesterday and today, name the language: their difference would be these three people."""
    counted = []
    for come in (30, 3):
        _answer(survey, 60)
        newest = Response.objects.filter(waiting=True, language="de").values_list("pk", flat=True)[:come]
        Response.objects.filter(pk__in=list(newest)).update(language="ar")
        mix(survey.pk)
        counted.append(Response.objects.filter(waiting=False, language="ar").count())
    assert counted == [20, 20]
    assert Response.objects.filter(waiting=False, language="de").count() >= 60
