"""Does a page think along? Checks, needs, filters and calculated values, at once with scripts, and without them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from participation.processes.models import Process
from surveys.models import Response
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import COLOURS, YES_NO, document, publish, question
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)
TOWNS = [
    {"code": code, "text": {"de": f"Ort {code}", "en": f"Town {code}"}, "attributes": {"region": region}}
    for code, region in (("a", "red"), ("b", "red"), ("c", "blue"))
]
START = "/umfragen/folgen/"


@pytest.fixture(autouse=True)
def _survey(process: Process) -> None:
    first = page_of(
        "first",
        question("age", "number", constraint={"expression": ". >= 18"}, constraint_text={"de": "Erst ab 18."}),
        question("class", "calculate", calculation={"expression": "if(${age} > 64.5, 'old', 'young')"}),
        question("care", "text_short", show_if={"expression": "${class} = 'old'"}),
        question("colour", "single", options=COLOURS[:2]),
        question("town", "single", options=TOWNS, choice_filter={"expression": "region = ${colour}"}),
        question("A", "single", options=YES_NO),
        question("why", "text_short", required_if={"expression": "selected(${A}, 'no')"}),
    )
    says = {"de": "${age} Jahre und ${town}?", "en": "${age}?"}
    second = page_of("second", question("more", "text_short", text=says, default={"expression": "${class}"}))
    publish(process, document(first, second), slug="folgen")


def begin(page: Page) -> None:
    page.goto(START)
    page.get_by_role("button", name="Beginnen").click()


def begin_with_scripts(page: Page) -> None:
    begin(page)
    expect(page.locator("form[data-judged]")).to_be_visible()


def on(page: Page) -> None:
    page.get_by_role("button", name="Weiter", exact=True).click()


def age(page: Page) -> Locator:
    return page.get_by_label("Frage age?")


def test_a_page_with_scripts_thinks_along(phone: Page) -> None:
    begin_with_scripts(phone)
    check = phone.locator("[data-check]").get_by_text("Erst ab 18.")
    care, needed = phone.get_by_label("Frage care?"), phone.locator("[data-needed]")
    town = phone.get_by_role("radiogroup", name="Frage town?")
    expect(check).to_be_hidden()
    expect(needed).to_be_hidden()
    expect(town.get_by_role("radio")).to_have_count(0)
    age(phone).fill("17")
    age(phone).blur()
    expect(check).to_be_visible()
    assert_accessible(phone)
    age(phone).fill("64,6")
    age(phone).blur()
    expect(check).to_be_hidden()
    expect(care).to_be_visible()
    age(phone).fill("64")
    age(phone).blur()
    expect(care).to_be_hidden()
    phone.get_by_label("rot", exact=True).check()
    expect(town.get_by_role("radio")).to_have_count(2)
    phone.get_by_label("Ort b").check()
    phone.get_by_label("blau", exact=True).check()
    expect(town.get_by_role("radio")).to_have_count(1)
    expect(phone.get_by_label("Ort c")).not_to_be_checked()
    phone.get_by_label("Ort c").check()
    phone.get_by_label("Nein").check()
    expect(needed).to_be_visible()
    expect(phone.get_by_label("Frage why?")).to_have_attribute("aria-required", "true")
    phone.get_by_label("Ja", exact=True).check()
    expect(needed).to_be_hidden()
    assert_accessible(phone)
    on(phone)
    expect(phone.get_by_label("64 Jahre und Ort c?")).to_have_value("young")


def test_the_same_page_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    begin(page)
    expect(page.get_by_label("Ort a")).to_be_hidden()
    age(page).fill("17")
    page.get_by_label("rot", exact=True).check()
    page.get_by_label("Nein").check()
    on(page)
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("#f-age-error")).to_have_text("Erst ab 18.")
    expect(page.locator("#f-why-error")).to_be_visible()
    age(page).fill("65")
    page.get_by_label("Frage why?").fill("darum")
    on(page)
    expect(page.get_by_role("status").filter(has_text="Aus dieser Antwort folgt eine weitere Frage.")).to_be_visible()
    expect(page.get_by_label("Frage care?")).to_be_focused()
    page.get_by_label("Ort b").check()
    on(page)
    expect(page.get_by_label("65 Jahre und Ort b?")).to_have_value("old")
    page.get_by_role("button", name="Antworten absenden").click()
    expect(page.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()
    given = {"age": 65, "class": "old", "colour": "red", "town": "b", "A": "no", "why": "darum", "more": "old"}
    assert Response.objects.get().answers == given


def test_what_is_not_offered_any_more_is_told_before_sending(page: Page) -> None:
    begin_with_scripts(page)
    page.get_by_label("rot", exact=True).check()
    page.get_by_label("Ort b").check()
    on(page)
    page.goto(f"{START}seite/first/")
    expect(page.locator("form[data-judged]")).to_be_visible()
    page.get_by_label("blau", exact=True).check()
    on(page)
    page.get_by_role("button", name="Antworten absenden").click()
    expect(page.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()
    assert Response.objects.get().answers == {"colour": "blue", "class": "young", "more": "young"}


@pytest.mark.parametrize("kind", ["dark_phone", "english"])
def test_it_reads_well_everywhere(request: pytest.FixtureRequest, kind: str) -> None:
    page: Page = request.getfixturevalue(kind)
    page.goto(START)
    page.get_by_role("button", name="Begin" if kind == "english" else "Beginnen", exact=True).click()
    expect(page.locator("form[data-judged]")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_question_names_an_answer_on_its_own_page_at_once(process: Process, page: Page) -> None:
    asked = [
        question("name", "text_short"),
        question("fee", "number"),
        question("double", "calculate", calculation={"expression": "${fee} * 2"}),
        question("colour", "multi", options=COLOURS),
        question("T", "text_short", text={"de": "${name}, ${double} Euro, ${colour}?", "en": "x"}),
    ]
    publish(process, document(page_of("p", *asked)), slug="sofort")
    page.goto("/umfragen/sofort/")
    page.get_by_role("button", name="Beginnen").click()
    expect(page.locator("form[data-judged]")).to_be_visible()
    said = page.locator("[data-words]")
    expect(said).to_have_text("…, … Euro, …?")
    page.get_by_label("Frage name?").fill("<b>Rosa</b> ${fee}")
    page.get_by_label("Frage fee?").fill("1,25")
    page.get_by_label("rot", exact=True).check()
    page.get_by_label("andere", exact=True).check()
    page.get_by_label("In eigenen Worten").fill("lila")
    page.get_by_label("Frage fee?").fill("1,75")
    page.get_by_label("Frage fee?").blur()
    expect(said).to_have_text("<b>Rosa</b> ${fee}, 3,5 Euro, rot, andere, „lila“?")
    page.get_by_role("button", name="Antworten absenden").click()
    expect(page.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()
    assert Response.objects.get(survey__slug="sofort").answers["double"] == 3.5
