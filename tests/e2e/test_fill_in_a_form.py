"""Does a form help somebody who made mistakes? With eyes, with a keyboard, with a screen reader, without scripts."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/muster/formular/"
FOCUSED = "document.activeElement"


@pytest.fixture(autouse=True)
def _sample_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.e2e.sample_pages"


@pytest.mark.parametrize("kind", ["page", "phone", "dark", "dark_phone", "english"])
def test_an_empty_and_a_faulty_form_are_accessible(request: pytest.FixtureRequest, kind: str) -> None:
    page: Page = request.getfixturevalue(kind)
    page.goto(ADDRESS)
    assert_accessible(page)
    page.get_by_role("button", name="Absenden").click()
    expect(page.locator("[data-errors]")).to_be_visible()
    assert_accessible(page)


def test_the_focus_goes_to_the_summary_and_from_there_to_the_field(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_role("button", name="Absenden").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # Following a link within the page moves the point from which Tab goes on: the field itself or the next one.
    assert page.evaluate(f"{FOCUSED}.name") in ("title", "kind")


def test_a_link_of_the_summary_leads_to_the_first_choice_of_a_group(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_role("button", name="Absenden").click()
    page.locator("[data-errors] a", has_text="Art").click()
    assert page.evaluate("location.hash") == "#id_kind_0"
    expect(page.locator("#id_kind_0")).to_be_in_viewport()


def test_without_scripts_the_summary_comes_first_and_input_is_kept(without_scripts: Page) -> None:
    without_scripts.goto(ADDRESS)
    without_scripts.get_by_label("Titel").fill("Eine Bank am Brunnen")
    without_scripts.get_by_role("button", name="Absenden").click()
    expect(without_scripts.locator("[data-errors]")).to_contain_text("3 Angaben passen noch nicht")
    expect(without_scripts.get_by_label("Titel")).to_have_value("Eine Bank am Brunnen")


def test_a_phone_never_scrolls_sideways(phone: Page) -> None:
    phone.goto(ADDRESS)
    phone.get_by_role("button", name="Absenden").click()
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    phone.goto(ADDRESS)
    small = phone.evaluate(
        "[...document.querySelectorAll('.q-choice, button, .q-nav a, select')]"
        ".filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []
