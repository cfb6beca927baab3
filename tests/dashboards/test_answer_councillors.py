"""One page answers what councillors ask of a process, and says honestly what cannot be said."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.selectors.eight import evidence_of_process
from dashboards.selectors.parts import parts_of
from ideas.models import Idea, OfficialResponse
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea
from tests.neighbourhood.conftest import make_decision

PAGE = "/auswertung/anger-2026/acht-fragen/"


@pytest.fixture
def reader(client: Client, official: Account) -> Client:
    client.force_login(official)
    return client


def say(reader: Client) -> str:
    cache.clear()
    return reader.get(PAGE).content.decode()


def test_without_any_data_each_part_says_why(reader: Client, process: Process) -> None:
    page = say(reader)
    for number in range(1, 9):
        assert f'id="f{number}"' in page
    for said in ("zu wenige haben geantwortet", "Keine frühere Umfrage", "keine offenen Vorschläge", "Noch ist nichts"):
        assert said in page


def test_needs_come_with_their_gap_and_the_label_of_the_survey(
    reader: Client, process: Process, answer: Answer, residents: None
) -> None:
    answer(120)
    found = evidence_of_process(process, parts_of(process.area))
    assert found.needs
    assert len(found.needs) == len(found.gaps)
    assert list(found.gaps) == sorted(found.gaps, reverse=True)
    page = say(reader)
    assert "Stimmungsbild" in page
    assert found.needs[0].label in page


def test_a_part_in_which_few_answered_tells_nothing(
    process: Process, north: Area, south: Area, answer: Answer, residents: None
) -> None:
    answer(60, area=north)
    answer(8, seed=2, area=south)
    found = {here.part: here.gap for here in evidence_of_process(process, parts_of(process.area)).parts}
    assert found["Süd"] is None
    answer(60, seed=3, area=south)
    found = {here.part: here.gap for here in evidence_of_process(process, parts_of(process.area)).parts}
    assert found["Nord"]
    assert found["Süd"]


def test_an_open_survey_proves_no_change(process: Process, survey: Survey, answer: Answer) -> None:
    answer(80)
    first = survey.current
    assert first is not None
    again = Survey.objects.create(
        process=process, slug="bedarf-2027", title={"de": "Wieder"}, responsible=survey.responsible
    )
    again.current = type(first).objects.create(survey=again, number=1, definition=first.definition)
    again.state, again.first_published_at = Survey.State.PUBLISHED, timezone.now() + timedelta(minutes=1)
    again.save()
    _copy_answers(survey, again)
    then = evidence_of_process(process, parts_of(process.area)).then
    assert then
    assert then.title == survey.title
    assert then.topics
    assert not any(moved.clear for moved in then.topics)


def _copy_answers(survey: Survey, again: Survey) -> None:
    from participation.tally.engine import fold_all
    from surveys.models import Response, SubmissionEvent
    from surveys.services.tallying import RESPONSES

    copies = [
        Response(
            survey=again,
            version=again.current,
            answers=one.answers,
            language="de",
            channel=one.channel,
            submitted_on=one.submitted_on,
        )
        for one in Response.objects.filter(survey=survey)
    ]
    Response.objects.bulk_create(copies)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in copies])
    fold_all(RESPONSES)


def test_proposals_come_with_cost_and_office_and_the_resolution_names_them(
    reader: Client, process: Process, staff: Account, official: Account, make_idea: MakeIdea
) -> None:
    idea = make_idea("Bordstein", 40)
    make_idea("Brunnen", 20)
    make_idea("Längst fertig", 90, status=Idea.Status.DONE)
    OfficialResponse.objects.create(
        idea=idea, text="Ja.", office="Bauamt", cost=640_000, author=staff, submission_key=uuid.uuid4()
    )
    make_decision(process, official, idea)
    page = say(reader)
    assert "6.400" in page
    assert "Über „Bordstein“ wird entschieden" in page
    assert "„Brunnen“ wird geprüft" in page
    assert "Längst fertig" not in page
    assert "keine Maßnahme eingetragen" in page
    assert "Automatisch erstellt" in page


@pytest.mark.parametrize("who", ["resident", "moderator", "outsider"])
def test_nobody_else_reads_it(who: str, client: Client, process: Process, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("more", [0, 1])
def test_more_answers_ideas_and_decisions_take_no_more_queries(
    more: int,
    reader: Client,
    process: Process,
    official: Account,
    north: Area,
    south: Area,
    answer: Answer,
    make_idea: MakeIdea,
    residents: None,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    answer(40, area=north)
    for number in range(1 + 4 * more):
        make_decision(process, official, make_idea(f"Idee {number}", 5 + number))
    if more:
        answer(90, seed=2, area=south)
    cache.clear()
    with django_assert_num_queries(30):
        reader.get(PAGE)
