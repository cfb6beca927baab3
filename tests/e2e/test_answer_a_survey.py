"""Can everybody answer a survey? On a phone, in the dark, in English, with a keyboard alone, without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participation.places.models import Area, Office
from participation.processes.models import Process
from surveys.definition.rules import parse_rule
from surveys.logic import as_json
from surveys.models import Response, Survey
from tests.e2e.accessibility import assert_accessible
from tests.e2e.keyboard import Keyboard
from tests.surveys.make import COLOURS, document, publish, publish_template, question
from tests.surveys.make import page as page_of
from tests.surveys.test_follow_rules import CASES

pytestmark = pytest.mark.django_db(transaction=True)
START = "/umfragen/needs-long/"
PAGES = ["start", "life", "needs", "places", "neighbours", "support", "contribute", "say", "person", "contact"]
NEXT = {"de": "Weiter", "en": "Next"}


@pytest.fixture(autouse=True)
def survey(process: Process, north: Area, south: Area) -> Survey:
    Office.objects.create(area=process.area, name="Quartiersbüro", address="Angerstraße 1", phone="0000 12 34 56")
    process.promise_decides = {"de": "Der Stadtrat entscheidet.", "en": "The town council decides."}
    process.save()
    return publish_template(process, "needs_long")


def begin(page: Page, word: str = "Beginnen") -> None:
    page.goto(START)
    page.get_by_role("button", name=word).click()


@pytest.mark.parametrize("kind", ["phone", "english"])
def test_every_page_is_accessible_and_never_scrolls_sideways(request: pytest.FixtureRequest, kind: str) -> None:
    page: Page = request.getfixturevalue(kind)
    page.goto(START)
    assert_accessible(page)
    english = kind == "english"
    page.get_by_role("button", name="Begin" if english else "Beginnen", exact=True).click()
    page.get_by_role("button", name=NEXT["en" if english else "de"], exact=True).click()
    expect(page.locator("[data-errors]")).to_be_focused()
    assert_accessible(page)
    page.get_by_label("I live here" if english else "Ich wohne hier").check()
    for key in PAGES:
        page.goto(f"{START}seite/{key}/")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), key


def test_a_follow_up_question_appears_at_once_and_goes_again(phone: Page) -> None:
    begin(phone)
    follow_up = phone.get_by_role("radiogroup", name="In welchem Teil")
    expect(follow_up).to_be_hidden()
    phone.get_by_label("Ich wohne hier").check()
    expect(follow_up).to_be_visible()
    assert_accessible(phone)
    phone.get_by_label("Nord").check()
    phone.get_by_label("Ich wohne hier").uncheck()
    expect(follow_up).to_be_hidden()
    phone.get_by_label("Ich wohne hier").check()
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("heading", name="Leben im Quartier")).to_be_visible()


def test_the_script_judges_rules_as_the_server_does(page: Page) -> None:
    page.goto(START)
    judge = """async ([rule, answers]) => {
        const { holds } = await import("/static/js/logic.js");
        return holds(rule, { answers });
    }"""
    for data, answers, shown in CASES:
        rule = parse_rule(data)
        if rule is not None:
            assert page.evaluate(judge, [as_json(rule), answers]) is shown, (data, answers)


def test_none_of_these_stands_alone_and_an_answer_can_be_taken_back(page: Page) -> None:
    begin(page)
    page.goto(f"{START}seite/neighbours/")
    page.get_by_label("Spiele", exact=True).check()
    page.get_by_label("nichts davon", exact=True).check()
    expect(page.get_by_label("Spiele", exact=True)).not_to_be_checked()
    page.get_by_label("jede Woche").check()
    page.get_by_role("button", name=re.compile("Antwort zurücknehmen.*Wie oft sprechen")).click()
    expect(page.get_by_label("jede Woche")).not_to_be_checked()
    expect(page.get_by_label("täglich oder fast täglich")).to_be_focused()


def test_without_scripts_the_follow_up_question_comes_with_a_notice_and_the_focus(without_scripts: Page) -> None:
    page = without_scripts
    begin(page)
    page.get_by_label("Ich wohne hier").check()
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_text("Aus dieser Antwort folgt eine weitere Frage.")).to_be_visible()
    expect(page.get_by_role("radiogroup", name="In welchem Teil")).to_be_focused()
    page.get_by_label("Nord").check()
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_text("Seite 2 von 10")).to_be_visible()


def test_back_in_the_browser_shows_what_was_entered(page: Page) -> None:
    begin(page)
    page.get_by_label("Ich engagiere mich hier").check()
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_role("heading", name="Leben im Quartier")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Ich engagiere mich hier")).to_be_checked()


def test_a_keyboard_is_enough(page: Page, screenshot: Callable[..., None]) -> None:
    keys = Keyboard(page)
    begin(page)
    keys.choose(page.get_by_label("Ich bin zu Besuch oder komme vorbei"))
    for number in range(2, 11):
        keys.follow(page.get_by_role("button", name="Weiter", exact=True))
        expect(page.get_by_text(f"Seite {number} von 10")).to_be_visible()
        if number == 3:
            screenshot(page, "survey-page")
    keys.follow(page.get_by_role("button", name="Antworten absenden"))
    expect(page.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()
    assert_accessible(page)
    assert Response.objects.get().answers == {"F1": ["visit"]}


def test_big_targets_for_thumbs(phone: Page) -> None:
    begin(phone)
    for key in ("life", "needs", "neighbours"):
        phone.goto(f"{START}seite/{key}/")
        small = phone.evaluate(
            "[...document.querySelectorAll('form[data-survey] label:has(input[type=radio],input[type=checkbox]), "
            "form[data-survey] .q-actions button')].filter(one => one.getBoundingClientRect().height < 44 "
            "&& one.checkVisibility()).map(one => one.innerText)"
        )
        assert small == []


def test_the_main_thing_is_reached_without_scrolling_on_a_small_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True)
    page.goto(START)
    expect(page.get_by_role("button", name="Beginnen")).to_be_in_viewport(ratio=1)


def test_review_and_receipt_are_accessible(dark_phone: Page, screenshot: Callable[..., None]) -> None:
    begin(dark_phone)
    dark_phone.get_by_label("Ich bin zu Besuch").check()
    dark_phone.get_by_role("button", name="Weiter", exact=True).click()
    dark_phone.goto(f"{START}seite/contact/")
    dark_phone.get_by_role("button", name="Erst alle Antworten ansehen").click()
    expect(dark_phone.get_by_role("heading", name="Alle Antworten auf einen Blick")).to_be_visible()
    assert_accessible(dark_phone)
    dark_phone.get_by_role("button", name="Antworten absenden").click()
    expect(dark_phone.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()
    assert_accessible(dark_phone)
    screenshot(dark_phone, "survey-receipt-dark")


def test_an_expression_decides_at_once_and_without_scripts_at_the_next_step(
    process: Process, page: Page, without_scripts: Page
) -> None:
    follow_up = question("C", "text_short", show_if={"expression": "${A} >= 65 and count-selected(${B}) > 1"})
    asked = [question("A", "number"), question("B", "multi", options=COLOURS), follow_up]
    publish(process, document(page_of("start", *asked)), slug="ausdruck")
    for shown, at_once in ((page, True), (without_scripts, False)):
        shown.goto("/umfragen/ausdruck/")
        shown.get_by_role("button", name="Beginnen").click()
        field = shown.get_by_label("Frage C?")
        shown.get_by_label("Frage A?").fill("65")
        shown.get_by_label("rot", exact=True).check()
        expect(field).to_be_hidden()
        shown.get_by_label("blau", exact=True).check()
        if not at_once:
            shown.get_by_role("button", name="Weiter", exact=True).or_(
                shown.get_by_role("button", name="Antworten absenden")
            ).first.click()
            expect(shown.get_by_text("Aus dieser Antwort folgt eine weitere Frage.")).to_be_visible()
        expect(field).to_be_visible()
    page.get_by_label("Frage A?").fill("64")
    page.get_by_label("Frage A?").blur()
    expect(page.get_by_label("Frage C?")).to_be_hidden()
