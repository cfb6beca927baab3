"""Can somebody begin on a phone and go on at a computer? A link with the code behind "#", or typed in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participation.processes.models import Process
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import document, publish, question
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_link_takes_the_answers_along(process: Process, dark_phone: Page, open_page: Callable[..., Page]) -> None:
    publish(process, document(page_of("p", question("T", "text_short"))), slug="geraete")
    phone = dark_phone
    phone.goto("/umfragen/geraete/")
    phone.get_by_role("button", name="Beginnen").click()
    phone.get_by_label("Frage T?").fill("Mehr Bänke")
    phone.get_by_role("button", name="Später weitermachen").click()
    phone.get_by_role("link", name="Mit einem anderen Gerät weitermachen").click()
    expect(phone.get_by_role("button", name="Code zeigen")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("button", name="Code zeigen").click()
    code = phone.locator(".q-code").inner_text()
    link = phone.get_by_role("link", name=code).get_attribute("href")
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert link is not None
    computer = open_page()
    computer.goto(link)
    expect(computer.get_by_label("Ihr Code")).to_have_value(code)
    assert "#" not in computer.url
    assert_accessible(computer)
    computer.get_by_role("button", name="Mit diesem Code weitermachen").click()
    expect(computer.get_by_label("Frage T?")).to_have_value("Mehr Bänke")
