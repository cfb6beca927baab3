"""The shipped surveys are loaded, and answered on all their ways by generated residents."""

import random
from typing import Any

import pytest
from django.core.management import call_command

from participation.places.models import Area
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.definition import walk
from surveys.models import AnswerTally, ContactCard, Response, ReturnsTally, Survey, SurveyTemplate
from surveys.selectors.versions import definition_of
from surveys.services.templates import document_for, left_out, load_survey_templates
from tests.surveys.make import count_everything, publish_template
from tests.surveys.walking import Fields, Walk

pytestmark = pytest.mark.django_db
KEYS = ["needs_long", "ageing", "measure_short", "children_youth"]


def test_a_second_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_survey_templates")
    before = list(SurveyTemplate.objects.order_by("key").values())
    call_command("load_survey_templates")
    assert list(SurveyTemplate.objects.order_by("key").values()) == before
    assert sorted(one["key"] for one in before) == sorted(KEYS)
    assert capsys.readouterr().out.count(": unchanged") == 4


def test_parts_of_the_neighbourhood_become_answers(neighbourhood: Area, north: Area, south: Area) -> None:
    load_survey_templates()
    made = document_for(SurveyTemplate.objects.get(key="needs_long"), neighbourhood)
    question = next(q for q in made["pages"][0]["questions"] if q["code"] == "F2")
    assert [option["code"] for option in question["options"]] == [north.slug, south.slug, "unsure", "outside"]


def test_lists_without_data_are_left_out_and_named(neighbourhood: Area) -> None:
    load_survey_templates()
    template = SurveyTemplate.objects.get(key="needs_long")
    codes = [q["code"] for page in document_for(template, neighbourhood)["pages"] for q in page["questions"]]
    assert left_out(template, neighbourhood) == ["F2", "E3"]
    assert not {"F2", "E3"} & set(codes)


def test_extra_modules_and_the_other_phase_wait_in_the_basket(neighbourhood: Area, north: Area) -> None:
    load_survey_templates()
    template = SurveyTemplate.objects.get(key="measure_short")
    before = document_for(template, neighbourhood)
    assert [page["key"] for page in before["pages"]] == ["start", "opinion", "person", "contact"]
    assert [entry["question"]["code"] for entry in before["removed"]] == ["Q6", "N1", "N2", "N3"]
    after = document_for(template, neighbourhood, phase="after", extras=["Q6"])
    codes = [q["code"] for page in after["pages"] for q in page["questions"]]
    assert {"N1", "N2", "N3"} <= set(codes)
    assert not {"Q1", "Q3", "Q4", "Q5", "Q6"} & set(codes)


class Resident(Walk):
    """Ticks and writes at random, mends what the pages complain about, and sends."""

    def __init__(self, survey: Survey, chance: random.Random, **fixed: Any) -> None:
        super().__init__(survey)
        self.chance, self.fixed = chance, fixed
        self.pages: list[str] = []

    def answer_all(self) -> None:
        self.begin()
        for _ in range(60):
            if self.here.endswith("/danke/"):
                return
            if self.here.endswith("/absenden/"):
                self.press()
                continue
            self.pages.append(self.here.rstrip("/").rpartition("/")[2])
            last = 'value="send"' in self.html
            self.enter(self._entries(), "send" if last else "on")
        pytest.fail(f"no way out of {self.here}")

    def _entries(self) -> dict[str, Any]:
        fields = Fields(self.html)
        entries: dict[str, Any] = {}
        for name, values in fields.choices.items():
            if name in self.fixed:
                entries[name] = self.fixed[name]
            elif (fields.kinds[name] == "radio" and self.chance.random() < 0.9) or fields.kinds[name] == "checkbox":
                entries[name] = [self.chance.choice(values)]
        for name in fields.texts:
            part = name.rpartition(".")[2]
            given = {"email": "rosa@example.org", "phone": "0000 1234"}.get(part, "Bank am Brunnen")
            entries[name] = self.fixed.get(name, given)
        return entries


