"""Staff put two ideas together on a phone, an author objects, staff undo it; the neighbours' pages stay in order."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ideas.models import Grouping, Idea
from participation.accounts.models import Account
from participation.processes.models import Process
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


@pytest.fixture
def two(process: Process, resident: Account) -> list[Idea]:
    first = make_idea(process, title="Bänke am Markt", text="Meine Mutter will dort sitzen.")
    second = make_idea(process, title="Am Markt fehlen Bänke", text="Zum Ausruhen nach dem Einkauf.", author=resident)
    return [first, second]


def look(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
    assert_accessible(page)


def test_together_objected_to_and_apart_again(
    open_page: OpenPage, sign_in: SignIn, two: list[Idea], staff: Account, resident: Account
) -> None:
    desk = sign_in(open_page(viewport=PHONE), staff)
    look(desk, f"/werkstatt/ideen/{two[0].pk}/gleiche/")
    desk.get_by_role("checkbox", name="Am Markt fehlen Bänke").check()
    desk.get_by_label("Warum meinen sie dasselbe?").fill("Beide wünschen Bänke am Markt.")
    desk.get_by_role("button", name="Diese meinen dasselbe").click()
    expect(desk.get_by_text("1 Idee zählt jetzt hier.")).to_be_visible()
    grouping = Grouping.objects.get()

    author = sign_in(open_page(color_scheme="dark", viewport=PHONE), resident)
    look(author, f"/ideen/{two[0].pk}/")
    look(author, f"/ideen/{two[1].pk}/")
    author.get_by_role("link", name="Sind Sie nicht einverstanden?").click()
    expect(author.get_by_role("heading", name="Zwei Ideen zählen als eine")).to_be_visible()
    assert_accessible(author)
    author.get_by_label("Was ist an Ihrer Idee anders?").fill("Mir geht es um den Wochenmarkt.")
    author.get_by_role("button", name="Widerspruch senden").click()
    expect(author.get_by_text("Das Team antwortet hier.")).to_be_visible()

    look(desk, f"/werkstatt/ideen/{two[0].pk}/gleiche/")
    expect(desk.get_by_text("Mir geht es um den Wochenmarkt.")).to_be_visible()
    desk.get_by_text("Sie meinen nicht dasselbe").click()
    desk.get_by_label("Warum meinen sie nicht dasselbe?").fill("Es sind zwei Orte.")
    desk.get_by_role("button", name="Auflösen: wieder für sich zählen").click()
    expect(desk.get_by_text("Beide zählen wieder für sich")).to_be_visible()
    look(author, f"/ideen/gleich/{grouping.pk}/")
    expect(author.get_by_role("heading", name="Die beiden Ideen zählen wieder für sich")).to_be_visible()
