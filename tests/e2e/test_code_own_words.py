"""Staff code answers with the keyboard alone: five keys for an answer, in a real browser."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.processes.models import FieldOfAction, Process
from surveys.models import CodedQuestion, Coding, Response
from surveys.services.coding import take_in
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import publish, small_document
from tests.surveys.wrote import codes_in

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


@pytest.fixture
def question(process: Process, staff: Account, field_of_action: FieldOfAction) -> CodedQuestion:
    survey = publish(process, small_document())
    assert survey.current
    for n in range(12):
        Response.objects.create(
            survey=survey,
            version=survey.current,
            answers={"A": "yes", "D": f"Mehr Bänke bitte, Nummer {n}"},
            language="de",
            submitted_on=timezone.localdate(),
        )
    take_in(account=staff, survey_id=survey.pk, name="D")
    codes_in(process, staff, "Bänke und Sitze", "Öffentliche Toiletten", "Straßenlärm")
    return CodedQuestion.objects.get()


def test_letters_digits_and_signs_code_an_answer(
    page: Page, sign_in: SignIn, staff: Account, question: CodedQuestion
) -> None:
    sign_in(page, staff).goto(f"/werkstatt/umfragen/umfrage/worte/frage/{question.name}/")
    field = page.get_by_label("Code tippen")
    expect(field).to_be_focused()
    assert_accessible(page)
    page.keyboard.type("strassen")  # as it is typed without an umlaut key
    expect(page.get_by_label("Bänke und Sitze")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Straßenlärm")).to_be_checked()
    page.keyboard.press("1")  # what is suggested stands first: "Bänke" stands in the answer
    expect(page.get_by_label("Bänke und Sitze")).to_be_checked()
    page.keyboard.press("!")
    expect(page.get_by_label("Vorschlag")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 von 12 geordnet")).to_be_visible()
    coding = Coding.objects.get()
    assert {code.name for code in coding.codes.all()} == {"Straßenlärm", "Bänke und Sitze"}
    assert coding.tone == "proposal"
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("0 von 12 geordnet")).to_be_visible()
    assert not Coding.objects.exists()
