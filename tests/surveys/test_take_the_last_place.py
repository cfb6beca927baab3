"""Some answers have places. Nobody gets one that is gone, and nobody loses what else was answered."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from surveys.definition import parse_definition, serialise
from surveys.definition.parsing import BadDefinition
from surveys.models import Draft, ParticipationMarker, Response, Survey, TakenPlaces
from surveys.questiontypes.kind import Filled
from surveys.services.answering import open_draft
from surveys.services.keying import close_stack, key_in, open_stack, take_form
from surveys.services.places import Full
from surveys.services.responses import BadAnswers, submit_answers, submit_response
from tests.surveys.make import document, page, publish, question

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def dates(**places: int) -> list[dict[str, Any]]:
    words = {"sat": "Samstag", "sun": "Sonntag"}
    return [
        {"code": code, "text": {"de": word}} | ({"places": places[code]} if code in places else {})
        for code, word in words.items()
    ]


@pytest.fixture
def survey(process: Process) -> Survey:
    when = question("WHEN", "multi", options=dates(sat=2, sun=1))
    return publish(process, document(page("one", when, question("T", "text_short"))))


def answer(survey: Survey, browser: str, *chosen: str) -> None:
    draft = open_draft(survey=survey, identity=Identity(browser=browser))
    Draft.objects.filter(pk=draft.pk).update(answers={"WHEN": list(chosen), "T": browser})
    submit_response(key=draft.key, survey=survey, identity=Identity(browser=browser))


def begin(client: Client, survey: Survey) -> str:
    """The address of the first page, opened with a draft of one's own."""
    return client.post(f"/umfragen/{survey.slug}/", follow=True).redirect_chain[-1][0]


def taken(survey: Survey) -> dict[str, int]:
    return dict(TakenPlaces.objects.filter(survey=survey).values_list("option", "taken"))


def test_places_are_given_until_none_is_left(survey: Survey) -> None:
    answer(survey, "a", "sat")
    answer(survey, "b", "sat", "sun")
    with pytest.raises(Full) as full:
        answer(survey, "c", "sat")
    assert full.value.choice.option.code == "sat"
    assert taken(survey) == {"sat": 2, "sun": 1}
    assert Response.objects.count() == ParticipationMarker.objects.count() == 2


def test_of_two_wishes_one_that_is_gone_takes_no_place_of_the_other(survey: Survey) -> None:
    answer(survey, "a", "sun")
    with pytest.raises(Full):
        answer(survey, "b", "sat", "sun")
    assert taken(survey) == {"sun": 1}


def test_somebody_who_is_too_late_keeps_all_other_answers(client: Client, survey: Survey) -> None:
    base = f"/umfragen/{survey.slug}/"
    client.get(base)
    at = begin(client, survey)
    answer(survey, "faster", "sun")
    sent = {"asked": ["WHEN", "T"], "WHEN": ["sat", "sun"], "T": "gern", "go": "send"}
    told = client.post(at, sent, follow=True)
    words = told.content.decode()
    assert "„Sonntag“ hat keinen Platz mehr" in words
    assert 'value="gern"' in words
    assert "keine Plätze mehr" in words
    assert Draft.objects.get().answers == {"WHEN": ["sat"], "T": "gern"}
    client.post(at, {**sent, "WHEN": ["sat"]})
    assert Response.objects.count() == 2


def test_the_page_says_how_many_places_are_left(client: Client, survey: Survey) -> None:
    client.get(f"/umfragen/{survey.slug}/")
    at = begin(client, survey)
    answer(survey, "a", "sat", "sun")
    words = client.get(at).content.decode()
    assert "noch 1 Platz" in words
    assert words.count(" disabled") == 1


def test_programs_are_told_beside_the_question(survey: Survey) -> None:
    answer(survey, "a", "sun")
    draft = open_draft(survey=survey, identity=Identity(browser="b"))
    with pytest.raises(BadAnswers) as bad:
        submit_answers(
            key=draft.key, survey=survey, answers={"WHEN": ["sun"]}, identity=Identity(browser="b"), language="de"
        )
    assert bad.value.errors == {"WHEN": "„Sonntag“ hat keinen Platz mehr. Bitte wählen Sie neu."}


def test_a_form_on_paper_that_wants_a_taken_place_waits_for_staff(survey: Survey, staff: Account) -> None:
    answer(survey, "a", "sun")
    stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    form = take_form(account=staff, stack_id=stack.pk, number="1")
    key_in(account=staff, form_id=form.pk, posted=Filled({"WHEN": ["sun"], "T": ["gern"]}))
    assert close_stack(account=staff, stack_id=stack.pk).left == ("1",)
    key_in(account=staff, form_id=form.pk, posted=Filled({"WHEN": ["sat"], "T": ["gern"]}))
    assert close_stack(account=staff, stack_id=stack.pk).counted == 1


def test_questions_without_places_ask_the_database_nothing_more(
    client: Client, process: Process, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for slug, options, queries in (("without", dates(), 2), ("with", dates(sat=2), 3)):
        survey = publish(process, document(page("one", question("WHEN", "multi", options=options))), slug=slug)
        client.get(f"/umfragen/{slug}/")
        at = begin(client, survey)
        with django_assert_num_queries(queries):
            client.get(at)


@pytest.mark.parametrize("places", [0, -1, "3", 1.5])
def test_places_are_a_whole_number(places: Any) -> None:
    asked = document(page("one", question("W", "multi", options=[{"code": "a", "text": {}, "places": places}])))
    with pytest.raises(BadDefinition, match="at least one place"):
        parse_definition(asked)


def test_a_scale_gives_no_places_away() -> None:
    asked = document(page("one", question("W", "scale", options=[{"code": "1", "text": {}, "places": 3}])))
    with pytest.raises(BadDefinition, match="does not give away"):
        parse_definition(asked)


def test_places_survive_writing_and_reading() -> None:
    asked = parse_definition(document(page("one", question("W", "multi", options=dates(sat=7)))))
    assert parse_definition(serialise(asked)) == asked


def test_staff_set_places_in_the_editor(client: Client, process: Process, staff: Account) -> None:
    when = question("WHEN", "multi", options=dates(sun=5))
    asked = document(page("one", when))
    survey = Survey.objects.create(
        process=process,
        slug="neu",
        title=asked["title"],
        languages=["de"],
        draft=asked | {"languages": ["de"]},
        responsible=staff,
    )
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/werkstatt/umfragen/{survey.slug}/frage/WHEN/"
    assert "Plätze" in client.get(address).content.decode()
    form = {
        "revision": survey.draft_revision,
        "text_de": "Wann?",
        "row_0_code": "sat",
        "row_0_de": "Samstag",
        "row_1_code": "sun",
        "row_1_de": "Sonntag",
        "places_sat": "12",
        "places_sun": "",
    }
    client.post(address, form)
    survey.refresh_from_db()
    options = survey.draft["pages"][0]["questions"][0]["options"]
    assert [(one["code"], one.get("places")) for one in options] == [("sat", 12), ("sun", None)]
