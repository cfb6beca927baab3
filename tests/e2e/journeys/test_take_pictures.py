"""What does the README show? The real pages with the demo's neighbourhood; written only with QS_SCREENSHOTS=1."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
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
