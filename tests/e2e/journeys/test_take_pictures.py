"""What does the README show? The real pages with the demo's neighbourhood; written only with QS_SCREENSHOTS=1."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboards.selectors.themes import THEMES
from participation.accounts.models import Account
from surveys.models import Survey
from tests.e2e.conftest import SCREENSHOTS, OpenPage
from tests.e2e.geometry import drawn
from tests.platform.demo_world import demo_world

pytestmark = pytest.mark.skipif(os.environ.get("QS_SCREENSHOTS") != "1", reason="pictures are taken on request")

Take = Callable[..., None]
SignIn = Callable[[Page, Account], Page]


def somebody(name: str) -> Account:
    return Account.objects.get(email=f"{name}@altmuehlbach.example")


def test_home(page: Page, phone: Page, screenshot: Take) -> None:
    for one, width in ((page, 1280), (phone, 360)):
        one.goto("/")
        screenshot(one, f"resident-home-{width}", full_page=width == 360)


def test_idea(phone: Page, screenshot: Take) -> None:
    phone.goto("/beteiligung/gut-leben-am-anger/ideen/?suche=Schatten")
    phone.get_by_role("link", name="Mehr Schatten").first.click()
    screenshot(phone, "idea-360", full_page=True)


def test_survey_page(phone: Page, screenshot: Take) -> None:
    phone.goto(f"/umfragen/{demo_world()['survey']}/")
    screenshot(phone, "survey-cover-360", full_page=True)
    phone.locator("main form button[type=submit]").first.click()
    screenshot(phone, "survey-page-360", full_page=True)


def test_cockpit(page: Page, sign_in: SignIn, screenshot: Take) -> None:
    sign_in(page, somebody("jana")).goto("/heute/")
    screenshot(page, "cockpit-1280", full_page=True)


def test_dashboard(page: Page, sign_in: SignIn, screenshot: Take) -> None:
    sign_in(page, somebody("olga")).goto("/auswertung/gut-leben-am-anger/")
    expect(page.locator(".main-svg").first).to_be_visible()
    screenshot(page, "dashboard-1280", full_page=True)


def test_designer_and_list(page: Page, sign_in: SignIn, screenshot: Take) -> None:
    sign_in(page, somebody("jana")).goto("/werkstatt/umfragen/{draft_survey}/frage/{question}/".format(**demo_world()))
    screenshot(page, "designer-1280", full_page=True)
    page.goto("/beteiligung/gut-leben-am-anger/ideen/")
    screenshot(page, "ideas-1280", full_page=True)
    page.goto("/beteiligung/gut-leben-am-anger/")
    screenshot(page, "process-1280", full_page=True)


def test_each_panel_of_the_evaluation_once(open_page: OpenPage, sign_in: SignIn, screenshot: Take) -> None:
    """One column, so that all are equally wide; a list of them all stands in docs/panels-in-pictures.md."""
    page = sign_in(open_page(viewport={"width": 900, "height": 900}), somebody("olga"))
    seen: set[str] = set()
    lines = [HEAD]
    for address in evaluation_pages():
        page.goto(address)
        drawn(page)
        lines.append(f"\n## {page.locator('h1').inner_text()}\n\n`{address}`\n")
        for panel in page.locator(".q-panel:has([data-figure], .q-areamap, .q-board, .q-reachlist, .q-rules)").all():
            name = name_of(panel.get_attribute("id") or "", address)
            if name in seen:
                continue
            seen.add(name)
            screenshot(panel, f"panels/{name}")
            lines.append(f"![{panel.locator('h2').first.inner_text()}](screenshots/panels/{name}.png)\n")
    if os.environ.get("QS_SCREENSHOTS") == "1":
        (SCREENSHOTS.parent / "panels-in-pictures.md").write_text("\n".join(lines), encoding="utf-8")
    assert len(seen) > 50


HEAD = """# Each panel in a picture

Written with the pictures by `QS_SCREENSHOTS=1 .venv/bin/pytest tests/e2e/journeys/test_take_pictures.py`, from the demo
neighbourhood. What several pages show stands here once."""


def evaluation_pages() -> Iterator[str]:
    world, start = demo_world(), "/auswertung/gut-leben-am-anger/"
    yield start
    yield from (f"{start}thema/{theme.key}/" for theme in THEMES)
    for slug in (world["survey"], world["closed_survey"]):
        survey = Survey.objects.select_related("current").get(slug=slug)
        assert survey.current is not None
        pages = len(survey.current.definition["pages"])
        yield from (f"{start}umfrage/{slug}/?seite={number}" for number in range(1, pages + 1))
    groups = f"{start}umfrage/{world['crossed_survey']}/gruppen/"
    yield from (groups, f"{groups}?frage=A1&nach=alter", f"{groups}?frage=A1&nach=lage-allein-ab-75")


def name_of(panel: str, address: str) -> str:
    """Groups have one panel for all that can be asked."""
    key = panel.removeprefix("panel-")
    asked = address.partition("nach=")[2] or "needs"
    return f"groups-{asked}" if key == "groups" else key.replace(".", "-")
