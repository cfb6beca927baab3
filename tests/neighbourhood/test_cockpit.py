"""What needs you today: who sees what."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea, IdeaTally, OfficialResponse, Poll, StatusChange
from ideas.services.ballots import cast_ballot
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.eligibility.identity import Identity
from participation.places.models import Area, PopulationMargin
from participation.processes.models import Process
from surveys.models import AnswerTally, ReturnsTally, Survey, SurveyVersion
from tests.ideas.polls.make import new_poll
from tests.surveys.make import document, page, question

ADDRESS = "/heute/"


def _idea(process: Process, title: str, **fields: Any) -> Idea:
    defaults: dict[str, Any] = {
        "visibility": Idea.Visibility.PUBLISHED,
        "created_at": timezone.now() - timedelta(days=3),
        "submission_key": uuid.uuid4(),
        "shuffle_a": 1,
        "shuffle_b": 1,
    }
    return Idea.objects.create(process=process, title=title, text="Text.", **(defaults | fields))


@pytest.fixture
def late_idea(process: Process) -> Idea:
    due = timezone.localdate() - timedelta(days=9)
    idea = _idea(process, "Bus am Samstagabend", status=Idea.Status.CHECKING, news_due_on=due)
    StatusChange.objects.create(idea=idea, new="checking", reason="Wir fragen nach.", due_on=due)
    IdeaTally.objects.create(idea=idea, value=73)
    return idea


@pytest.fixture
def pending_idea(process: Process) -> Idea:
    return _idea(process, "Wartet auf Prüfung", visibility=Idea.Visibility.PENDING)


@pytest.fixture
def survey(process: Process, staff: Account, north: Area, south: Area) -> Survey:
    """Open for six more days; the south answers, the north hardly does."""
    made = Survey.objects.create(
        process=process, slug="bedarf", title={"de": "Bedarf", "en": "Needs"}, responsible=staff
    )
    definition = document(page("p", question("S1", "single", concept="demo.age")))
    made.current = SurveyVersion.objects.create(survey=made, number=1, definition=definition)
    made.state = Survey.State.PUBLISHED
    made.closes_at = timezone.now() + timedelta(days=6)
    made.save()
    day = timezone.localdate()
    for area, answers in ((north, 12), (south, 88)):
        PopulationMargin.objects.create(
            area=area, dimension="total", category="all", count=1000, counted_on=day, source="Register"
        )
        ReturnsTally.objects.create(
            survey=made, day=day, channel="online", language="de", area_key=area.pk, value=answers
        )
    neighbourhood = process.area
    for age, people, answers in (("18_29", 500, 4), ("30_49", 500, 96)):
        PopulationMargin.objects.create(
            area=neighbourhood, dimension="demo.age", category=age, count=people, counted_on=day, source="Register"
        )
        AnswerTally.objects.create(survey=made, measure="S1", cell=age, area_key=0, channel="online", value=answers)
    return made


def _page(client: Client, account: Account) -> str:
    client.force_login(account)
    response = client.get(ADDRESS, headers={"accept-language": "de"})
    assert response.status_code == 200
    return response.content.decode()


def test_staff_see_what_is_overdue_and_how_many_wait(client: Client, staff: Account, late_idea: Idea) -> None:
    page = _page(client, staff)
    assert "Bus am Samstagabend" in page
    assert "Seit 9 Tagen überfällig." in page
    assert "73 Menschen warten." in page
    assert "Guten" in page
    assert "Jana." in page


def test_an_answer_after_four_weeks_is_overdue_without_a_promise(
    client: Client, staff: Account, process: Process
) -> None:
    _idea(process, "Vergessen", created_at=timezone.now() - timedelta(days=40))
    _idea(process, "Ganz frisch")
    page = _page(client, staff)
    assert "Vergessen" in page
    assert "Ganz frisch" not in page


def test_a_settled_idea_is_never_overdue(client: Client, staff: Account, late_idea: Idea) -> None:
    late_idea.status = Idea.Status.DONE
    late_idea.save()
    assert "Bus am Samstagabend" not in _page(client, staff)


def test_staff_learn_which_groups_hardly_answer(client: Client, staff: Account, survey: Survey) -> None:
    page = _page(client, staff)
    assert "Nord" in page
    assert "12 von 50" in page
    assert "12\u00a0% der Antworten, 50\u00a0% der Menschen, die hier wohnen" in page
    assert "Unter 30" in page
    assert "weniger als 10 von 50" in page
    assert "Süd" not in page


def test_a_survey_that_closes_soon_and_a_draft_are_named(client: Client, staff: Account, survey: Survey) -> None:
    Survey.objects.create(
        process=survey.process, slug="kurz", title={"de": "Kurzumfrage", "en": "Short"}, responsible=staff
    )
    page = _page(client, staff)
    assert "endet in 6 Tagen" in page
    assert "100 Antworten bisher." in page
    assert "Kurzumfrage" in page


@pytest.mark.parametrize(
    ("hours", "said", "late"),
    [
        (24 * 20, "", False),
        (24 * 6, "Abstimmung „Was zuerst?“ endet in", False),
        (-0.05, "Abstimmung „Was zuerst?“ ist beendet", False),
        (-2, "Fragen Sie bitte, wer die Seite betreibt.", True),
    ],
)
def test_a_poll_that_ends_soon_or_waits_to_be_counted_is_named(
    client: Client, staff: Account, process: Process, hours: float, said: str, *, late: bool
) -> None:
    poll = new_poll(process, "approval")
    cast_ballot(poll_id=poll.pk, identity=Identity(browser="b"), choices={"chosen": ["a"]}, key=uuid.uuid4())
    Poll.objects.update(closes_at=timezone.now() + timedelta(hours=hours))
    page = _page(client, staff)
    assert ("Was zuerst?" in page) == bool(said)
    assert said in page
    assert ("Überfällig" in page) == late


def test_a_poll_that_was_counted_is_not_named(client: Client, staff: Account, process: Process) -> None:
    new_poll(process, "approval")
    Poll.objects.update(state=Poll.State.CLOSED, closes_at=timezone.now() - timedelta(days=1))
    assert "Was zuerst?" not in _page(client, staff)


def test_a_moderator_sees_ideas_to_check_and_nothing_else(
    client: Client, moderator: Account, late_idea: Idea, pending_idea: Idea, survey: Survey
) -> None:
    page = _page(client, moderator)
    assert "1 Idee prüfen" in page
    assert "Bus am Samstagabend" not in page
    assert "Bedarf" not in page


def test_an_official_sees_what_needs_a_decision(
    client: Client, official: Account, process: Process, late_idea: Idea, pending_idea: Idea
) -> None:
    _idea(process, "Licht am Mühlweg", status=Idea.Status.IN_COMMITTEE)
    page = _page(client, official)
    assert "Entscheiden über „Licht am Mühlweg“" in page
    assert "Idee prüfen" not in page
    assert "Bus am Samstagabend" not in page


@pytest.mark.parametrize(
    ("answered", "said"), [(False, "Nachricht ist versprochen bis"), (True, "noch kein Tag versprochen.")]
)
def test_only_a_day_that_was_promised_is_named(
    client: Client, official: Account, process: Process, *, answered: bool, said: str
) -> None:
    """The first answer within four weeks is promised to everybody; after it, nothing but what somebody said."""
    idea = _idea(process, "Licht am Mühlweg", status=Idea.Status.IN_COMMITTEE)
    if answered:
        OfficialResponse.objects.create(idea=idea, author=official, text="Gern.", submission_key=uuid.uuid4())
    assert said in _page(client, official)


def test_a_decision_whose_review_day_has_come_returns(
    client: Client, official: Account, process: Process, late_idea: Idea
) -> None:
    today = timezone.localdate()
    Decision.objects.create(
        process=process,
        idea=late_idea,
        title={"de": "Bank am Bach", "en": "Bench"},
        outcome=Decision.Outcome.ADOPT,
        reason={"de": "Gut.", "en": "Good."},
        body="Stadtrat",
        office="Bauamt",
        decided_on=today - timedelta(days=90),
        review_on=today - timedelta(days=1),
        figures={},
        figures_sha256="0" * 64,
        recorded_by=official,
        submission_key=uuid.uuid4(),
    )
    assert "Was wurde aus „Bank am Bach“?" in _page(client, official)


def test_staff_of_another_neighbourhood_see_nothing_of_here(
    client: Client, outsider: Account, late_idea: Idea, pending_idea: Idea, survey: Survey
) -> None:
    page = _page(client, outsider)
    assert "Mühlviertel" in page
    assert "Bus am Samstagabend" not in page
    assert "prüfen" not in page
    assert "Bedarf" not in page
    assert client.get(ADDRESS, {"quartier": "am-anger"}).status_code == 403


def test_residents_are_told_that_it_is_not_for_them(client: Client, resident: Account, neighbourhood: Area) -> None:
    client.force_login(resident)
    assert client.get(ADDRESS).status_code == 403


@pytest.mark.parametrize("more", [0, 4])
def test_the_number_of_queries_does_not_grow(
    *,
    client: Client,
    staff: Account,
    late_idea: Idea,
    survey: Survey,
    more: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        _idea(survey.process, f"Alt {number}", created_at=timezone.now() - timedelta(days=50))
        new_poll(survey.process, "approval", slug=f"wahl-{number}")
        Survey.objects.create(process=survey.process, slug=f"weitere-{number}", title={"de": "X"}, responsible=staff)
    client.force_login(staff)
    with django_assert_num_queries(28):
        client.get(ADDRESS)
