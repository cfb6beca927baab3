"""Staff enter a stack of slips: with the keyboard alone, and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from ideas.models import Idea, SlipEntry, Vote
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from tests.e2e.accessibility import assert_accessible
from tests.e2e.watching import Watch
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]
ADDRESS = "/werkstatt/stimmen/anger-2026/?weg=paper"


@pytest.fixture
def ideas(process: Process, north: Area) -> dict[str, Idea]:
    titles = ("Bank am Weg", "Licht am Steg", "Bus am Abend", "Bank am Markt")
    return {title: make_idea(process, title=title, text="Das fehlt.") for title in titles}


def supported() -> set[str]:
    return set(Vote.objects.filter(value=1).values_list("idea__title", flat=True))


def wait_to_type(page: Page) -> None:
    """The field has the focus before the scripts listen to it."""
    expect(page.locator("#typed")).to_be_focused()
    page.wait_for_load_state("load")


def test_a_stack_of_slips_with_the_keyboard_alone(
    page: Page, sign_in: SignIn, staff: Account, ideas: dict[str, Idea]
) -> None:
    sign_in(page, staff).goto(ADDRESS)
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.keyboard.type("0127")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zettel 127", exact=True)).to_be_visible()
    wait_to_type(page)
    # A number: what it means is shown, Enter puts it on the slip, the field is ready for the next one.
    page.keyboard.type(str(ideas["Licht am Steg"].pk))
    expect(page.locator(".q-slip__preview")).to_contain_text("Licht am Steg")
    page.keyboard.press("Enter")
    expect(page.locator("#auswahl :checked")).to_have_count(1)
    expect(page.locator("#typed")).to_have_value("")
    expect(page.locator("#zettel-stand")).to_have_text("1 Idee steht auf dem Zettel.")
    # A word: what fits appears while typing, Enter leads to it, the space bar ticks.
    page.keyboard.type("bank")
    expect(page.get_by_role("group", name="Diese passen.").get_by_role("checkbox")).to_have_count(2)
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Bank am Weg")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#meldungen")).to_contain_text("Zettel 127: 2 Stimmen gespeichert.")
    assert supported() == {"Licht am Steg", "Bank am Weg"}
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    # The next slip: numbers and save in one go.
    page.keyboard.type("128")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zettel 128", exact=True)).to_be_visible()
    wait_to_type(page)
    page.keyboard.type(str(ideas["Bus am Abend"].pk))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#meldungen")).to_contain_text("Zettel 128: 1 Stimme gespeichert.")
    assert SlipEntry.objects.count() == 2
    # A mistake: from the field three tabs, over two buttons, and a press.
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=re.compile("Rückgängig.*128"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#meldungen")).to_contain_text("Zettel 128 ist wieder wie vorher.")
    assert supported() == {"Licht am Steg", "Bank am Weg"}
    assert_accessible(page)


def test_the_tab_key_reaches_the_button_that_saves(
    page: Page, sign_in: SignIn, staff: Account, ideas: dict[str, Idea]
) -> None:
    sign_in(page, staff).goto(ADDRESS)
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    wait_to_type(page)
    page.keyboard.type(str(ideas["Bus am Abend"].pk))
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "speichern"
    page.keyboard.press("Enter")
    expect(page.locator("#meldungen")).to_contain_text("Zettel 5: 1 Stimme gespeichert.")


def test_a_wrong_number_is_said_beside_the_field(
    page: Page, sign_in: SignIn, staff: Account, ideas: dict[str, Idea]
) -> None:
    sign_in(page, staff).goto(ADDRESS)
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    wait_to_type(page)
    page.keyboard.type(f"{ideas['Bus am Abend'].pk} 99999")
    page.keyboard.press("Enter")
    expect(page.locator("#typed-error")).to_contain_text("99999")
    expect(page.locator("#typed")).to_have_value("99999")
    expect(page.locator("#typed")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#auswahl :checked")).to_have_count(1)
    assert_accessible(page)


def test_a_tick_is_not_lost_to_an_answer_that_is_on_its_way(
    page: Page, sign_in: SignIn, staff: Account, ideas: dict[str, Idea]
) -> None:
    sign_in(page, staff).goto(ADDRESS)
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    wait_to_type(page)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile("stimmen"), hold)
    page.keyboard.type("bank")
    expect(page.locator("#typed.htmx-request")).to_have_count(1)
    page.get_by_role("checkbox", name="Licht am Steg").check()
    waiting[0].continue_()
    page.unroute(re.compile("stimmen"), hold)
    expect(page.get_by_role("group", name="Diese passen.").get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="Licht am Steg")).to_be_checked()
    page.locator("#typed").fill("")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#meldungen")).to_contain_text("Zettel 5: 1 Stimme gespeichert.")
    assert supported() == {"Licht am Steg"}


def test_without_javascript(
    without_scripts: Page, watch: Watch, sign_in: SignIn, staff: Account, ideas: dict[str, Idea]
) -> None:
    page = sign_in(without_scripts, staff)
    page.goto("/werkstatt/ideen/")
    page.get_by_role("link", name="Stimmen eintragen").click()
    page.get_by_role("link", name="am Telefon").click()
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.get_by_role("button", name="Ohne Nummer: eine vergeben").click()
    expect(page.get_by_role("heading", name=re.compile(r"Zettel Q-\d{5}"))).to_be_visible()
    field = page.get_by_label("Nummern oder ein Wort")
    expect(field).to_be_focused()
    field.fill("bank")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.get_by_role("checkbox", name="Bank am Markt").check()
    field.fill(str(ideas["Licht am Steg"].pk))
    page.keyboard.press("Enter")
    expect(page.locator("#auswahl :checked")).to_have_count(2)
    expect(field).to_be_focused()
    page.get_by_role("checkbox", name="Bus am Abend").check()
    page.get_by_label("Wo wohnt die Person?").select_option("Nord")
    page.get_by_role("button", name="Speichern und nächster Zettel").first.click()
    expect(page.locator("#meldungen")).to_contain_text("3 Stimmen gespeichert.")
    assert supported() == {"Bank am Markt", "Licht am Steg", "Bus am Abend"}
    assert set(Vote.objects.values_list("channel", "area__name")) == {("phone", "Nord")}
    expect(page.get_by_label("Nummer auf dem Zettel")).to_be_focused()
    page.get_by_role("button", name="Ändern").click()
    expect(field).to_be_focused()
    page.get_by_role("checkbox", name="Bus am Abend").uncheck()
    page.get_by_role("button", name="Speichern und nächster Zettel").first.click()
    expect(page.locator("#meldungen")).to_contain_text("2 Stimmen gespeichert.")
    assert supported() == {"Bank am Markt", "Licht am Steg"}
