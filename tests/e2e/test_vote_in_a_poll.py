"""A resident votes in each kind: on a phone, with the keyboard alone, and without JavaScript."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ideas.models import Ballot, BallotEvent, Poll
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import cast_ballot
from ideas.services.opinion_maps import map_due_polls
from ideas.votekinds import KINDS
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.engine import fold_all
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import send_again_on_going_back
from tests.e2e.keyboard import Keyboard
from tests.e2e.watching import Watch
from tests.ideas.polls.make import LEFT, RIGHT, new_poll, say

pytestmark = pytest.mark.django_db(transaction=True)

# What each of the ways below chooses.
WANTED: dict[str, dict[str, Any]] = {
    "support": {"chosen": ["a", "c"]},
    "approval": {"chosen": ["a", "c"]},
    "budget": {"chosen": ["a", "c"]},
    "yes_no": {"answers": {"a": "yes", "c": "no"}},
    "points": {"points": {"a": 2, "c": 3}},
    "ranking": {"order": ["c", "a"]},
    "pairwise": {"duels": {"a|c": "c"}},
    "statements": {"answers": {"a": "agree", "c": "disagree"}},
}
AT_ONCE = sorted(kind for kind in KINDS if not KINDS[kind].stepwise)


def fill_in(page: Page, kind: str) -> None:
    """As everybody can do it who sees the page or hears it read."""
    if kind in {"support", "approval", "budget"}:
        for title in ("Vorschlag A", "Vorschlag C"):
            page.get_by_role("checkbox", name=re.compile(title)).check()
    elif kind == "yes_no":
        page.get_by_role("group", name="Vorschlag A").get_by_role("radio", name="Ja").check()
        page.get_by_role("group", name="Vorschlag C").get_by_role("radio", name="Nein").check()
    elif kind == "points":
        page.get_by_role("textbox", name="Punkte für Vorschlag A").fill("2")
        page.get_by_role("textbox", name="Punkte für Vorschlag C").fill("3")
    else:
        page.get_by_role("combobox", name="Vorschlag C").select_option("1")
        page.get_by_role("combobox", name="Vorschlag A").select_option("2")


def check_and_cast(page: Page) -> None:
    page.get_by_role("button", name="Auswahl prüfen").click()
    expect(page.get_by_role("heading", level=1, name="Ist das so richtig?")).to_be_visible()
    assert not Ballot.objects.exists()
    page.get_by_role("button", name="Stimme abgeben").click()
    expect(page.get_by_role("heading", level=1, name="Danke. Ihre Stimme ist da.")).to_be_visible()


@pytest.mark.parametrize("browser_kind", ["phone", "without_scripts"])
@pytest.mark.parametrize("kind", AT_ONCE)
def test_from_the_page_to_the_receipt(
    process: Process, request: pytest.FixtureRequest, kind: str, browser_kind: str
) -> None:
    poll, page = new_poll(process, kind), request.getfixturevalue(browser_kind)
    page.goto(f"/abstimmungen/{poll.slug}/")
    fill_in(page, kind)
    if browser_kind == "phone":
        assert_accessible(page)
    check_and_cast(page)
    ballot = Ballot.objects.get()
    assert ballot.choices == WANTED[kind]
    expect(page.get_by_text(ballot.pk.hex, exact=True)).to_be_visible()
    if browser_kind == "phone":
        assert_accessible(page)


@pytest.mark.parametrize("kind", AT_ONCE)
def test_with_the_keyboard_alone(page: Page, process: Process, kind: str) -> None:
    poll, keys = new_poll(process, kind), Keyboard(page)
    page.goto(f"/abstimmungen/{poll.slug}/")
    page.wait_for_load_state("load")
    if kind in {"support", "approval", "budget"}:
        keys.choose(page.locator("#wahl-a"))
        keys.tab_to(page.locator("#wahl-c"), key=_towards(page, "#wahl-a", "#wahl-c"))
        page.keyboard.press("Space")
    elif kind == "yes_no":
        keys.choose(page.get_by_role("group", name="Vorschlag A").get_by_role("radio", name="Ja"))
        way = _towards(page, "#wahl-a", "#wahl-c")
        keys.tab_to(page.get_by_role("group", name="Vorschlag C").get_by_role("radio", name="Nein"), key=way)
        page.keyboard.press("Space")
    elif kind == "points":
        keys.write(page.locator("#wahl-a"), "2")
        keys.tab_to(page.locator("#wahl-c"), key=_towards(page, "#wahl-a", "#wahl-c"))
        page.keyboard.type("3")
    else:
        up = "„{}“ nach oben"
        keys.press(page.get_by_role("button", name=up.format("Vorschlag C")))
        expect(page.locator("[data-told]")).to_have_text("Vorschlag C: Platz 1 von 3")
        keys.press(page.get_by_role("button", name=up.format("Vorschlag A")))
    page.get_by_role("button", name="Auswahl prüfen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Ist das so richtig?")).to_be_visible()
    keys.follow(page.get_by_role("button", name="Stimme abgeben"))
    assert Ballot.objects.get().choices == WANTED[kind]


def _towards(page: Page, here: str, there: str) -> str:
    """The order is by lot: the other option may stand above."""
    script = "([a, b]) => document.querySelector(a).compareDocumentPosition(document.querySelector(b)) & 4"
    return "Tab" if page.evaluate(script, [here, there]) else "Shift+Tab"


@pytest.mark.parametrize("browser_kind", ["phone", "without_scripts"])
def test_pair_by_pair(process: Process, request: pytest.FixtureRequest, browser_kind: str) -> None:
    poll, page = new_poll(process, "pairwise"), request.getfixturevalue(browser_kind)
    page.goto(f"/abstimmungen/{poll.slug}/")
    expect(page.get_by_text("Paar 1 von 10")).to_be_visible()
    if browser_kind == "phone":
        assert_accessible(page)
    before = page.locator(".q-duel h3").all_text_contents()
    page.get_by_role("link", name="Überspringen").click()
    expect(page.get_by_text("Paar 1 von 10")).to_be_visible()
    assert page.locator(".q-duel h3").all_text_contents() != before
    page.get_by_role("button", name="Das hier").first.click()
    expect(page.get_by_text("Paar 2 von 10")).to_be_visible()
    page.get_by_role("button", name="Beide gleich").click()
    expect(page.get_by_text("Paar 3 von 10")).to_be_visible()
    assert len(Ballot.objects.get().choices["duels"]) == 2
    page.get_by_role("link", name="Hier aufhören").click()
    expect(page.get_by_role("heading", level=1, name="Danke.")).to_be_visible()
    # One pair is answered again, the other way.
    page.get_by_text("Einzelne Paare ändern").click()
    page.locator("details a").first.click()
    expect(page.get_by_text("Bisher haben Sie")).to_be_visible()
    page.get_by_role("button", name="Das hier").first.click()
    page.wait_for_load_state("load")
    assert len(Ballot.objects.get().choices["duels"]) == 2


def test_pair_by_pair_with_the_keyboard_alone_until_none_is_left(page: Page, process: Process) -> None:
    poll, keys = new_poll(process, "pairwise"), Keyboard(page)
    poll.options.filter(code__in=["d", "e"]).delete()
    page.goto(f"/abstimmungen/{poll.slug}/")
    keys.follow(page.get_by_role("link", name="Überspringen"))
    chosen = page.locator(".q-duel h3").first.text_content()
    keys.follow(page.get_by_role("button", name="Das hier").first)
    keys.follow(page.get_by_role("button", name="Beide gleich"))
    expect(page.get_by_role("heading", name="Es gibt keine weiteren Paare.")).to_be_visible()
    said = Ballot.objects.get().choices["duels"].values()
    assert chosen
    assert sorted(said) == ["=", chosen.strip()[-1].lower()]
    assert_accessible(page)


def test_statement_by_statement_with_the_keyboard_alone(page: Page, process: Process) -> None:
    poll, keys = new_poll(process, "statements"), Keyboard(page)
    page.goto(f"/abstimmungen/{poll.slug}/")
    keys.choose(page.get_by_role("radio", name="Stimme zu").first)
    keys.follow(page.get_by_role("button", name="Speichern und weiter"))
    keys.choose(page.get_by_role("radio", name="Lehne ab"))
    keys.follow(page.get_by_role("button", name="Speichern und abschließen"))
    assert sorted(Ballot.objects.get().choices["answers"].values()) == ["agree", "disagree"]


@pytest.mark.parametrize("browser_kind", ["phone", "without_scripts"])
def test_statement_by_statement(process: Process, request: pytest.FixtureRequest, browser_kind: str) -> None:
    poll, page = new_poll(process, "statements"), request.getfixturevalue(browser_kind)
    page.goto(f"/abstimmungen/{poll.slug}/")
    expect(page.get_by_text("Aussagen 1 bis 4 von 5")).to_be_visible()
    page.get_by_role("radio", name="Stimme zu").first.check()
    page.get_by_role("button", name="Speichern und weiter").click()
    expect(page.get_by_text("Aussagen 5 bis 5 von 5")).to_be_visible()
    assert len(Ballot.objects.get().choices["answers"]) == 1
    page.get_by_role("radio", name="Lehne ab").check()
    if browser_kind == "phone":
        assert_accessible(page)
    page.get_by_role("button", name="Speichern und abschließen").click()
    expect(page.get_by_role("heading", level=1, name="Danke.")).to_be_visible()
    assert sorted(Ballot.objects.get().choices["answers"].values()) == ["agree", "disagree"]


def test_the_purse_says_what_is_left_and_what_no_longer_fits(phone: Page, process: Process) -> None:
    """4,000 euros; A to E cost 1,000 to 5,000."""
    poll = new_poll(process, "budget")
    phone.goto(f"/abstimmungen/{poll.slug}/")
    left = phone.locator("[data-left]")
    expect(left).to_have_text("4.000\u00a0€")
    phone.get_by_role("checkbox", name=re.compile("Vorschlag C")).check()
    expect(left).to_have_text("1.000\u00a0€")
    expect(phone.get_by_role("checkbox", name=re.compile("Vorschlag B"))).to_be_disabled()
    expect(phone.locator("#zuviel-b")).to_be_visible()
    expect(phone.get_by_role("checkbox", name=re.compile("Vorschlag A"))).to_be_enabled()
    assert_accessible(phone)
    phone.get_by_role("checkbox", name=re.compile("Vorschlag C")).uncheck()
    expect(phone.get_by_role("checkbox", name=re.compile("Vorschlag D"))).to_be_enabled()
    # However far one scrolls, the sum stays in sight.
    phone.locator("#geheim").scroll_into_view_if_needed()
    phone.locator("#wahl-h").scroll_into_view_if_needed()
    expect(left).to_be_in_viewport()


def test_without_scripts_the_next_page_adds_up(without_scripts: Page, process: Process, watch: Watch) -> None:
    watch.expect(r"422")
    poll = new_poll(process, "budget")
    page = without_scripts
    page.goto(f"/abstimmungen/{poll.slug}/")
    for title in ("Vorschlag D", "Vorschlag B"):
        page.get_by_role("checkbox", name=re.compile(title)).check()
    page.get_by_role("button", name="Auswahl prüfen").click()
    expect(page.get_by_role("alert")).to_contain_text("kostet mehr, als da ist")
    expect(page.get_by_text("Zu viel:")).to_be_visible()
    expect(page.locator("[data-left]")).to_have_text("2.000\u00a0€")
    page.get_by_role("checkbox", name=re.compile("Vorschlag D")).uncheck()
    page.get_by_role("button", name="Auswahl prüfen").click()
    expect(page.get_by_text("Zusammen 2.000\u00a0€ von 4.000\u00a0€.")).to_be_visible()


def test_buttons_give_points_and_an_error_is_told_where_it_is(phone: Page, process: Process, watch: Watch) -> None:
    watch.expect(r"422")
    poll = new_poll(process, "points")
    phone.goto(f"/abstimmungen/{poll.slug}/")
    more = phone.get_by_role("button", name="Ein Punkt mehr für Vorschlag B")
    for _press in range(4):
        more.click()
    expect(phone.locator("[data-left]")).to_have_text("1")
    phone.get_by_role("button", name="Auswahl prüfen").click()
    summary = phone.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=re.compile("Vorschlag B")).click()
    expect(phone.locator("#wahl-b")).to_have_value("4")
    expect(phone.locator("#wahl-b")).to_have_attribute("aria-invalid", "true")
    assert_accessible(phone)


def test_back_reload_and_double_click_count_once(page: Page, process: Process) -> None:
    poll = new_poll(process, "approval")
    send_again_on_going_back(page)
    page.goto(f"/abstimmungen/{poll.slug}/")
    fill_in(page, "approval")
    page.get_by_role("button", name="Auswahl prüfen").click()
    page.get_by_role("button", name="Stimme abgeben").dblclick()
    expect(page.get_by_role("heading", level=1, name="Danke.")).to_be_visible()
    page.reload()
    page.go_back()
    page.wait_for_load_state("load")
    if page.get_by_role("button", name=re.compile("abgeben")).count():
        page.get_by_role("button", name=re.compile("abgeben")).click()
        page.wait_for_load_state("load")
    assert BallotEvent.objects.count() == 1


@pytest.mark.parametrize("browser_kind", ["phone", "dark"])
def test_counts_after_the_end(process: Process, request: pytest.FixtureRequest, browser_kind: str) -> None:
    poll, page = new_poll(process, "points", hidden=False), request.getfixturevalue(browser_kind)
    for number in range(12):
        who = Identity(browser=f"resident {number}")
        cast_ballot(poll_id=poll.pk, identity=who, choices={"points": {"b": 2}}, key=uuid.uuid4())
    fold_all(BALLOT_LEDGER)
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    page.goto(f"/abstimmungen/{poll.slug}/")
    expect(page.get_by_role("heading", name="Ohne Nachweis: 12 Stimmzettel")).to_be_visible()
    expect(page.locator(".q-counted li").first).to_contain_text("24 Punkte")
    assert_accessible(page)
    stands = new_poll(process, "statements", hidden=False)
    say(stands, 40, LEFT)
    say(stands, 30, RIGHT)
    map_due_polls()
    page.goto(f"/abstimmungen/{stands.slug}/")
    page.get_by_text("Gruppen mit ähnlichen Antworten").click()
    expect(page.get_by_role("heading", name="Gruppe 2: 30 Menschen")).to_be_visible()
    assert_accessible(page)
