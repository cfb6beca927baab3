"""Somebody of the team calls, reads the questions aloud and keys in what is said."""

import pytest
from django.test import Client

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import FormStack, KeyedForm, Response, Survey
from tests.surveys.make import count_everything, document, page, publish, question, small_document

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DESK = "/werkstatt/umfragen/umfrage/"


@pytest.fixture
def desk(client: Client, survey: Survey, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_reads_like_the_call(desk: Client) -> None:
    shown = desk.get(f"{DESK}telefon/").content.decode()
    parts = (
        "Guten Tag, hier ist Jana, Quartiersarbeit Am Anger.",
        "ohne Ihren Namen und ohne Ihre Nummer",
        "Darf ich anfangen?",
        "Frage A?",
        "Lesen Sie die Antworten vor. Eine davon zählt.",
        "Frage F?",
        "Das war die letzte Frage.",
    )
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)


def test_in_each_language_of_the_survey(desk: Client) -> None:
    shown = desk.get(f"{DESK}telefon/?sprache=en").content.decode()
    assert "Question A?" in shown
    assert "May I begin?" in shown
    assert "Question A?" not in desk.get(f"{DESK}telefon/?sprache=xx").content.decode()


def test_a_call_is_a_form_that_counts_with_its_way_and_who_asked(desk: Client, staff: Account) -> None:
    form = desk.post(f"{DESK}telefon/")["Location"]
    shown = desk.get(form).content.decode()
    for said in ("Darf ich anfangen?", "Lesen Sie die Antworten vor.", "Speichern und nächster Anruf", "data-keying"):
        assert said in shown
    stack = FormStack.objects.get()
    assert desk.post(form, {"A": "no", "E": "44"})["Location"] == f"{DESK}papier/{stack.pk}/?vorschlag"
    desk.post(f"{DESK}papier/{stack.pk}/schliessen/")
    count_everything()
    response = Response.objects.get()
    assert (response.channel, response.recorded_by, response.answers) == ("phone", staff, {"A": "no", "E": 44})


def test_the_next_call_lies_in_the_same_stack_under_a_number_of_its_own(desk: Client) -> None:
    for _ in range(3):
        desk.post(f"{DESK}telefon/")
    stack = FormStack.objects.get()
    assert KeyedForm.objects.filter(stack=stack).values("number").distinct().count() == 3
    shown = desk.get(f"{DESK}papier/{stack.pk}/").content.decode()
    assert 'name="number" value="Q-' in shown


def test_another_version_is_another_stack(desk: Client, survey: Survey) -> None:
    desk.post(f"{DESK}telefon/")
    survey.current = survey.versions.create(number=2, definition=small_document())
    survey.save()
    desk.post(f"{DESK}telefon/")
    assert set(FormStack.objects.values_list("version__number", flat=True)) == {1, 2}


def test_where_each_person_has_a_code_it_is_asked_first(desk: Client, process: Process) -> None:
    Process.objects.update(eligibility=Process.Eligibility.CODE)
    shown = desk.post(f"{DESK}telefon/", follow=True).content.decode()
    assert "Zugangscode auf dem Bogen" in shown
    assert KeyedForm.objects.count() == 0


def test_forms_on_paper_have_no_script(desk: Client) -> None:
    desk.post(f"{DESK}papier/", {"channel": "paper"})
    stack = FormStack.objects.get()
    form = desk.post(f"{DESK}papier/{stack.pk}/", {"number": "1"})["Location"]
    assert "Darf ich anfangen?" not in desk.get(form).content.decode()


def test_before_publication_the_draft_can_be_read_and_nobody_called(
    desk: Client, process: Process, staff: Account
) -> None:
    asked = document(page("p", question("T", "text_short")))
    Survey.objects.create(
        process=process, slug="neu", title=asked["title"], languages=["de"], draft=asked, responsible=staff
    )
    shown = desk.get("/werkstatt/umfragen/neu/telefon/").content.decode()
    assert "Frage T?" in shown
    assert "noch nicht veröffentlicht" in shown
    desk.post("/werkstatt/umfragen/neu/telefon/")
    assert FormStack.objects.count() == 0


def test_not_for_other_neighbourhoods(desk: Client, outsider: Account) -> None:
    desk.force_login(outsider, backend="django.contrib.auth.backends.ModelBackend")
    assert desk.get(f"{DESK}telefon/").status_code == desk.post(f"{DESK}telefon/").status_code == 404


@pytest.fixture
def survey(process: Process) -> Survey:
    return publish(process, small_document())
