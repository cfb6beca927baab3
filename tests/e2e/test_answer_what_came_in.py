"""Can forms that came from elsewhere be answered in a real browser, from the cover to the receipt?"""

import pytest
from playwright.sync_api import Page

from surveys.models import Response, Survey
from tests.surveys.exchange.test_answer_what_came_in import MOST_STEPS, WORDS
from tests.surveys.exchange.test_answer_what_came_in import came_in as came_in  # noqa: PLC0414 (pytest finds a fixture by its name)

pytestmark = [pytest.mark.realdata, pytest.mark.django_db(transaction=True)]

# Fills in what is shown, as the browser's own events tell the scripts of the page; the presses are Playwright's.
FILL = """([words, turn]) => {
    const wrong = field => field.getAttribute("aria-invalid") === "true";
    const seen = field => field.checkVisibility() && !field.disabled && field.type !== "file";
    const told = field => ["input", "change"].forEach(kind => field.dispatchEvent(new Event(kind, {bubbles: true})));
    const boxes = new Map();
    for (const box of document.querySelectorAll("main [data-survey] :is([type=radio], [type=checkbox])")) {
        if (seen(box)) boxes.set(box.name, [...(boxes.get(box.name) || []), box]);
    }
    for (const group of boxes.values()) {
        const wanted = group[0].type === "radio"
            ? [group[Math.floor(turn / words.length) % group.length]] : group.slice(0, 1 + turn % 4);
        for (const box of group) {
            if (box.checked !== wanted.includes(box)) box.click();
        }
    }
    for (const field of document.querySelectorAll("main [data-survey] :is(textarea, select, [type=text], [type=date], "
        + "[type=email], [type=tel], [type=number], input:not([type]))")) {
        if (!seen(field) || field.readOnly || (field.value && !wrong(field))) continue;
        if (field.tagName === "SELECT") field.selectedIndex = Math.min(1 + turn, field.options.length - 1);
        else field.value = field.type === "date" ? `${1960 + 7 * turn}-03-08` : (words[turn] || "");
        told(field);
    }
}"""


def test_it_can_be_answered_in_a_browser(came_in: Survey, page: Page) -> None:
    page.goto(f"/umfragen/{came_in.slug}/")
    page.get_by_role("button", name="Beginnen", exact=True).click()
    turn, here = 0, ""
    for _step in range(MOST_STEPS):
        if page.url.endswith("/danke/"):
            break
        turn = turn + 1 if page.url == here else 0
        here = page.url
        page.evaluate(FILL, [list(WORDS), turn])
        with page.expect_navigation():  # else a slow machine fills in the old page once more
            page.locator("main .q-actions button.kern-btn--primary").first.click()
    said = page.locator("main [data-errors]").all_inner_texts()
    assert page.url.endswith("/danke/"), (page.url, said)
    assert Response.objects.filter(survey=came_in).count() == 1
