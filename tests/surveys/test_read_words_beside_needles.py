"""What people write beside needles is read at the coding desk, each pin apart, and never with the point."""

import pytest
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account
from participation.processes.models import FieldOfAction, Process
from surveys.models import CodedQuestion, Response, Survey
from surveys.selectors.exported import dataset_of
from surveys.selectors.open_words import open_questions
from surveys.selectors.own_words import answers_of, original_words
from surveys.services.coding import take_in
from surveys.services.hiding import hide_words
from tests.surveys.make import document, page, publish, question
from tests.surveys.wrote import codes_in, containing

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PINS = [{"code": code, "text": {"de": text}} for code, text in (("like", "Hier gern"), ("avoid", "Hier nicht gern"))]
HERE = "geo:50.0005,8.0005"


@pytest.fixture
def survey(process: Process, staff: Account) -> Survey:
    made = publish(process, document(page("one", question("C", "map_pin", pins=PINS), question("D", "text_long"))))
    Survey.objects.filter(pk=made.pk).update(responsible=staff)
    place(made, {"like": [f"{HERE} Bank am Bach", "Frau Müllers Garten"], "avoid": [f"{HERE} Unterführung"]})
    place(made, *[{"like": [HERE]}] * 10, {"avoid": ["Kreuzung [neu]"]})
    return made


def place(survey: Survey, *given: dict[str, list[str]]) -> None:
    assert survey.current
    for one in given:
        Response.objects.create(
            survey=survey,
            version=survey.current,
            answers={"C": one},
            language="de",
            submitted_on=timezone.localdate(),
        )


@pytest.fixture
def liked(survey: Survey, staff: Account, field_of_action: FieldOfAction) -> CodedQuestion:
    take_in(account=staff, survey_id=survey.pk, name="C.like")
    return CodedQuestion.objects.get(name="C.like")


def test_each_pin_is_a_question_of_its_own(survey: Survey) -> None:
    found = {one.name: (one.text.split()[-3:], one.answers) for one in open_questions(survey)}
    assert found["C.like"][1] == 11
    assert found["C.avoid"][1] == 2
    assert "gern" in found["C.like"][0]


def test_words_are_read_without_the_point(liked: CodedQuestion) -> None:
    read = sorted(one.words for one in answers_of(liked))  # type: ignore[attr-defined]
    assert read == ["Bank am Bach · Frau Müllers Garten", *["ein Punkt ohne Worte"] * 10]
    assert original_words(containing(liked, "Bank")) == read[0]


def test_a_hidden_name_leaves_every_file(liked: CodedQuestion, survey: Survey, staff: Account) -> None:
    answer = containing(liked, "Müller")
    hide_words(account=staff, answer_id=answer.pk, parts=["Müllers"])
    assert "Müller" not in next(one.words for one in answers_of(liked) if one.pk == answer.pk)  # type: ignore[attr-defined]
    words = [tuple(row) for row in dataset_of(survey).words()]
    assert not any("Müller" in said for _name, said in words)
    assert sum("Bank am Bach" in said for _name, said in words) == 1
    assert ("C.avoid", "Kreuzung [neu]") in words


def test_the_desk_codes_them(client: Client, liked: CodedQuestion, survey: Survey, staff: Account) -> None:
    codes_in(survey.process, staff, "Bänke")
    client.force_login(staff)
    page = client.get(f"/werkstatt/umfragen/{survey.slug}/worte/frage/C.like/")
    assert page.status_code == 200
    assert HERE not in page.content.decode()
