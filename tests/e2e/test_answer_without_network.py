"""At the door there is no network: three people answer, the page is loaded anew, and later each answer counts once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Response, Survey
from surveys.services.publishing import close_survey
from tests.e2e.accessibility import assert_accessible
from tests.e2e.watching import Watch
from tests.surveys.make import document, publish, question, small_document
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]
KEPT = """async () => {
  const base = await new Promise((ok) => (indexedDB.open("unterwegs").onsuccess = (event) => ok(event.target.result)));
  const kept = base.transaction("kept").objectStore("kept").getAll();
  return await new Promise((ok) => (kept.onsuccess = () => ok(kept.result)));
}"""
CACHED = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caught.flat().map((one) => new URL(one.url).pathname);
}"""
NAMES = "async () => caches.keys()"
TRIES = 100


@pytest.fixture
def survey(process: Process) -> Survey:
    return publish(process, small_document())


@pytest.fixture(autouse=True)
def _without_network_requests_fail(watch: Watch) -> None:
    watch.expect(r"ERR_INTERNET_DISCONNECTED|ERR_FAILED")


def prepare(page: Page, survey: Survey, way: str = "an der Haustür") -> None:
    page.goto(f"/werkstatt/umfragen/{survey.slug}/unterwegs/")
    page.get_by_label(way).check()
    page.get_by_role("button", name="Dieses Gerät vorbereiten").click()
    expect(page.get_by_role("heading", name="Das Gerät ist bereit")).to_be_visible()
    page.get_by_role("link", name="Umfrage öffnen").click()
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()


def answer(page: Page, words: str) -> None:
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_role("radio", name="Ja", exact=True).check()
    page.get_by_label("rot").check()
    go_on(page)
    expect(page.get_by_text("Seite 2 von 3")).to_be_visible()
    page.get_by_label("Frage D?").fill(words)
    go_on(page)
    page.get_by_label("Frage E?").fill("44")
    page.get_by_role("button", name="Antworten abgeben").click()
    expect(page.get_by_role("heading", name="Danke.")).to_be_visible()


def wait_for_another_copy(page: Page, before: list[str]) -> None:
    for _ in range(TRIES):
        names = page.evaluate(NAMES)
        if len(names) == 1 and names != before:
            return
        page.wait_for_timeout(200)
    pytest.fail("the device has not fetched the new release")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Weiter").locator("visible=true").click()


def next_person(page: Page) -> None:
    page.get_by_role("button", name="Nächste Person").click()
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()


