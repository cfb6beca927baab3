"""Does a figure become a chart? In the colours of the moment, as wide as its place, with the reader's numbers."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/muster/diagramm/"
TEAL_BY_DAY, TEAL_BY_NIGHT = "rgb(14, 90, 92)", "rgb(127, 205, 196)"
FIRST_BAR = ".bars .point:first-child path"


@pytest.fixture(autouse=True)
def _sample_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.e2e.sample_pages"


def opened(page: Page) -> Page:
    page.goto(ADDRESS)
    expect(page.locator(FIRST_BAR)).to_be_visible()
    return page


def colour_of_first_bar(page: Page) -> str:
    return str(page.locator(FIRST_BAR).evaluate("one => getComputedStyle(one).fill"))


def test_the_drawing_lies_where_it_belongs(page: Page) -> None:
    opened(page)
    figure = page.locator("figure").bounding_box()
    layers = page.locator("figure .main-svg")
    assert figure is not None
    assert layers.count() >= 2
    for number in range(layers.count()):
        layer = layers.nth(number).bounding_box()
        assert layer is not None
        # Plotly's layers lie upon each other only when its own style sheet is allowed.
        assert abs(layer["y"] - figure["y"]) < 2
        assert abs(layer["width"] - figure["width"]) < 2
    assert_accessible(page)


def test_colours_follow_the_device_even_while_the_page_is_open(page: Page) -> None:
    opened(page)
    assert colour_of_first_bar(page) == TEAL_BY_DAY
    page.emulate_media(color_scheme="dark")
    expect(page.locator(FIRST_BAR)).to_have_css("fill", TEAL_BY_NIGHT)
    assert_accessible(page)


def test_a_phone_gets_the_narrow_form(phone: Page) -> None:
    opened(phone)
    expect(phone.locator(".gtitle")).to_have_text("schmal")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_turning_the_device_changes_the_form(phone: Page) -> None:
    opened(phone)
    phone.set_viewport_size({"width": 900, "height": 360})
    expect(phone.locator(".gtitle")).to_have_text("breit")


@pytest.mark.parametrize(("locale", "number"), [("de-DE", "1.000,0"), ("en-GB", "1,000.0")])
def test_numbers_read_as_in_the_text_around(open_page: OpenPage, locale: str, number: str) -> None:
    page = opened(open_page(locale=locale))
    expect(page.locator(".xtick text").last).to_have_text(number)


def test_the_table_is_one_click_away_and_open_without_scripts(page: Page, without_scripts: Page) -> None:
    opened(page)
    expect(page.locator("details")).not_to_have_attribute("open", "")
    without_scripts.goto(ADDRESS)
    expect(without_scripts.get_by_text("Bus 1500")).to_be_visible()


def test_paper_gets_light_colours_and_patterns_and_the_screen_its_own_again(dark: Page) -> None:
    opened(dark)
    dark.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert dark.locator("figure pattern").count() == 1
    assert "14, 90, 92" in str(dark.locator("figure pattern").first.evaluate("one => one.innerHTML"))
    dark.evaluate("dispatchEvent(new Event('afterprint'))")
    assert dark.locator("figure pattern").count() == 0
    assert colour_of_first_bar(dark) == TEAL_BY_NIGHT


def test_nothing_in_a_drawing_takes_the_focus(page: Page) -> None:
    opened(page)
    assert page.locator("figure [tabindex], figure a").count() == 0
