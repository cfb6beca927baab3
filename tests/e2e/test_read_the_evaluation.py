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
from tests.e2e.conftest import OpenPage

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


def drawn(page: Page) -> Page:
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-figure]")].every((one) => one.querySelector(".main-svg"))"""
    )
    return page


# Every text of a drawing inside its panel, no two texts upon each other, every bar and dot visible.
GEOMETRY = """() => {
  const problems = [];
  for (const plot of document.querySelectorAll("[data-figure]")) {
    const frame = plot.closest(".q-panel").getBoundingClientRect();
    const name = plot.closest(".q-panel").id;
    const texts = [...plot.querySelectorAll("svg text")].filter((one) => one.textContent.trim());
    const boxes = texts.map((one) => [one.textContent, one.getBoundingClientRect()]);
    for (const [text, box] of boxes) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top || box.bottom > frame.bottom)
        problems.push(`${name}: "${text}" leaves its panel`);
    }
    boxes.forEach(([text, box], at) => boxes.slice(at + 1).forEach(([other, its]) => {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 2 && down > 5) problems.push(`${name}: "${text}" lies upon "${other}"`);
    }));
    const marks = [...plot.querySelectorAll(".bars .point path, .scatterlayer .point, .scatterlayer .js-line")];
    if (!marks.some((one) => one.getBoundingClientRect().width > 1)) problems.push(`${name}: nothing is drawn`);
    const head = plot.closest(".q-panel").querySelector("h2").getBoundingClientRect();
    if (head.bottom > plot.getBoundingClientRect().top) problems.push(`${name}: the title lies in the drawing`);
  }
  return problems;
}"""


def assert_in_place(page: Page) -> None:
    problems = page.evaluate(GEOMETRY)
    assert not problems, "\n".join(problems)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


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
