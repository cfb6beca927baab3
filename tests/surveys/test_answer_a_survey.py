"""A resident answers page by page, without scripts."""

import pytest
from django.test import Client

from surveys.models import AnswerTally, Draft, ParticipationMarker, Response, Survey, SurveyVersion
from tests.surveys.make import count_everything
from tests.surveys.walking import Fields, Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(survey: Survey) -> Walk:
    return Walk(survey)


def test_the_cover_says_what_it_is_about(walk: Walk) -> None:
    text = walk.client.get(walk.start).content.decode()
    assert "Wir wollen wissen, was fehlt." in text
    assert "etwa eine Minute" in text
    assert "ohne Namen" in text
    assert "Ergebnis am" in text


def test_a_short_way_leaves_pages_out(walk: Walk) -> None:
    walk.begin()
    assert "Seite 1 von 2" in walk.html
    walk.press(A="no")
    assert walk.here.endswith("/seite/end/")
    assert "Seite 2 von 2" in walk.html
    walk.press("send", E="34")
    assert walk.here.endswith("/danke/")
    response = Response.objects.get()
    assert response.answers == {"A": "no", "E": 34}
    assert (response.language, response.channel, response.recorded_by) == ("de", "online", None)
    assert not Draft.objects.exists()
    assert ParticipationMarker.objects.count() == 1


def test_a_question_that_follows_from_the_page_is_shown_politely(walk: Walk) -> None:
    walk.begin()
    walk.press(A="yes")
    assert walk.here.endswith("/seite/start/"), "the same page, with one question more"
    assert walk.page.status_code == 200
    assert "Aus dieser Antwort folgt eine weitere Frage" in walk.html
    assert "autofocus" in walk.html
    walk.press()
    assert walk.here.endswith("/seite/more/"), "left empty, it does not hold anybody up"
    assert "Seite 2 von 3" in walk.html


def test_the_long_way_is_stored_and_counted(walk: Walk, survey: Survey) -> None:
    walk.begin()
    walk.press(A="yes")
    walk.enter({"B": ["red", "other"], "B.other": "lila"})
    walk.enter({"C.bus": "3", "D": "Mehr Bänke"})
    walk.press("send", E="7,5", F="nichts")
    assert Response.objects.get().answers == {
        "A": "yes",
        "B": ["red", "other"],
        "B.other": "lila",
        "C": {"bus": "3"},
        "D": "Mehr Bänke",
        "E": 7.5,
        "F": "nichts",
    }
    count_everything()
    cells = set(AnswerTally.objects.filter(value=1).values_list("measure", "cell"))
    assert {("B", "red"), ("B", "other"), ("C.bus", "3"), ("C.way", "_skipped"), ("D", "_given"), ("E", "7.5")} <= cells


def test_required_is_asked_for_next_to_the_field_and_input_is_kept(walk: Walk) -> None:
    walk.begin()
    walk.press(A="no")
    walk.press("send", E="viele", F="bleibt")
    assert walk.here.endswith("/seite/end/")
    assert "„viele“ ist keine Zahl" in walk.html
    assert 'href="#f-E"' in walk.html
    assert Fields(walk.html).sent["F"] == ["bleibt"]
    assert Fields(walk.html).sent["E"] == ["viele"]
    assert not Response.objects.exists()


def test_a_required_answer_that_is_missing_holds_up(walk: Walk) -> None:
    walk.begin()
    walk.press()
    assert walk.here.endswith("/seite/start/")
    assert "Hier fehlt noch eine Antwort" in walk.html
    assert 'href="#f-A-0"' in walk.html


def test_back_keeps_even_wrong_input(walk: Walk) -> None:
    walk.begin()
    walk.press(A="no")
    walk.press("back", E="zu viele")
    assert walk.here.endswith("/seite/start/")
    assert Fields(walk.html).sent["A"] == ["no"]
    walk.press()
    assert Fields(walk.html).sent["E"] == ["zu viele"]


def test_back_from_the_first_page_leads_to_the_cover_and_on_again(walk: Walk) -> None:
    walk.begin()
    walk.press("back", A="yes")
    assert walk.here == walk.start
    assert "Weiter antworten" in walk.html
    walk.follow(walk.client.post(walk.start))
    assert Fields(walk.html).sent["A"] == ["yes"]


def test_later_goes_on_where_it_stopped(walk: Walk) -> None:
    walk.begin()
    walk.press(A="no")
    walk.press("later", F="halb")
    assert walk.here == walk.start
    walk.follow(walk.client.post(walk.start))
    assert walk.here.endswith("/seite/end/")
    assert Fields(walk.html).sent["F"] == ["halb"]


