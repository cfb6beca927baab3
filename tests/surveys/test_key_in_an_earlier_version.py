"""Forms were printed, then the survey was changed: they are keyed in with the questions that stand on them."""

from copy import deepcopy

import pytest
from django.test import Client

from participation.accounts.models import Account
from surveys.models import FormStack, Response, Survey, SurveyVersion
from surveys.questiontypes.kind import Filled
from surveys.services.keying import close_stack, key_in, take_form
from surveys.views import desk_print
from tests.surveys.make import question, small_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def changed(survey: Survey) -> Survey:
    """The second version asks something else at the end."""
    made = deepcopy(small_document())
    made["pages"][2]["questions"] = [question("Z", "number")]
    survey.current = SurveyVersion.objects.create(survey=survey, number=2, definition=made)
    survey.save()
    return survey


def test_an_unchanged_survey_asks_for_no_version(desk: Client, survey: Survey) -> None:
    address = f"/werkstatt/umfragen/{survey.slug}/papier/"
    assert 'name="version"' not in desk.get(address).content.decode()
    assert desk.post(address, {"channel": "paper"}).status_code == 302
    assert FormStack.objects.get().version.number == 1


def test_a_form_of_before_is_keyed_in_with_its_own_questions(desk: Client, changed: Survey, staff: Account) -> None:
    address = f"/werkstatt/umfragen/{changed.slug}/papier/"
    assert "Welche Fassung steht auf den Bögen?" in desk.get(address).content.decode()
    refused = desk.post(address, {"channel": "paper", "version": "3"})
    assert (refused.status_code, FormStack.objects.count()) == (422, 0)
    assert desk.post(address, {"channel": "paper", "version": "1"}).status_code == 302
    stack = FormStack.objects.get()
    page = desk.get(f"{address}{stack.pk}/").content.decode()
    assert "Fassung 1" in page
    assert "Die Umfrage wurde seitdem geändert." in page
    assert "Fassung 1" in desk.get(address).content.decode()

    form = take_form(account=staff, stack_id=stack.pk, number="7")
    sheet = desk.get(f"{address}{stack.pk}/7/").content.decode()
    assert "Frage E?" in sheet
    assert "Frage Z?" not in sheet
    key_in(account=staff, form_id=form.pk, posted=Filled({"A": ["no"], "E": ["44"], "Z": ["9"]}))
    close_stack(account=staff, stack_id=stack.pk)
    stored = Response.objects.get()
    assert (stored.version.number, stored.answers) == (1, {"A": "no", "E": 44})


def test_the_newest_version_is_chosen_already(desk: Client, changed: Survey) -> None:
    address = f"/werkstatt/umfragen/{changed.slug}/papier/"
    form = desk.get(address).context["form"]
    assert form["version"].value() == "2"
    desk.post(address, {"channel": "paper", "version": "2"})
    assert "seitdem geändert" not in desk.get(f"{address}{FormStack.objects.get().pk}/").content.decode()


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was to be printed."""
    pages: list[str] = []

    def caught(page: str, *_styles: str) -> bytes:
        pages.append(page)
        return b"%PDF"

    monkeypatch.setattr(desk_print, "pdf_of", caught)
    return pages


def test_the_printed_form_names_its_version(desk: Client, changed: Survey, pages: list[str]) -> None:
    desk.get(f"/werkstatt/umfragen/{changed.slug}/bogen.pdf")
    desk.get(f"/werkstatt/umfragen/{changed.slug}/bogen.pdf", {"sprache": "en"})
    assert ["Fassung 2" in pages[0], "Version 2" in pages[1]] == [True, True]


def test_the_form_of_before_can_be_printed_again(desk: Client, changed: Survey, pages: list[str]) -> None:
    address = f"/werkstatt/umfragen/{changed.slug}/bogen.pdf"
    again = desk.get(address, {"fassung": "1", "sprache": "en", "schrift": "14"})
    assert f"{changed.slug}-v1-en-14pt.pdf" in again["Content-Disposition"]
    assert [words in pages[0] for words in ("Version 1", "Question E?", "Question Z?")] == [True, True, False]
    assert f"{changed.slug}-de-12pt.pdf" in desk.get(address, {"fassung": "2"})["Content-Disposition"]
    assert [words in pages[1] for words in ("Fassung 2", "Frage E?", "Frage Z?")] == [True, False, True]
    for number in ("3", "0", "-1", "x", "²", "9" * 20):
        assert desk.get(address, {"fassung": number}).status_code == 404


def test_only_the_desk_of_the_area_prints_it(client: Client, changed: Survey, resident: Account) -> None:
    client.force_login(resident)
    assert client.get(f"/werkstatt/umfragen/{changed.slug}/bogen.pdf", {"fassung": "1"}).status_code in (403, 404)


def test_links_lead_to_the_form_of_before_in_its_own_languages(desk: Client, changed: Survey) -> None:
    first = changed.versions.get(number=1)
    first.definition["languages"] = ["de"]
    first.save()
    place = f"/werkstatt/umfragen/{changed.slug}/"
    link = f"{place}bogen.pdf?sprache=%s&amp;schrift=14&amp;fassung=%s"
    text = desk.get(f"{place}papier/").content.decode()
    assert [link % which in text for which in (("de", 1), ("en", 1), ("de", 2))] == [True, False, False]
    desk.post(f"{place}papier/", {"channel": "paper", "version": "1"})
    assert link % ("de", 1) in desk.get(f"{place}papier/{FormStack.objects.get().pk}/").content.decode()
    history = desk.get(f"{place}verlauf/").content.decode()
    assert ["bogen.pdf?fassung=1" in history, "bogen.pdf?fassung=2" in history] == [True, False]
