"""Can an official read the evidence and decide on it, without scripts too, and does everybody hear of it?"""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from dashboards.selectors.themes import THEMES
from ideas.models import Follow, Idea
from participation.decisions.models import Decision
from participation.notices.services import send_due
from tests.e2e import geometry
from tests.e2e.conftest import PHONE
from tests.e2e.journeys.walking import AT_WORK, PRIMARY, PROCESS, BeginWalk, Walk, password_of, somebody
from tests.e2e.watching import Watch
from tests.platform.demo_world import demo_world

EVIDENCE = f"/auswertung/{PROCESS}/"


def see(walk: Walk, address: str) -> None:
    """With scripts, the charts are drawn before anybody looks."""
    walk.page.goto(address)
    drawn(walk)
    walk.look()


def drawn(walk: Walk) -> None:
    if walk.scripts:
        geometry.drawn(walk.page)


@pytest.mark.parametrize("kind", AT_WORK)
def test_sign_in_and_read_the_overview(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind)
    page = walk.page
    walk.go("/anmelden/")
    walk.press("main a[href*='/mitarbeit/login/']", "/mitarbeit/login/")
    walk.fill(login="olga@altmuehlbach.example", password=password_of("Olga"))
    walk.press(PRIMARY, "/auswertung/")
    see(walk, EVIDENCE)
    everything = page.locator("main").inner_text()
    for choice in ("weg", "gebiet"):
        page.goto(EVIDENCE)
        page.locator(f"[name={choice}]").select_option(index=1)
        value = page.locator(f"[name={choice}]").input_value()
        walk.press("form[data-sentence] button", f"{choice}={value}")
        expect(page.locator(f"[name={choice}]")).to_have_value(value)
        assert page.locator("main").inner_text() != everything


@pytest.mark.parametrize("kind", AT_WORK)
def test_the_table_says_what_the_file_says(begin: BeginWalk, kind: str, tmp_path: Path) -> None:
    walk = begin(kind, "Olga")
    see(walk, EVIDENCE)
    panel = walk.page.locator("#panel-ideas")
    twin = panel.locator("details[data-twin]")
    if walk.scripts:
        expect(twin.locator("table")).to_be_hidden()
        twin.locator("summary").click()
        walk.look()
    rows = [row.locator("th, td").all_inner_texts() for row in twin.locator("tbody tr").all()]
    assert len(rows) > 3
    with walk.page.expect_download() as download:
        panel.locator("[data-files] summary").click()
        panel.locator("a[href*='.csv']").click()
    download.value.save_as(tmp_path / "ideas.csv")
    with (tmp_path / "ideas.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file, delimiter=";"))
    titles = [row[0] for row in rows]
    assert [row[0] for row in written if row and row[0] in titles] == titles


@pytest.mark.parametrize("kind", AT_WORK)
def test_read_what_was_answered_page_by_page(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, "Olga")
    see(walk, f"{EVIDENCE}umfrage/{demo_world()['survey']}/")
    titles = walk.page.locator("nav .q-chip")
    first = walk.page.locator("main h2").first.inner_text()
    for number in range(1, titles.count(), 3):
        with walk.page.expect_navigation():
            titles.nth(number).click()
        drawn(walk)
        walk.look()
        assert walk.page.locator("main h2").first.inner_text() != first


def test_further_pages_stand_in_place_on_a_phone(begin: BeginWalk) -> None:
    page = begin("light", "Olga", viewport=PHONE).page
    groups = f"{EVIDENCE}umfrage/{demo_world()['crossed_survey']}/gruppen/"
    themes = [f"{EVIDENCE}thema/{theme.key}/" for theme in THEMES]
    for address in (*themes, groups, f"{groups}?frage=A1&nach=alter"):
        page.goto(address)
        geometry.drawn(page)
        geometry.assert_in_place(page)
        geometry.assert_not_blank(page)


@pytest.mark.parametrize("kind", AT_WORK)
def test_decide_with_a_reason_and_everybody_reads_it(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("422")
    walk = begin(kind, "Olga")
    see(walk, EVIDENCE)
    panel = walk.page.locator("#panel-ideas")
    panel.locator("details[data-actions] summary").click()
    link = panel.locator("a[href^='/entscheiden/idee/']").nth(AT_WORK.index(kind))
    idea = Idea.objects.get(pk=(link.get_attribute("href") or "").strip("/").split("/")[-1])
    Follow.objects.get_or_create(idea=idea, account=somebody("Helga"))
    walk.press(link, f"/entscheiden/idee/{idea.pk}/")
    form = walk.page.locator("main form")
    walk.refused(form.locator("button[type=submit]"))
    walk.page.locator("[name=outcome][value=adopt]").check()
    reason, review = f"Der Bauhof baut es im Frühjahr ({kind}).", timezone.localdate() + timedelta(days=120)
    walk.fill(reason=reason, body="Bauausschuss", office="Bauhof", review_on=review.isoformat())
    walk.press(form.locator("button[type=submit]"), "/entscheidungen/")
    decision = Decision.objects.get(idea=idea, review_on=review)
    assert f"{decision.figures['supports']} " in walk.page.locator(".q-figures").inner_text()
    send_due()
    letters = [letter.body for letter in mail.outbox if letter.to == ["helga@altmuehlbach.example"]]
    assert any(idea.title in letter for letter in letters)
    resident = begin(kind)
    for address in (f"/ideen/{idea.pk}/", f"/beteiligung/{PROCESS}/", walk.page.url):
        resident.go(address)
        expect(resident.page.locator("main")).to_contain_text(reason)
