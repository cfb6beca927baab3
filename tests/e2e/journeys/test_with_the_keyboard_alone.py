"""Can the three roles do their main tasks with the keys alone? No click, no script that sets a value."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ideas.models import Idea
from participation.decisions.models import Decision
from participation.processes.models import Process
from tests.e2e.journeys.walking import IDEAS, PROCESS, BeginWalk, under_way
from tests.e2e.keyboard import Keyboard, LostFocusError
from tests.e2e.watching import Watch
from tests.ideas.make import make_idea
from tests.platform.demo_world import demo_world

PRIMARY = ".kern-btn--primary"


def main_process() -> Process:
    return Process.objects.get(slug=PROCESS)


# HTMX moves the focus into what it put in place; no finger is fast enough to press in the 20 ms before that is over.
SETTLING = ".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling"


@pytest.mark.parametrize("kind", ["light", "dark English"])
def test_a_resident_supports_an_idea(begin: BeginWalk, kind: str) -> None:
    page = begin(kind).page
    keys = Keyboard(page)
    page.goto("/")
    keys.skip_to_content()
    keys.follow(page.locator(f"main a[href='{IDEAS}']").first)
    keys.skip_to_content()
    keys.follow(under_way(page))
    keys.skip_to_content()
    before = page.locator("#stimme .q-vote__count b").inner_text()
    keys.press(page.locator("#stimme button[type=submit]"))
    expect(page.locator("#stimme input[name=value]")).to_have_value("0")
    expect(page.locator("#stimme button[type=submit]")).to_be_focused()
    expect(page.locator(SETTLING)).to_have_count(0)
    page.keyboard.press("Space")
    expect(page.locator("#stimme input[name=value]")).to_have_value("1")
    expect(page.locator("#stimme .q-vote__count b")).to_have_text(before)
    expect(page.locator("#stimme button[type=submit]")).to_be_focused()


def test_a_resident_submits_an_idea(begin: BeginWalk) -> None:
    title = "Ein Geländer, nur mit Tasten"
    page = begin("light").page
    keys = Keyboard(page)
    page.goto(IDEAS)
    keys.skip_to_content()
    keys.follow(page.locator(f"main a[href='{IDEAS}neu/']").first)
    keys.write(page.locator("[name=title]"), title)
    keys.write(page.locator("[name=text]"), "Am Steg fehlt ein Halt. Das hilft allen, die unsicher gehen.")
    keys.follow(page.locator("[name=weiter]"))
    keys.choose(page.locator("[name=area]").first)
    keys.follow(page.locator("[name=weiter]"))
    keys.choose(page.locator("[name=field]").nth(1))
    keys.follow(page.locator("[name=weiter]"))
    keys.follow(page.locator("[name=weiter]"))
    keys.follow(page.locator("[name=senden]"))
    assert "/quittung/" in page.url
    assert Idea.objects.filter(title=title).count() == 1


def test_a_resident_answers_a_page_of_the_survey(begin: BeginWalk, watch: Watch) -> None:
    watch.expect("422")
    page = begin("dark English").page
    keys = Keyboard(page)
    page.goto(f"/umfragen/{demo_world()['survey']}/")
    keys.skip_to_content()
    keys.follow(page.locator(f"main form {PRIMARY}"))
    keys.follow(page.locator(f"main form {PRIMARY}"))
    expect(page.locator("[data-errors]")).to_be_focused()
    keys.choose(page.locator("main input[type=checkbox]").first)
    keys.follow(page.locator(f"main form {PRIMARY}"))
    chosen = page.locator("main input[type=radio]").nth(2)
    keys.choose(chosen)
    expect(chosen).to_be_checked()
    here = page.url
    keys.follow(page.locator(f"main form {PRIMARY}"))
    assert page.url != here


def test_staff_publish_an_idea_and_answer_it(begin: BeginWalk) -> None:
    idea = make_idea(main_process(), title="Warten und antworten", visibility=Idea.Visibility.PENDING)
    page = begin("light", "Jana").page
    keys = Keyboard(page)
    page.goto("/heute/")
    keys.follow(page.locator("nav a[href='/werkstatt/ideen/']"))
    keys.skip_to_content()
    keys.follow(page.locator(f"a[href='/werkstatt/ideen/{idea.pk}/']").first)
    keys.skip_to_content()
    keys.follow(page.locator("form:has([name=akt][value=veroeffentlichen]) button"))
    page.goto(f"/werkstatt/ideen/{idea.pk}/")
    keys.skip_to_content()
    keys.write(page.locator("[name=antwort-office]"), "Bauhof")
    keys.write(page.locator("[name=antwort-text]"), "Das machen wir im Mai.")
    keys.write(page.locator("[name=antwort-reason]"), "Dann ist der Boden warm.")
    keys.follow(page.locator("form:has([name=akt][value=antwort]) button[type=submit]"))
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.PUBLISHED
    assert [answer.text for answer in idea.responses.all()] == ["Das machen wir im Mai."]


def test_an_official_records_a_decision(begin: BeginWalk, watch: Watch) -> None:
    watch.expect("422")
    idea = make_idea(main_process(), title="Nur mit Tasten entschieden", supports=77)
    # Day and month are the same number: the order in which the browser asks for them does not matter.
    review = timezone.localdate().replace(month=3, day=3) + timedelta(days=366)
    page = begin("light", "Olga").page
    keys = Keyboard(page)
    page.goto(f"/entscheiden/idee/{idea.pk}/")
    keys.skip_to_content()
    keys.follow(page.locator("main form button[type=submit]"))
    expect(page.locator("[data-errors]")).to_be_focused()
    keys.choose(page.locator("[name=outcome]").nth(2))
    keys.write(page.locator("[name=reason]"), "Ein Anschluss ist zu teuer. Das Pfarrheim öffnet seine Tür.")
    keys.write(page.locator("[name=body]"), "Bauausschuss")
    keys.write(page.locator("[name=office]"), "Bauamt")
    keys.tab_to(page.locator("[name=review_on]"))
    page.keyboard.type(f"0303{review.year}")
    expect(page.locator("[name=review_on]")).to_have_value(f"{review.year}-03-03")
    keys.follow(page.locator("main form button[type=submit]"))
    assert "/entscheidungen/" in page.url
    decision = Decision.objects.get(idea=idea)
    assert (decision.office, decision.review_on.year, decision.figures["supports"]) == ("Bauamt", review.year, 77)


TRAPS = {
    "nothing shows": "<style>*:focus{outline:0!important}</style><a href='#a'>A</a><a href='#b' id='goal'>B</a>",
    "hardly differs": "<style>*:focus{outline:3px solid #eee}</style><a href='#a'>A</a><a href='#b' id='goal'>B</a>",
    "outside": "<a href='#a' style='position:absolute;left:-99px;width:20px'>A</a><a href='#b' id='goal'>B</a>",
    "covers": "<a href='#a'>A</a><b id='goal'>B</b><p style='position:fixed;inset:0;background:#fff'>C</p>",
    "nowhere": "<a href='#a' onfocus='this.blur()'>A</a><a href='#b' id='goal'>B</a>",
    "circle": """<a href='#a' id='first'>A</a><a href='#b'>B</a><a href='#c' onfocus='first.focus()'>C</a>
        <a href='#d' id='goal'>D</a>""",
}


@pytest.mark.parametrize("problem", TRAPS)
def test_the_helper_notices_what_a_person_would_stumble_over(page: Page, problem: str) -> None:
    ring = "" if "style>" in TRAPS[problem] else "<style>*:focus{outline:3px solid #000}</style>"
    page.set_content(f"<html><body style='background:#fff'>{ring}{TRAPS[problem]}</body></html>")
    with pytest.raises(LostFocusError, match=problem):
        Keyboard(page).tab_to(page.locator("#goal"))
