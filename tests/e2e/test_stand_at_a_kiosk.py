"""At a kiosk the device asks before it forgets, and forgets when nobody answers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Draft
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import publish, small_document

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


def test_the_device_asks_first_and_then_forgets(page: Page, sign_in: SignIn, staff: Account, process: Process) -> None:
    survey = publish(process, small_document())
    page.clock.install()
    sign_in(page, staff).goto(f"/werkstatt/umfragen/{survey.slug}/kiosk/")
    assert_accessible(page)
    page.get_by_role("button", name="Auf diesem Gerät starten").click()
    expect(page.get_by_role("heading", name="Umfrage", exact=True)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Beginnen").click()
    page.wait_for_load_state("load")
    page.get_by_label("Nein").check()
    question = page.get_by_role("alert")
    page.clock.run_for(95_000)
    expect(question).to_contain_text("Sind Sie noch da?")
    assert_accessible(page)
    page.get_by_role("button", name="Weiter antworten").click()
    expect(question).to_be_hidden()
    expect(page.get_by_label("Nein")).to_be_checked()
    page.clock.run_for(125_000)
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()
    assert Draft.objects.count() == 0
