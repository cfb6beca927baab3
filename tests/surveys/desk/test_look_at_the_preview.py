"""Beside the editor staff see what residents see: as a phone, a screen or a sheet, in each language, large or plain."""

import pytest
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from surveys.drafting.tree import question_with, questions_of
from surveys.models import Draft, Survey, TrialAnswer

GERMAN = {"accept-language": "de"}


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def _framed(client: Client, survey: Survey, **query: str) -> str:
    answer = client.get(reverse("surveys:desk_framed", args=[survey.slug]), query, headers=GERMAN)
    assert answer.status_code == 200
    return answer.content.decode()


def _editor(client: Client, survey: Survey, **query: str) -> str:
    address = reverse("surveys:design_question", args=[survey.slug, "Q2"])
    return client.get(address, query, headers=GERMAN).content.decode()


def test_the_page_of_the_question_stands_in_the_frame(desk: Client, survey: Survey) -> None:
    shown = _editor(desk, survey)
    assert f'src="{reverse("surveys:desk_framed", args=[survey.slug])}?frage=Q2&amp;stand=0&amp;' in shown
    assert 'ansicht=handy&amp;gross=0&amp;einfach=0"' in shown
    framed = _framed(desk, survey, frage="Q2")
    assert 'id="f-Q2"' in framed
    assert 'data-at="f-Q2"' in framed
    assert 'id="f-Q3"' not in framed
    assert "Nur wer bei Frage" in _framed(desk, survey, frage="Q4")


def test_nothing_in_the_frame_can_be_sent_or_is_stored(desk: Client, survey: Survey) -> None:
    framed = _framed(desk, survey, frage="Q2")
    assert "<form" not in framed
    assert 'class="q-survey" inert' in framed
    assert not Draft.objects.exists()
    assert not TrialAnswer.objects.exists()


def test_only_this_site_frames_it_and_only_this_path(desk: Client, survey: Survey) -> None:
    answer = desk.get(reverse("surveys:desk_framed", args=[survey.slug]))
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    editor = desk.get(reverse("surveys:design_question", args=[survey.slug, "Q2"]))
    assert "frame-src 'self'" in editor.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in editor.headers["content-security-policy"]
    assert editor.headers["x-frame-options"] == "DENY"
    other = desk.get(reverse("surveys:desk_history", args=[survey.slug]))
    assert "frame-src" not in other.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in other.headers["content-security-policy"]


def test_a_choice_stays_from_question_to_question(desk: Client, survey: Survey) -> None:
    assert "q-preview--schirm" in _editor(desk, survey, ansicht="schirm", gross="1")
    page = reverse("surveys:design_page", args=[survey.slug, "opinion"])
    again = desk.get(page, headers=GERMAN).content.decode()
    assert "q-preview--schirm" in again
    assert "seite=opinion&amp;" in again
    assert "gross=1" in again
    assert "q-framed--large" in _framed(desk, survey, frage="Q2")


def test_each_language_and_its_direction(desk: Client, survey: Survey) -> None:
    survey.languages = ["de", "ar"]
    question_with(survey.draft, "Q2")["text"]["ar"] = "سؤال"
    survey.save()
    shown = _editor(desk, survey, sprache="ar")
    assert 'id="pv-ar"' in shown
    framed = _framed(desk, survey, frage="Q2", sprache="ar")
    assert '<html lang="de">' in framed
    assert '<div lang="ar" dir="rtl">' in framed
    assert "سؤال" in framed
    assert "Weiter" in framed


@pytest.mark.parametrize("query", [{"sprache": "xx"}, {"ansicht": "../"}, {"gross": "9"}, {"einfach": "<b>"}])
def test_nonsense_is_the_usual_preview(desk: Client, survey: Survey, query: dict[str, str]) -> None:
    shown = _editor(desk, survey, **query)
    assert 'sprache=de&amp;ansicht=handy&amp;gross=0&amp;einfach=0"' in shown
    assert "<b>" not in shown


def test_paper_shows_the_form_as_it_is_printed(desk: Client, survey: Survey) -> None:
    sheet = _framed(desk, survey, frage="Q2", ansicht="papier", gross="1")
    assert "css/paper-form.css" in sheet
    assert 'class="pt14 sheet"' in sheet
    assert 'id="paper-Q2"' in sheet
    assert 'data-at="paper-Q2"' in sheet


def test_plain_language_is_offered_where_there_is_some(desk: Client, survey: Survey) -> None:
    for question in questions_of(survey.draft):
        question.pop("plain", None)
    survey.save()
    assert 'id="pv-plain"' not in _editor(desk, survey)
    question_with(survey.draft, "Q2")["plain"] = {"de": "Geht es Sie etwas an?"}
    survey.save()
    assert 'id="pv-plain"' in _editor(desk, survey)
    assert '<details class="q-simply">' in _framed(desk, survey, frage="Q2", einfach="0")
    assert '<details class="q-simply" open>' in _framed(desk, survey, frage="Q2", einfach="1")


def test_a_survey_without_questions_says_so(desk: Client, survey: Survey) -> None:
    for page in survey.draft["pages"]:
        page["questions"] = []
    survey.save()
    assert "Hier steht noch keine Frage." in _framed(desk, survey)


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_for_others_there_is_no_preview(
    survey: Survey, who: str, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("surveys:desk_framed", args=[survey.slug])).status_code == 404
