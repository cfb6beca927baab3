"""At the desk, with the keys alone: change a running survey, see it in the preview, say what is a typo, bring it in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Survey, SurveyVersion
from tests.e2e.accessibility import assert_accessible
from tests.e2e.keyboard import Keyboard
from tests.surveys.make import publish, small_document

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


@pytest.fixture
def running(process: Process) -> Survey:
    now = timezone.now()
    opens, closes = now - timedelta(days=1), now + timedelta(days=9)
    return publish(process, small_document(), draft=small_document(), opens_at=opens, closes_at=closes)


def _edit(survey: Survey, code: str) -> str:
    return f"/werkstatt/umfragen/{survey.slug}/frage/{code}/"


def test_a_typo_by_keyboard_stays_the_same_version(
    page: Page, sign_in: SignIn, staff: Account, running: Survey
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, staff).goto(_edit(running, "B"))
    expect(page.frame_locator("#preview-frame").locator("#f-B")).to_be_visible()
    assert page.evaluate("scrollY") == 0, "the frame scrolls itself, not the page around it"
    page.goto(_edit(running, "D"))
    keys = Keyboard(page)
    keys.skip_to_content()
    keys.write(page.locator("[name=text_de]"), "Frage Dd?")
    framed = page.frame_locator("#preview-frame")
    expect(framed.locator("main")).to_contain_text("Frage Dd?")
    expect(framed.locator("[data-at=f-D]")).to_be_attached()
    expect(page.locator("#saved")).to_contain_text("Gespeichert um")
    assert_accessible(page)
    keys.press(page.locator("#pv-papier"))
    expect(framed.locator("#paper-D")).to_contain_text("Frage Dd?")
    expect(page.locator("#pv-papier")).to_be_focused()
    assert_accessible(page)
    keys.tab_to(page.locator("#pv-handy"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#pv-handy")).to_have_attribute("aria-current", "true")
    keys.press(page.locator("#pv-large"))
    expect(page.locator("#pv-large")).to_have_attribute("aria-current", "true")
    expect(framed.locator("body")).to_have_class("q-resident q-framed q-framed--large")
    expect(page.locator("[name=text_de]")).to_have_value("Frage Dd?")
    keys.tab_to(page.locator("a[href$='/aenderungen/']"), key="Shift+Tab")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    keys.skip_to_content()
    assert_accessible(page)
    keys.choose(page.locator("[name='D.text:de'][value=typo]"))
    keys.follow(page.locator("form button.kern-btn--primary"))
    expect(page.locator(".kern-alert--success")).to_contain_text("Ein Text wurde berichtigt.")
    version = SurveyVersion.objects.get()
    assert (version.number, version.corrected) == (1, 1)


@pytest.mark.parametrize("width", [320, 360, 1024])
def test_without_scripts_the_preview_and_the_changes_work_too(
    without_scripts: Page, sign_in: SignIn, staff: Account, running: Survey, width: int
) -> None:
    page = without_scripts
    page.set_viewport_size({"width": width, "height": 740})
    sign_in(page, staff).goto(_edit(running, "B"))
    page.locator("[name=text_de]").fill("Ganz anders gefragt?")
    with page.expect_event("load"):
        page.locator("form.q-edit .q-actions button[type=submit]").first.click()
    framed = page.frame_locator("#preview-frame")
    expect(framed.locator("#f-B")).to_contain_text("Ganz anders gefragt?")
    with page.expect_event("load"):
        page.locator("#pv-schirm").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"/werkstatt/umfragen/{running.slug}/aenderungen/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("[name='B.text:de'][value=new]")).to_be_checked()
    with page.expect_event("load"):
        page.locator("form button.kern-btn--primary").click()
    expect(page.locator(".kern-alert--success")).to_contain_text("Als Fassung 2 freigegeben.")
    running.refresh_from_db()
    assert running.current is not None
    assert running.current.definition["pages"][0]["questions"][1]["reworded"] == 1
