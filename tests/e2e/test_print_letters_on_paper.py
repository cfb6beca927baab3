"""Does each letter fit on its page, eight slips on theirs, and does the code open the process in a phone?"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.eligibility.models import AccessCode
from participation.places.models import Office
from participation.processes.models import Process
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]
A4 = (595, 842)


@pytest.fixture
def wordy(process: Process) -> Process:
    """Everything as long as it may be: nothing may run onto a second page."""
    long = "Wie soll sich unser Quartier zwischen Bahnhof, Markt und Fluss in zwanzig Jahren gemeinsam entwickeln?"
    process.title = {"de": long, "en": long}
    process.eligibility = Process.Eligibility.CODE
    process.phases.update(ends_at=timezone.now() + timedelta(days=400))
    process.save()
    Office.objects.create(
        area=process.area,
        name="Stadtteil- und Begegnungszentrum am Unteren Anger, Anlaufstelle für alle Generationen",
        address="Anneliese-Musterfrau-von-Altmühlbach-Straße 123 a, Hinterhof, 01234 Altmühlbach am Anger",
        phone="0000 12 34 56 78 90",
        email="quartiersmanagement-unterer-anger@stadtverwaltung-altmuehlbach.example",
        opening_hours={
            "de": "Montag, Dienstag und Donnerstag 9 bis 12 Uhr, Mittwoch 14 bis 18 Uhr und nach Absprache",
            "en": "Monday, Tuesday and Thursday 9 to 12, Wednesday 2 to 6 pm and by appointment",
        },
    )
    return process


def _make(page: Page, number: int, layout: str, language: str) -> None:
    page.goto("/werkstatt/prozesse/anger-2026/codes/")
    page.get_by_label("Wie viele Codes?").fill(str(number))
    page.locator(f'input[name=layout][value="{layout}"]').check()
    page.locator(f'input[name=language][value="{language}"]').check()
    page.get_by_role("button", name="Codes machen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("fertig zum Drucken")
    page.wait_for_load_state("load")  # a print does not wait for the style sheet


def _pages(page: Page) -> list[tuple[int, int]]:
    """Width and height of each page of the print, in points."""
    page.evaluate("document.fonts.ready")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize(
    ("number", "layout", "language", "sheets"),
    [(3, "letters", "de en", 3), (2, "letters", "de", 2), (8, "slips", "de en", 1), (9, "slips", "en", 2)],
)
def test_the_print_has_as_many_pages_as_it_should(
    page: Page,
    sign_in: SignIn,
    administrator: Account,
    wordy: Process,
    number: int,
    layout: str,
    language: str,
    sheets: int,
) -> None:
    sign_in(page, administrator)
    _make(page, number, layout, language)
    assert _pages(page) == [A4] * sheets
    page.emulate_media(media="print")
    parts = page.locator(".q-letter, .q-codeslip")
    assert parts.count() == number
    for part in parts.all():
        inner: dict[str, Any] = part.evaluate("one => ({high: one.scrollHeight, room: one.clientHeight})")
        assert inner["high"] <= inner["room"] + 1, "nothing is cut off or runs out of its sheet"
    expect(page.locator("header.q-header")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()


def test_the_address_window_stays_free(page: Page, sign_in: SignIn, administrator: Account, wordy: Process) -> None:
    """DIN 5008, form B: 45 to 90 mm from the top, 20 to 105 mm from the left; only the sender may stand there."""
    sign_in(page, administrator)
    _make(page, 1, "letters", "de en")
    page.emulate_media(media="print")
    reaching_in = page.locator(".q-letter").evaluate(
        """letter => {
          const mm = 96 / 25.4, origin = letter.getBoundingClientRect();
          const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT), found = [];
          while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const box of range.getClientRects()) {
              const left = (box.left - origin.left) / mm, top = (box.top - origin.top) / mm;
              const inside = left < 105 && left + box.width / mm > 20 && top < 90 && top + box.height / mm > 45;
              if (inside && walker.currentNode.data.trim()) found.push(walker.currentNode.parentElement.className);
            }
          }
          return [...new Set(found)];
        }"""
    )
    assert reaching_in == ["q-letter__from"]


@pytest.mark.parametrize("kind", ["page", "dark_phone"])
def test_the_page_before_printing_is_accessible(
    request: pytest.FixtureRequest, kind: str, sign_in: SignIn, administrator: Account, wordy: Process
) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, administrator)
    _make(page, 2, "letters", "de en")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _make(page, 2, "slips", "de en")
    assert_accessible(page)


def test_a_double_click_makes_one_batch_and_shows_its_letters(
    page: Page, sign_in: SignIn, administrator: Account, wordy: Process
) -> None:
    sign_in(page, administrator)
    page.goto("/werkstatt/prozesse/anger-2026/codes/")
    page.get_by_label("Wie viele Codes?").fill("2")
    page.get_by_role("button", name="Codes machen").dblclick()
    expect(page.locator(".q-letter")).to_have_count(2)
    assert AccessCode.objects.count() == 2


def test_the_address_in_the_square_opens_the_process_on_a_phone(
    page: Page, phone: Page, sign_in: SignIn, administrator: Account, wordy: Process
) -> None:
    sign_in(page, administrator)
    _make(page, 1, "letters", "de")
    code = page.locator(".q-letter__code").inner_text()
    phone.goto(f"/code/#{code}")
    expect(phone.get_by_label("Ihr Zugangscode")).to_have_value(code)
    assert code not in phone.url
    phone.get_by_role("button", name="Code verwenden").click()
    expect(phone.get_by_text("Ihr Code stimmt.")).to_be_visible()
