"""Do the frame around all pages and the pages of help work for everybody?"""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.watching import Watch

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["/einfach/", "/barrierefreiheit/", "/datenschutz/", "/impressum/", "/quelltext/"]


@pytest.mark.parametrize("kind", ["phone", "dark", "english"])
def test_help_pages_are_accessible(request: pytest.FixtureRequest, kind: str) -> None:
    page: Page = request.getfixturevalue(kind)
    for address in PAGES:
        page.goto(address)
        assert_accessible(page)


def test_an_error_page_is_accessible_and_leads_on(page: Page, watch: Watch) -> None:
    watch.expect("404")
    page.goto("/gibt-es-nicht/")
    assert_accessible(page)
    expect(page.get_by_role("link", name="Zur Startseite")).to_be_visible()


def test_the_first_tab_skips_the_header(page: Page) -> None:
    page.goto(PAGES[0])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("kind", ["page", "without_scripts"])
def test_the_language_changes_where_one_is(request: pytest.FixtureRequest, kind: str) -> None:
    page: Page = request.getfixturevalue(kind)
    page.goto("/datenschutz/?von=start")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Your rights")).to_be_visible()
    assert page.url.endswith("/datenschutz/?von=start")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Ihre Rechte")).to_be_visible()


def test_text_at_twice_its_size_stays_on_a_phone(phone: Page) -> None:
    phone.goto("/einfach/")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
