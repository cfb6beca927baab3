"""An official reads the evaluation: every chart stands where it belongs, in both widths, lights and languages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dashboards.views import live
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea, add_supports, answer, make_idea, residents, survey
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import DESKTOP, PHONE, OpenPage
from tests.e2e.geometry import assert_in_place, assert_not_blank, blank_drawings, drawn, faults

__all__ = ["add_supports", "answer", "make_idea", "residents", "survey"]
pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[Page, Account], Page]
LONG = "Donaudampfschifffahrtsgesellschaft und ein sehr langer Titel, der umbrechen muss, ohne abgeschnitten zu werden"


@pytest.fixture
def counted(make_idea: MakeIdea, add_supports: Any, answer: Answer, residents: None, north: Area, south: Area) -> None:
    for title, supports in (("Abgesenkter Bordstein", 140), (LONG, 110), ("Bus am Samstag", 104), ("Treff", 12)):
        make_idea(title, supports)
    for day in range(1, 12):
        add_supports(date(2026, 6, day), 30 + day, channel="online" if day % 3 else "paper")
    answer(60, seed=1, area=north)
    answer(45, seed=2, area=south, channel="paper")


def opened(page: Page, process: Process) -> Page:
    page.goto(reverse("dashboards:overview", args=[process.slug]), timeout=30_000)  # the first one loads Plotly
    return drawn(page)


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_charts_stand_where_they_belong(
    open_page: OpenPage,
    sign_in: SignIn,
    official: Account,
    process: Process,
    counted: None,
    *,
    locale: str,
    light: str,
    width: int,
) -> None:
    page = sign_in(open_page(locale=locale, color_scheme=light, viewport={"width": width, "height": 900}), official)
    opened(page, process)
    assert_in_place(page)
    if width == PHONE["width"]:
        assert_not_blank(page)
    assert_accessible(page)


HIDDEN = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_the_table_says_the_same_and_new_figures_wait_until_somebody_takes_them(
    page: Page,
    sign_in: SignIn,
    official: Account,
    process: Process,
    counted: None,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "SECONDS", 1)
    opened(sign_in(page, official), process)
    panel = page.locator("#panel-ideas")
    panel.get_by_text("Als Tabelle").click()
    expect(panel.get_by_role("row").nth(1)).to_contain_text("140")
    people, said = page.locator(".q-stat b").first, page.get_by_role("status").last
    expect(people).to_have_text("105")
    page.evaluate(HIDDEN, True)
    answer(60, seed=3)
    page.wait_for_timeout(1_500)
    expect(said).to_be_empty()
    with page.expect_response("**/stand/**"):
        page.evaluate(HIDDEN, False)
    expect(said).to_contain_text("Es gibt neue Zahlen")
    expect(people).to_have_text("105")
    assert_accessible(page)
    page.get_by_role("button", name="Neue Zahlen zeigen").click()
    expect(people).to_have_text("165")
    expect(page.get_by_role("button", name="Neue Zahlen zeigen")).to_be_hidden()


def test_everything_is_readable_without_scripts(
    without_scripts: Page, sign_in: SignIn, official: Account, process: Process, counted: None
) -> None:
    page = sign_in(without_scripts, official)
    page.goto(reverse("dashboards:overview", args=[process.slug]), timeout=30_000)  # the first one loads Plotly
    expect(page.locator("#panel-ideas").get_by_role("row").nth(1)).to_contain_text("140")
    page.get_by_label("Teilgebiet", exact=True).select_option(label="Nord")
    page.get_by_role("button", name="Zeigen").click()
    expect(page.get_by_label("Teilgebiet", exact=True)).to_have_value("anger-nord")


def test_answers_of_a_survey_page_by_page(
    open_page: OpenPage, sign_in: SignIn, official: Account, process: Process, survey: Survey, counted: None
) -> None:
    page = sign_in(open_page(), official)
    address = reverse("dashboards:survey", args=[process.slug, survey.slug])
    for number in range(1, 9):
        page.goto(f"{address}?seite={number}")
        drawn(page)
        assert_in_place(page)
        assert_accessible(page)
        page.set_viewport_size(PHONE)
        drawn(page)
        assert_in_place(page)
        assert_not_blank(page)
        page.set_viewport_size(DESKTOP)
    assert sees_what_is_wrong(page)


def sees_what_is_wrong(page: Page) -> bool:
    """The looks above find what they are for: a text elsewhere, a key in the drawing, no marks, no drawing."""
    drawn(page)
    panel = page.locator(".q-panel:has(.bars)").first
    spoilt = (
        (".main-svg text", "one.setAttribute('transform', 'translate(0 2000)')", "leaves its panel"),
        ("h2", "one.style.marginBlockEnd = '-9rem'", "the title lies"),
        (".bars", "one.setAttribute('transform', 'translate(0 600)')", "a mark leaves"),
        (".barlayer", "one.remove()", "nothing is drawn"),
    )
    for place, act, said in spoilt:
        panel.locator(place).first.evaluate(f"one => {{ {act} }}")
        if not any(said in fault for fault in faults(page)):
            return False
    panel.locator(".main-svg").evaluate_all("all => all.forEach((one) => one.remove())")
    return len(blank_drawings(page)) == 1
