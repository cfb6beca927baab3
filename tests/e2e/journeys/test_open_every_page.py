"""Is every page accessible, quiet and as wide as its window? All pages of the matrix, in two kinds of browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from participation.accounts.models import Account
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import DESKTOP, PHONE, OpenPage
from tests.platform.demo_world import demo_world
from tests.platform.doors import ADMINISTRATOR, DOORS, GUEST, MODERATOR, OFFICIAL, RESIDENT, STAFF, Door

NAMES = {RESIDENT: "rosa", STAFF: "jana", MODERATOR: "mira", OFFICIAL: "olga", ADMINISTRATOR: "adam"}
# Each colour, language and width once: colours and words come from the same sheets and catalogues on every page, and
# the journeys look at the other combinations.
KINDS = {
    "light German phone": {"color_scheme": "light", "locale": "de-DE", "viewport": PHONE},
    "dark English desktop": {"color_scheme": "dark", "locale": "en-GB", "viewport": DESKTOP},
}
BUILT = "light German phone"  # how a page is built is the same in the other
# Beside the matrix: the same address as somebody else, with a filter, and errors.
MORE = {
    GUEST: (
        "beteiligung/{process}/ideen/?suche=Bank",
        "beteiligung/{process}/ideen/?suche=gibtesnicht",
        "beteiligung/{process}/ideen/?ansicht=karte",
        "abstimmungen/{points_poll}/",
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


VISITORS = (GUEST, RESIDENT, STAFF, OFFICIAL, ADMINISTRATOR)
SignIn = Callable[[Page, Account], Page]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", VISITORS)
def test_every_page_is_in_order(open_page: OpenPage, sign_in: SignIn, who: str, kind: str) -> None:
    page = as_visitor(open_page(**KINDS[kind]), sign_in, who)
    assert_in_order(page, who, looks=(in_form, accessible if kind == BUILT else readable))


@pytest.mark.parametrize("who", VISITORS)
def test_every_page_fits_a_phone_without_scripts(open_page: OpenPage, sign_in: SignIn, who: str) -> None:
    page = as_visitor(open_page(viewport=PHONE, java_script_enabled=False), sign_in, who)
    assert_in_order(page, who, looks=(in_form,))


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


def accessible(page: Page, *, built: bool = True) -> Iterator[str]:
    try:
        assert_accessible(page, built=built)
    except AssertionError as error:
        yield str(error)


def readable(page: Page) -> Iterator[str]:
    return accessible(page, built=False)
