"""Do the helpers of the browser tests find what they are made for? On pages that are wrong on purpose."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from participation.accounts.models import Account
from tests.e2e.accessibility import assert_accessible
from tests.e2e.watching import Watch

CALM_PAGE = "/impressum/"


def _taken(watch: Watch) -> str:
    """Take the complaints out, so that the fixture does not fail this test."""
    said = "\n".join(watch.complaints)
    watch.complaints.clear()
    return said


def test_a_calm_page_gives_no_complaint(page: Page, watch: Watch) -> None:
    page.goto(CALM_PAGE)
    assert page.title()
    assert watch.complaints == []


def test_console_messages_and_errors_are_complaints(page: Page, watch: Watch) -> None:
    page.goto(CALM_PAGE)
    page.evaluate("console.log('left behind')")
    page.evaluate("setTimeout(() => { throw new Error('broken script') })")
    page.wait_for_timeout(100)
    said = _taken(watch)
    assert "left behind" in said
    assert "broken script" in said


def test_a_request_to_another_host_is_a_complaint_and_does_not_leave(page: Page, watch: Watch) -> None:
    page.goto(CALM_PAGE)
    page.evaluate("location.href = 'http://elsewhere.example/'")
    page.wait_for_timeout(200)
    assert "request to another host: http://elsewhere.example/" in _taken(watch)


def test_what_the_policy_forbids_is_a_complaint(page: Page, watch: Watch) -> None:
    page.goto(CALM_PAGE)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in _taken(watch)


def test_a_missing_page_is_a_complaint_unless_it_is_expected(page: Page, watch: Watch) -> None:
    watch.expect("404")
    page.goto("/gibt-es-nicht/")
    assert watch.unexpected() == []
    assert "answer 404" in _taken(watch)


def test_axe_names_rule_and_place(page: Page) -> None:
    page.goto(CALM_PAGE)
    page.evaluate("document.body.appendChild(document.createElement('button'))")
    with pytest.raises(AssertionError, match=r"(?s)button-name.*at .*button"):
        assert_accessible(page)


def test_contrast_is_judged_where_colours_are_new(page: Page) -> None:
    page.goto(CALM_PAGE)
    assert_accessible(page)
    assert_accessible(page)
    page.evaluate("document.querySelector('main p').style.color = '#aaaaab'")
    for _again in range(2):
        with pytest.raises(AssertionError, match=r"(?s)color-contrast.*at .*p"):
            assert_accessible(page)


WORSE = {
    "link-name": "document.querySelector('footer a').replaceChildren()",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "aria-roles": "document.querySelector('main').setAttribute('role', 'nonsense')",
    "heading-order": "document.querySelector('h1').insertAdjacentHTML('afterend', '<h5>x</h5>')",
    "aria-valid-attr-value": "document.querySelector('main').setAttribute('aria-busy', 'perhaps')",
    "target-size": "document.querySelector('main p').innerHTML = '<a href=/a>a</a><a href=/b>b</a>';"
    "document.querySelectorAll('main p a').forEach(one => { one.style = 'display: inline-block; width: 9px' })",
}


@pytest.mark.parametrize("rule", WORSE)
def test_what_becomes_worse_on_a_page_seen_before_is_found(page: Page, watch: Watch, rule: str) -> None:
    page.goto(CALM_PAGE)
    assert_accessible(page)
    page.evaluate(WORSE[rule])
    with pytest.raises(AssertionError, match=rule):
        assert_accessible(page)


def test_the_same_page_in_another_language_is_not_judged_again(
    page: Page, english: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.goto(CALM_PAGE)
    assert_accessible(page)
    monkeypatch.setattr("tests.e2e.accessibility.JUDGE", "throw new Error('judged again')")
    english.goto(CALM_PAGE)
    assert_accessible(english)


def test_each_page_is_what_its_name_says(phone: Page, dark: Page, english: Page, without_scripts: Page) -> None:
    for one in (phone, dark, english, without_scripts):
        one.goto(CALM_PAGE)
    assert phone.evaluate("innerWidth") == 360
    assert dark.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert english.locator("html").get_attribute("lang") == "en"
    assert phone.locator("html").get_attribute("lang") == "de"
    assert without_scripts.locator("html").get_attribute("lang") == "de"


def test_a_page_can_be_signed_in(page: Page, sign_in: Callable[[Page, Account], Page], administrator: Account) -> None:
    sign_in(page, administrator).goto(CALM_PAGE)
    assert any(cookie["name"] == "sessionid" for cookie in page.context.cookies())
