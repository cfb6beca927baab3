"""At a kiosk the device asks before it forgets, and forgets when nobody answers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ideas.models import Ballot
from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Draft
from tests.e2e.accessibility import assert_accessible
from tests.ideas.polls.make import new_poll
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


def test_one_person_votes_in_a_poll_and_the_next_begins_anew(
    page: Page, sign_in: SignIn, staff: Account, process: Process
) -> None:
    poll = new_poll(process, "approval")
    page.clock.install()
    sign_in(page, staff).goto(f"/werkstatt/abstimmungen/{poll.slug}/kiosk/")
    page.get_by_role("button", name="Auf diesem Gerät starten").click()
    expect(page.get_by_role("heading", level=1, name="Was zuerst?")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("Vorschlag B")).check()
    page.get_by_role("button", name="Auswahl prüfen").click()
    expect(page.get_by_role("heading", level=1, name="Ist das so richtig?")).to_be_visible()
    page.get_by_role("button", name="Stimme abgeben").click()
    expect(page.get_by_role("heading", level=1, name="Danke. Ihre Stimme ist da.")).to_be_visible()
    assert_accessible(page)
    page.clock.run_for(65_000)
    expect(page.get_by_role("heading", level=1, name="Was zuerst?")).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    ballot = Ballot.objects.get()
    assert (ballot.choices, ballot.channel) == ({"chosen": ["b"]}, "kiosk")
