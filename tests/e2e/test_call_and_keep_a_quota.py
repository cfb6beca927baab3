"""A call is keyed in while somebody speaks; whoever belongs to a full group is thanked before the long part."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import KeyedForm, Response, Survey, TakenPlaces
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import YES_NO, document, publish, question, small_document
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


def test_a_call_takes_one_key_per_answer(page: Page, sign_in: SignIn, staff: Account, process: Process) -> None:
    survey = publish(process, small_document())
    sign_in(page, staff).goto(f"/werkstatt/umfragen/{survey.slug}/telefon/")
    expect(page.get_by_text("Guten Tag, hier ist Jana")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Anruf beginnen").click()
    expect(page.get_by_role("heading", name="Anruf Q-")).to_be_visible()
    assert_accessible(page)
    expect(page.locator("form[data-judged]")).to_be_visible()
    page.keyboard.press("2")
    page.keyboard.type("44")
    page.get_by_role("button", name="Speichern und nächster Anruf").click()
    expect(page.get_by_text("ist gespeichert")).to_be_visible()
    assert KeyedForm.objects.get().answers == {"A": "no", "E": 44}


def test_whoever_comes_too_late_is_thanked_and_may_go_on(phone: Page, process: Process) -> None:
    options = [one | {"places": 1} for one in YES_NO]
    first = page_of("first", question("A", "single", options=options, quota=True))
    survey: Survey = publish(process, document(first, page_of("long", question("T", "text_long"))))
    TakenPlaces.objects.create(survey=survey, question="A", option="yes", taken=1)
    phone.goto(f"/umfragen/{survey.slug}/")
    phone.get_by_role("button", name="Beginnen").click()
    phone.get_by_label("Ja").check()
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("heading", name="Danke für Ihr Interesse")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("link", name="Trotzdem antworten").click()
    phone.get_by_label("Frage T?").fill("Trotzdem")
    phone.get_by_role("button", name="Antworten absenden").click()
    expect(phone.get_by_text("nicht mitgezählt")).to_be_visible()
    assert list(Response.objects.values_list("answers__T", "beyond_quota")) == [("Trotzdem", True)]
