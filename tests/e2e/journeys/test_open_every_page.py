"""Is every page accessible, quiet and as wide as its window? All pages of the matrix, looked at twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page

from participation.accounts.models import Account
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import DESKTOP, PHONE, OpenPage
from tests.platform.demo_world import demo_world
from tests.platform.doors import ADMINISTRATOR, DOORS, GUEST, MODERATOR, OFFICIAL, RESIDENT, STAFF, Door

NAMES = {RESIDENT: "rosa", STAFF: "jana", MODERATOR: "mira", OFFICIAL: "olga", ADMINISTRATOR: "adam"}
# Beside the matrix: the same address as somebody else, with a filter, and errors.
MORE = {
    GUEST: (
        "beteiligung/{process}/ideen/?suche=Bank",
        "beteiligung/{process}/ideen/?suche=gibtesnicht",
        "beteiligung/{process}/ideen/?ansicht=karte",
        "abstimmungen/{points_poll}/",
        "abstimmungen/{statements_poll}/",
    ),
    STAFF: (
        "beteiligung/{process}/",
        "heute/",
        "werkstatt/stimmen/{process}/?weg=paper",
        "werkstatt/abstimmungen/{poll}/",
    ),
    OFFICIAL: ("heute/", "auswertung/{process}/?weg=paper", "auswertung/{process}/umfrage/{survey}/?seite=3"),
}


def visitor(door: Door) -> str | None:
    """The first of these who may come in."""
    return next((who for who in (GUEST, RESIDENT, STAFF, OFFICIAL, ADMINISTRATOR) if who in door.may), None)


def pages_of(who: str) -> Iterator[str]:
    for door in DOORS.values():
        if door.html and not door.writes and visitor(door) == who:
            yield door.address
    yield from MORE.get(who, ())


TABLES = (Path(__file__).parent.parent / "tables.js").read_text()
VISITORS = (GUEST, RESIDENT, STAFF, OFFICIAL, ADMINISTRATOR)
SignIn = Callable[[Page, Account], Page]


@pytest.mark.parametrize("who", VISITORS)
def test_every_page_is_in_order(open_page: OpenPage, sign_in: SignIn, who: str) -> None:
    page = as_visitor(open_page(viewport=PHONE), sign_in, who)
    assert_in_order(page, who, looks=(in_form, accessible))


# Colours and words come from the same sheets and catalogues on every page: each colour, language and width is looked at
# once, and how a page is built is the same in the dark. The journeys look at other combinations.
@pytest.mark.parametrize("who", VISITORS)
def test_every_page_is_in_order_in_english_in_the_dark_and_without_scripts(
    open_page: OpenPage, sign_in: SignIn, who: str
) -> None:
    dark = open_page(viewport=PHONE, color_scheme="dark", locale="en-GB")
    scripts = dark.context.new_cdp_session(dark)

    def on_a_desktop(page: Page) -> Iterator[str]:
        allow_scripts(scripts, True)  # those of the page did not run; axe is one, too
        page.set_viewport_size(DESKTOP)
        yield from in_form(page)
        yield from accessible(page, built=False)
        page.set_viewport_size(PHONE)
        allow_scripts(scripts, False)

    allow_scripts(scripts, False)
    assert_in_order(as_visitor(dark, sign_in, who), who, looks=(in_form, on_a_desktop))


def allow_scripts(session: CDPSession, allowed: bool) -> None:
    session.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})


def as_visitor(page: Page, sign_in: SignIn, who: str) -> Page:
    page.context.set_default_timeout(30_000)
    if who != GUEST:
        sign_in(page, Account.objects.get(email=f"{NAMES[who]}@altmuehlbach.example"))
    return page


def assert_in_order(page: Page, who: str, looks: tuple[Callable[[Page], Iterator[str]], ...]) -> None:
    complaints, world = [], demo_world()
    for address in pages_of(who):
        response = page.goto("/" + address.format(**world))
        assert response is not None
        if response.status != 200:
            complaints.append(f"{address}: answer {response.status}")
            continue
        complaints += [f"{address}: {said}" for look in looks for said in look(page)]
    assert not complaints, "\n".join(complaints)


def in_form(page: Page) -> Iterator[str]:
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width[0] > width[1]:
        yield f"{width[0]} wide in a window of {width[1]}"
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} first headings"
    for words in page.evaluate(TABLES):
        yield f"no room in a table for “{words}”"


def accessible(page: Page, *, built: bool = True) -> Iterator[str]:
    try:
        assert_accessible(page, built=built)
    except AssertionError as error:
        yield str(error)
