"""What home and process pages, and dashboards, read of surveys: always the same number of queries."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.eligibility.identity import Identity
from participation.places.models import Area
from participation.processes.models import Phase, Process
from surveys.definition import parse_definition
from surveys.models import Survey
from surveys.selectors.open_surveys import minutes_for, open_surveys
from surveys.selectors.results import cells_by_area, counted_cells, measures, returns_over_time, surveys_with_results
from surveys.services.responses import submit_answers
from tests.surveys.make import AGREE, ITEMS, count_everything, document, page, publish, question, small_document

pytestmark = pytest.mark.django_db


def answer(survey: Survey, who: str, **answers: object) -> None:
    submit_answers(key=uuid.uuid4(), survey=survey, answers=answers, identity=Identity(browser=who))


def test_open_surveys_take_three_queries_however_many_there_are(
    survey: Survey, process: Process, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        publish(process, small_document(), slug=f"nummer-{number}")
    answer(survey, "a", A="no")
    count_everything()
    open_surveys(process)
    with django_assert_num_queries(3):
        found = open_surveys(process)
    assert len(found) == 7
    assert {one.slug: one.returns for one in found}["umfrage"] == 1


def test_only_what_can_be_answered_now_is_listed(survey: Survey, process: Process, elsewhere: Area) -> None:
    now = timezone.now()
    publish(process, small_document(), slug="spaeter", opens_at=now + timedelta(days=1))
    publish(process, small_document(), slug="vorbei", closes_at=now - timedelta(days=1))
    assert [one.slug for one in open_surveys(area=process.area)] == ["umfrage"]
    assert open_surveys(area=elsewhere) == []
    Process.objects.update(state="draft")
    assert open_surveys(area=process.area) == []


def test_the_deadline_is_the_earlier_of_survey_and_phase(survey: Survey, process: Process) -> None:
    phase = Phase.objects.get(process=process, kind=Phase.Kind.SURVEY)
    assert open_surveys(process)[0].ends_at == phase.ends_at
    Survey.objects.update(closes_at=phase.ends_at - timedelta(days=3))
    fresh = Process.objects.get(pk=process.pk)
    assert open_surveys(fresh)[0].ends_at == phase.ends_at - timedelta(days=3)


def test_minutes_grow_with_tables_and_halve_behind_a_rule() -> None:
    table = question("C", "matrix", items=ITEMS * 1, scales=[AGREE])
    many = [table | {"code": f"C{number}"} for number in range(12)]
    assert minutes_for(parse_definition(document(page("p", table)))) == 1
    assert minutes_for(parse_definition(document(page("p", *many)))) == 2
    hidden = page("q", *many, show_if={"q": "A", "op": "in", "value": "1"})
    assert minutes_for(parse_definition(document(page("p", question("A", "number")), hidden))) == 2


def test_results_name_every_measure_and_count_its_cells(
    survey: Survey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answer(survey, "a", A="yes", B=["red", "blue"], C={"bus": "3"})
    answer(survey, "b", A="no", E=40)
    answer(survey, "c", A="yes")
    count_everything()
    survey = surveys_with_results(survey.process)[0]
    found = {one.key: one for one in measures(survey)}
    assert list(found) == ["A", "B", "C.bus", "C.way", "D", "E", "F"]
    assert (found["C.bus"].row["de"], [point.code for point in found["C.bus"].options]) == (
        "Bus",
        ["1", "2", "3", "dk"],
    )
    with django_assert_num_queries(1):
        cells = counted_cells(survey)
    assert (cells["B"].cells, cells["B"].asked, cells["B"].hidden, cells["B"].skipped) == (
        {"red": 1, "blue": 1},
        2,
        1,
        1,
    )
    assert cells["E"].cells == {"40": 1}
    with django_assert_num_queries(1):
        assert [one.count for one in returns_over_time(survey=survey)] == [3]


def test_results_can_be_read_for_a_part_of_the_neighbourhood(process: Process, north: Area, south: Area) -> None:
    areas = [{"code": area.slug, "text": {"de": area.name}} for area in (north, south)]
    asked = question("W", "single", options=[*areas, {"code": "unsure", "text": {"de": "?"}}], concept="demo.subarea")
    survey = publish(process, document(page("p", asked)))
    for who, code in {"a": north.slug, "b": north.slug, "c": south.slug, "d": "unsure"}.items():
        answer(survey, who, W=code)
    count_everything()
    assert counted_cells(survey, area=north)["W"].asked == 2
    assert counted_cells(survey, area=process.area)["W"].asked == 3, "who is not sure belongs to no part"
    assert cells_by_area(survey, "W")[0] == {"_shown": 1, "unsure": 1}


def test_old_drafts_are_dropped_and_younger_ones_kept(survey: Survey) -> None:
    from surveys.models import Draft
    from surveys.services.answering import DRAFT_DAYS, open_draft
    from surveys.tasks import drop_drafts

    old, young = (open_draft(survey=survey, identity=Identity(browser=who)) for who in "ab")
    Draft.objects.filter(pk=old.pk).update(touched_on=timezone.localdate() - timedelta(days=DRAFT_DAYS + 1))
    assert drop_drafts() == 1
    assert list(Draft.objects.all()) == [young]