def test_starting_anew_forgets_everything(walk: Walk) -> None:
    walk.begin()
    walk.press(A="no")
    old = Draft.objects.get().key
    walk.follow(walk.client.post(walk.start, {"anew": "1"}))
    assert walk.here.endswith("/seite/start/")
    assert "A" not in Fields(walk.html).sent
    assert Draft.objects.get().key != old


def test_what_does_not_count_any_more_is_said_before_sending(walk: Walk) -> None:
    walk.begin()
    walk.press(A="yes")
    walk.press(B=["red"])
    walk.enter({"D": "alt"})
    walk.press("back")
    walk.press("back")
    walk.press(A="no")
    walk.press("send", F="x")
    assert walk.here.endswith("/absenden/")
    assert "2 Antworten zählen nicht mehr" in walk.html
    assert not Response.objects.exists(), "said first, sent on the next press"
    walk.press()
    assert walk.here.endswith("/danke/")
    assert Response.objects.get().answers == {"A": "no", "F": "x"}


def test_all_answers_can_be_looked_at_first(walk: Walk) -> None:
    walk.begin()
    walk.press(A="no")
    walk.press("review", E="34")
    assert walk.here.endswith("/absenden/")
    assert "Frage E?" in walk.html
    assert "34" in walk.html
    assert "ausgelassen" in walk.html
    assert not Response.objects.exists()


def test_an_answer_can_be_taken_back(walk: Walk) -> None:
    walk.begin()
    walk.press(A="yes")
    walk.press()
    walk.enter({"C.bus": "3"})
    walk.press("back")
    assert Fields(walk.html).sent["C.bus"] == ["3"]
    walk.press(forget="C")
    assert walk.here.endswith("/seite/more/")
    assert "C.bus" not in Fields(walk.html).sent
    assert Draft.objects.get().answers == {"A": "yes"}


def test_a_required_question_cannot_be_walked_around(walk: Walk) -> None:
    walk.begin()
    walk.client.post(f"{walk.start}seite/end/", {"asked": "F", "F": "x", "go": "send"})
    assert not Response.objects.exists()
    walk.follow(walk.client.post(f"{walk.start}absenden/"))
    assert walk.here.endswith("/seite/start/")
    assert "Hier fehlt noch eine Antwort" in walk.html
    assert not Response.objects.exists()


def test_an_unknown_page_leads_back_to_where_one_was(walk: Walk) -> None:
    walk.begin()
    walk.follow(walk.client.get(f"{walk.start}seite/gibt-es-nicht/"))
    assert walk.here.endswith("/seite/start/")
    walk.follow(walk.client.post(f"{walk.start}seite/gibt-es-nicht/", {"go": "on"}))
    assert walk.here.endswith("/seite/start/")


def test_without_a_draft_every_page_leads_to_the_cover(walk: Walk) -> None:
    for path in ("seite/", "seite/end/", "absenden/", "danke/"):
        walk.follow(walk.client.get(walk.start + path))
        assert walk.here == walk.start


def test_the_key_stands_in_no_address_and_only_in_a_shut_cookie(walk: Walk) -> None:
    walk.begin()
    cookie = walk.client.cookies["qs_draft"]
    assert cookie["httponly"]
    assert cookie["path"] == walk.start
    assert str(Draft.objects.get().key) not in walk.html
    assert walk.page["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_a_forged_cookie_opens_nothing(walk: Walk) -> None:
    walk.begin()
    walk.client.cookies["qs_draft"] = str(Draft.objects.get().key)
    walk.follow(walk.client.get(f"{walk.start}seite/start/"))
    assert walk.here == walk.start


def test_english_readers_get_the_english_questions(walk: Walk) -> None:
    walk.client.cookies["django_language"] = "en"
    walk.begin()
    assert "Question A?" in walk.html
    assert "Page 1 of 2" in walk.html
    walk.press(A="no")
    walk.press("send")
    assert Response.objects.get().language == "en"


def test_a_survey_in_german_only_is_marked_for_english_readers(survey: Survey) -> None:
    assert survey.current
    definition = survey.current.definition | {"languages": ["de"]}
    SurveyVersion.objects.filter(pk=survey.current.pk).update(definition=definition)
    walk = Walk(survey, Client(HTTP_ACCEPT_LANGUAGE="en"))
    walk.begin()
    assert "This survey is in German only" in walk.html
    assert '<div lang="de" dir="ltr">' in walk.html
    assert "Frage A?" in walk.html