def test_three_people_answer_without_network_and_count_once_each(
    phone: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(phone, staff)
    prepare(phone, survey)
    assert_accessible(phone)
    phone.context.set_offline(True)
    for words in ("eins", "zwei", "drei"):
        answer(phone, words)
        next_person(phone)
    phone.reload()
    expect(phone.get_by_text("3 Antworten warten auf diesem Gerät.")).to_be_visible()
    assert_accessible(phone)
    assert Response.objects.count() == 0
    phone.context.set_offline(False)
    expect(phone.get_by_text("Auf diesem Gerät wartet keine Antwort. Zuletzt gesendet um")).to_be_visible()
    rows = Response.objects.values_list("answers__D", "channel", "recorded_by")
    assert set(rows) == {(words, "door", staff.pk) for words in ("eins", "zwei", "drei")}
    assert phone.evaluate(KEPT) == []
    expect(phone.get_by_text("Dieses Gerät ist für 47 weitere Menschen bereit.")).to_be_visible()


def test_what_waits_holds_no_name_and_no_time(phone: Page, sign_in: SignIn, staff: Account, survey: Survey) -> None:
    sign_in(phone, staff)
    prepare(phone, survey)
    phone.context.set_offline(True)
    answer(phone, "nur das")
    (kept,) = phone.evaluate(KEPT)
    assert set(kept) == {"key", "slug", "version", "language", "fields"}
    assert kept["fields"] == {"A": ["yes"], "B": ["red"], "D": ["nur das"], "E": ["44"]}
    next_person(phone)
    assert "nur das" not in phone.content()


def test_a_connection_that_breaks_after_the_server_has_stored_it_counts_nothing_twice(
    phone: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(phone, staff)
    prepare(phone, survey)

    def cut(route: Route) -> None:
        route.fetch()
        route.abort("failed")

    phone.context.route(re.compile("senden/$"), cut)
    answer(phone, "einmal")
    expect(phone.get_by_text("Eine Antwort wartet auf diesem Gerät. Die Antworten gingen nicht ab.")).to_be_visible()
    assert Response.objects.count() == 1
    phone.context.unroute(re.compile("senden/$"))
    phone.get_by_role("button", name="Jetzt senden").click()
    expect(phone.get_by_text("Auf diesem Gerät wartet keine Antwort.")).to_be_visible()
    assert Response.objects.count() == 1


def test_closed_meanwhile_it_is_refused_in_words_and_kept_for_the_team(
    page: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(page, staff)
    prepare(page, survey)
    page.context.set_offline(True)
    answer(page, "zu spät")
    next_person(page)
    close_survey(account=staff, survey_id=survey.pk)
    page.context.set_offline(False)
    expect(page.get_by_text("Eine Antwort wurde nicht angenommen: Diese Umfrage ist beendet.")).to_be_visible()
    assert "zu spät" not in page.content()
    assert Response.objects.count() == 0
    sign_in(page, staff).goto(f"/werkstatt/umfragen/{survey.slug}/unterwegs/")
    expect(page.get_by_role("heading", name="Nicht angenommen")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Ansehen und drucken").click()
    expect(page.get_by_text("zu spät")).to_be_visible()
    assert_accessible(page)
    page.go_back()
    Survey.objects.update(state=Survey.State.PUBLISHED, closed_at=None)
    page.get_by_role("button", name="Noch einmal senden").click()
    expect(page.get_by_role("heading", name="Nicht angenommen")).to_be_hidden()
    assert Response.objects.count() == 1


def test_what_is_missing_is_said_at_once_and_the_script_follows_conditions(
    phone: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(phone, staff)
    prepare(phone, survey)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Beginnen").click()
    go_on(phone)
    expect(phone.get_by_role("alert")).to_contain_text("Hier fehlt noch eine Antwort.")
    assert_accessible(phone)
    phone.get_by_role("radio", name="Nein", exact=True).check()
    expect(phone.get_by_label("rot")).to_be_hidden()
    expect(phone.get_by_text("Seite 1 von 2")).to_be_visible()
    go_on(phone)
    phone.get_by_label("Frage E?").fill("440")
    phone.get_by_role("button", name="Antworten abgeben").click()
    expect(phone.get_by_role("alert")).to_contain_text("Die Zahl darf höchstens 120 sein.")
    phone.get_by_label("Frage E?").fill("44")
    phone.get_by_role("button", name="Antworten abgeben").click()
    expect(phone.get_by_role("heading", name="Danke.")).to_be_visible()


def test_at_a_kiosk_the_clock_forgets_who_went_away_and_keeps_what_was_handed_in(
    page: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(page, staff)
    prepare(page, survey, "am Kiosk")
    page.context.set_offline(True)
    answer(page, "bleibt")
    next_person(page)
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_role("radio", name="Nein", exact=True).check()
    page.clock.run_for(95_000)
    expect(page.get_by_text("Sind Sie noch da?")).to_be_visible()
    page.clock.run_for(30_000)
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()
    expect(page.get_by_text("Eine Antwort wartet auf diesem Gerät.")).to_be_visible()
    assert len(page.evaluate(KEPT)) == 1


def test_a_new_release_reaches_the_device_with_the_next_person(
    page: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(page, staff)
    prepare(page, survey)
    before = page.evaluate(NAMES)
    newer = document(page_of("only", question("N", "text_short", text={"de": "Ganz neu?", "en": "Brand new?"})))
    survey.current = survey.versions.create(number=2, definition=newer)
    survey.save()
    page.reload()
    wait_for_another_copy(page, before)
    page.reload()
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_label("Ganz neu?").fill("ja")
    page.get_by_role("button", name="Antworten abgeben").click()
    expect(page.get_by_text("Zuletzt gesendet um")).to_be_visible()
    response = Response.objects.get()
    assert (response.version.number, response.answers) == (2, {"N": "ja"})


def test_the_cache_holds_no_page_of_a_person_or_of_the_team(
    page: Page, sign_in: SignIn, staff: Account, survey: Survey
) -> None:
    sign_in(page, staff)
    prepare(page, survey)
    page.goto(f"/umfragen/{survey.slug}/")
    page.get_by_role("button", name="Beginnen").click()
    page.wait_for_load_state("load")
    kept = page.evaluate(CACHED)
    base = f"/umfragen/{survey.slug}/unterwegs/"
    assert sorted(one for one in kept if not one.startswith("/static/")) == [
        f"{base}app.webmanifest",
        f"{base}de/",
        f"{base}en/",
    ]
    assert page.evaluate("navigator.serviceWorker.controller") is None, "outside its own addresses"
