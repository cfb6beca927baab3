"""A report names what is there already: offers of the directory in chapter 9, and before each new measure."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from dashboards.reports.variants import content_of
from dashboards.selectors.existing import FIELDS, GROUPS
from participation.directory.models import Offering, Organisation
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from surveys.models import Survey, SurveyTemplate
from surveys.services.templates import document_for, load_survey_templates
from tests.dashboards.conftest import Answer
from tests.directory.conftest import make_offering

pytestmark = pytest.mark.django_db

Blocks = list[dict[str, Any]]
# Importance 5 and satisfaction 1, 2, 3, 4: in this order the gaps are told.
MISSED = {"B1": {"walking": ["5", "1"], "seniors": ["5", "2"], "clean": ["5", "3"], "culture": ["5", "4"]}}


def _full(process: Process) -> dict[str, Any]:
    return content_of(Process.objects.get(pk=process.pk), variant="full", language="de")


def _chapters(process: Process) -> dict[str, Blocks]:
    return {chapter["key"]: chapter["blocks"] for chapter in _full(process)["chapters"]}


def _tables(blocks: Blocks) -> dict[str, list[list[str]]]:
    return {block["title"]: block["rows"] for block in blocks if block["kind"] == "table"}


def _words(blocks: Blocks, heading: str) -> str:
    return str(next(block["words"] for block in blocks if block["kind"] == "text" and block["heading"] == heading))


@pytest.fixture
def fields(db: None) -> dict[str, FieldOfAction]:
    names = {"mobility": "Mobilität", "public_space": "Öffentlicher Raum", "meeting": "Begegnung"}
    return {
        code: FieldOfAction.objects.create(code=code, name={"de": name}, order=order)
        for order, (code, name) in enumerate(names.items())
    }


@pytest.fixture
def bus(neighbourhood: Area, fields: dict[str, FieldOfAction]) -> Organisation:
    made = Organisation.objects.create(area=neighbourhood, name="Bürgerbus")
    make_offering(made, fields["mobility"], title="Fahrt zum Arzt", for_whom=["older"], days=400)
    make_offering(made, fields["meeting"], title="Ausflug", when="", place="")
    return made


def test_chapter_nine_lists_what_exists_with_organisation_place_and_time(
    survey: Survey, answer: Answer, bus: Organisation
) -> None:
    answer(30)
    blocks = _chapters(survey.process)["offers"]
    assert _tables(blocks)["Angebote, die es schon gibt"] == [
        ["Mobilität", "Fahrt zum Arzt", "Bürgerbus", "Gemeindesaal", "mittwochs 12 Uhr"],
        ["Begegnung", "Ausflug", "Bürgerbus", "–", "–"],
    ]
    words = _words(blocks, "Was es schon gibt")
    assert "2 Angebote stehen im Verzeichnis (Organisationen: 1)." in words
    assert "1 Angebot wurde im Jahr vor dem" in words
    assert "Kein Angebot ist eingetragen für: Öffentlicher Raum." in words


def test_each_recommendation_names_existing_offers_of_its_field(
    survey: Survey, answer: Answer, bus: Organisation
) -> None:
    answer(40, **MISSED)
    said = {
        block["heading"]: block["words"]
        for block in _chapters(survey.process)["recommendations"]
        if block["kind"] == "text"
    }
    by_field = said["Sicher zu Fuß unterwegs sein"]
    assert "Für „Mobilität“ gibt es schon 1 Angebot: Fahrt zum Arzt (Bürgerbus)." in by_field
    assert by_field.index("Vor einer neuen Maßnahme") < by_field.index("Vorschlag")
    # a topic about a group of people: offers for that group, in whatever field
    assert "Für „ältere Menschen“ gibt es schon 1 Angebot" in said["Angebote für ältere Menschen"]
    assert "Für „Öffentlicher Raum“ steht kein Angebot im Verzeichnis." in said["Sauberkeit"]
    # nobody can say in which field of this town it would be: silence, not "none"
    assert "Vor einer neuen Maßnahme" not in said["Kultur- und Sportangebote"]


def test_what_was_taken_off_or_is_elsewhere_is_not_named(
    survey: Survey, answer: Answer, bus: Organisation, elsewhere: Area, fields: dict[str, FieldOfAction]
) -> None:
    answer(40, **MISSED)
    Offering.objects.filter(title="Fahrt zum Arzt").update(taken_off_on=timezone.localdate())
    make_offering(Organisation.objects.create(area=elsewhere, name="Fremd"), fields["mobility"], title="Rufbus")
    said = json.dumps(_full(survey.process), ensure_ascii=False)
    assert "Fahrt zum Arzt" not in said
    assert "Rufbus" not in said
    assert "Für „Mobilität“ steht kein Angebot im Verzeichnis." in said


def test_a_long_list_stands_in_the_appendix(survey: Survey, answer: Answer, bus: Organisation) -> None:
    answer(40, **MISSED)
    topic = FieldOfAction.objects.get(code="mobility")
    for number in range(14):
        make_offering(bus, topic, title=f"Linie {number:02}")
    chapters = _chapters(survey.process)
    assert "Angebote, die es schon gibt" not in _tables(chapters["offers"])
    mobility, meeting = _tables(chapters["offers"])["Angebote nach Handlungsfeld"]
    assert (mobility[:2], meeting[1]) == (["Mobilität", "15"], "1")
    assert mobility[2].endswith("Linie 03 (Bürgerbus) und 10 weitere")
    assert len(_tables(chapters["appendix"])["Angebote, die es schon gibt"]) == 16


def test_without_a_directory_the_report_says_so_and_recommends_as_before(survey: Survey, answer: Answer) -> None:
    answer(40, **MISSED)
    chapters = _chapters(survey.process)
    assert "enthält noch kein Angebot" in _words(chapters["offers"], "Was es schon gibt")
    assert "Vor einer neuen Maßnahme" not in json.dumps(chapters["recommendations"], ensure_ascii=False)


def test_beside_known_and_used_stands_how_many_exist(survey: Survey, answer: Answer, bus: Organisation) -> None:
    """The shipped survey on growing old asks which offers people know and use."""
    assert survey.current is not None
    survey.current.definition = document_for(SurveyTemplate.objects.get(key="ageing"), survey.process.area)
    survey.current.save()
    answer(40)
    rows = {
        row[0]: row[1:] for row in _tables(_chapters(survey.process)["offers"])["Bekannt und genutzt, und was es gibt"]
    }
    assert rows["Fahrdienst oder Bürgerbus"] == ["Mobilität", "1"]
    assert rows["Besuchsdienst"] == ["Begegnung", "1"]
    assert rows["Hilfe für pflegende Angehörige"] == ["pflegende Angehörige", "0"]
    assert "Wohnberatung (Umbau, Hilfsmittel)" not in rows  # this town has no such field


def test_the_same_directory_makes_the_same_report_whenever_it_is_read(
    survey: Survey, answer: Answer, bus: Organisation
) -> None:
    answer(40, **MISSED)
    before = _full(survey.process)
    with time_machine.travel(timezone.now() + timedelta(days=800)):
        assert json.dumps(_full(survey.process)) == json.dumps(before)
    Offering.objects.filter(title="Ausflug").update(title="Ausfahrt")
    assert json.dumps(_full(survey.process)) != json.dumps(before)


def test_every_topic_that_is_looked_for_is_asked_in_a_shipped_survey() -> None:
    load_survey_templates()
    asked = json.dumps(list(SurveyTemplate.objects.values_list("definition", flat=True)))
    assert [topic for topic in (*FIELDS, *GROUPS) if f'"code": "{topic}"' not in asked] == []