@pytest.mark.parametrize("key", KEYS)
def test_every_way_through_a_template_arrives_and_is_counted(
    key: str, process: Process, north: Area, south: Area
) -> None:
    survey = publish_template(process, key)
    chance = random.Random(f"residents of {key}")
    seen: set[str] = set()
    for _ in range(6):
        resident = Resident(survey, chance)
        resident.answer_all()
        seen |= set(resident.pages)
    count_everything()
    assert Response.objects.count() == 6
    assert differences() == []
    assert survey.current is not None
    pages = {page.key for page in definition_of(survey.current).pages}
    assert seen == pages or key == "children_youth"
    assert_tallies_add_up(survey)


def assert_tallies_add_up(survey: Survey) -> None:
    responses = Response.objects.filter(survey=survey).count()
    cells: dict[str, dict[str, int]] = {}
    for tally in AnswerTally.objects.filter(survey=survey):
        row = cells.setdefault(tally.measure, {})
        row[tally.cell] = row.get(tally.cell, 0) + tally.value
    assert survey.current is not None
    for measure, row in cells.items():
        assert row.get("_shown", 0) + row.get("_hidden", 0) == responses, measure
        question = definition_of(survey.current).question(measure.partition(".")[0])
        assert question is not None
        if question.kind not in ("multi", "pick"):
            answered = sum(value for cell, value in row.items() if cell not in ("_shown", "_hidden"))
            assert answered == row.get("_shown", 0), measure
    assert sum(ReturnsTally.objects.filter(survey=survey).values_list("value", flat=True)) == responses


@pytest.mark.parametrize(
    ("age", "pages"),
    [
        ("6_8", ["start", "kids", "person"]),
        ("9_11", ["start", "kids", "person"]),
        ("12_13", ["start", "youth", "person"]),
        ("14_15", ["start", "youth", "person"]),
        ("16_17", ["start", "youth", "person", "contact16"]),
        ("18_21", ["start", "youth", "person", "contact16"]),
    ],
)
def test_children_and_young_people_each_go_their_way(age: str, pages: list[str], process: Process, north: Area) -> None:
    survey = publish_template(process, "children_youth")
    resident = Resident(survey, random.Random(age), J0=[age], L1=["no"])
    resident.answer_all()
    assert list(dict.fromkeys(resident.pages)) == pages
    answers = Response.objects.get().answers
    assert ("K1" in answers or "K4" in answers) is (pages[1] == "kids")
    assert not ContactCard.objects.exists()


def test_contact_details_lie_apart(process: Process, north: Area) -> None:
    survey = publish_template(process, "needs_long")
    resident = Resident(survey, random.Random(4), F1=["live"], F2=[north.slug], K1=["results"], K3=["yes"])
    resident.answer_all()
    card = ContactCard.objects.get()
    assert (card.name, card.wishes) == ("Bank am Brunnen", ["results"])
    assert "rosa@example.org" in card.reach
    assert "jederzeit widerrufen" in card.consent_text
    response = Response.objects.get()
    assert response.area == north
    assert not {"K1", "K2", "K3"} & set(response.answers)
    assert "rosa@example.org" not in str(response.answers)
    assert walk(definition_of(response.version), response.answers).dropped == ()


def test_contact_details_without_consent_are_neither_kept_nor_lost(process: Process, north: Area) -> None:
    survey = publish_template(process, "measure_short")
    person = Resident(survey, random.Random(1), K1=["results"], K3=[])
    person.begin()
    for _ in range(12):
        if person.here.endswith("/contact/") and "nur mit diesem Einverständnis" in person.html:
            break
        last = 'value="send"' in person.html
        person.enter(person._entries(), "send" if last else "on")
    assert Fields(person.html).sent["K2.email"] == ["rosa@example.org"], "what was written is still there"
    assert not Response.objects.exists()
    assert not ContactCard.objects.exists()
