"""Is answering accessible however somebody sets up the browser? In ten ways, after errors and changes, too."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from participation.processes.models import Process
from surveys.questiontypes import KINDS
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import DESKTOP, PHONE, OpenPage
from tests.e2e.test_answer_each_kind import PARTS
from tests.surveys.make import YES_NO, document, publish, question
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)
START = "/umfragen/neun/"
TOUCH: dict[str, Any] = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
WAYS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": TOUCH,
    "dark": {**TOUCH, "color_scheme": "dark"},
    "English": {"locale": "en-GB"},
    "colours of one's own": {"forced_colors": "active"},
    "more contrast": {"contrast": "more", "color_scheme": "dark"},
    "with motion": {"reduced_motion": "no-preference"},
    "from right to left": TOUCH,
    "letters twice as large": {"viewport": DESKTOP},
    # WCAG 1.4.10: 1280 px at 400 %
    "magnified four times": {"viewport": {"width": 320, "height": 256}},
}


@pytest.fixture(autouse=True)
def _survey(process: Process) -> None:
    every = [question(kind, kind, **PARTS.get(kind, {})) for kind in sorted(KINDS) if kind != "calculate"]
    first = question("A", "single", options=YES_NO, required=True)
    follows = question("B", "text_long", show_if={"q": "A", "op": "in", "value": "yes"})
    made = document(
        page_of("first", first, follows), page_of("all", *every), page_of("end", question("Z", "text_long"))
    )
    publish(process, {**_also_in_arabic(made), "languages": ["de", "en", "ar"]}, slug="neun")


def _also_in_arabic(part: Any) -> Any:
    """A copy: options and items are shared by all tests."""
    if isinstance(part, list):
        return [_also_in_arabic(value) for value in part]
    if not isinstance(part, dict):
        return part
    more = {"ar": f"ماذا ينقص في الحي؟ {part['de']}"} if "de" in part else {}
    return {key: _also_in_arabic(value) for key, value in part.items()} | more


def _look(page: Page, way: str) -> None:
    if way == "letters twice as large":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize("way", WAYS)
def test_from_the_cover_to_the_receipt(open_page: OpenPage, way: str) -> None:
    page = open_page(**WAYS[way])
    go_on = page.locator(".q-actions button[name=go][value=on]")
    page.goto(START)
    site = page.url.removesuffix(START)
    _look(page, way)
    if way == "from right to left":
        page.locator("button[name=language][value=ar]").click()
        expect(page.locator("main [dir=rtl]").first).to_be_visible()
    else:
        page.get_by_role("button", name="Begin" if way == "English" else "Beginnen", exact=True).click()
    go_on.click()
    expect(page.locator("[data-errors]")).to_be_focused()
    _look(page, way)
    page.locator("input[name=A][value=yes]").check()
    expect(page.locator("[name=B]")).to_be_visible()
    _look(page, way)
    go_on.click()
    expect(page.locator("[data-ranking] [data-move]").first).to_be_visible()
    page.locator("[data-ranking] [data-move='-1']").nth(1).click()
    page.locator("[name=slider]").fill("77")
    go_on.click()
    expect(page.locator("[data-errors]")).to_be_focused()
    _look(page, way)
    page.locator("[name=slider]").fill("2")
    go_on.click()
    page.locator("button[name=go][value=review]").last.click()
    expect(page).to_have_url(f"{site}{START}absenden/")
    _look(page, way)
    page.get_by_role("button", name="Send" if way == "English" else "absenden").click()
    expect(page).to_have_url(f"{site}{START}danke/")
    _look(page, way)
