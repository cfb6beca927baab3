"""Can somebody without a manual design a survey from nothing, and take one from a template to publication?"""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from participation.processes.models import Process
from participation.workbooks import write_xlsx
from surveys.drafting.tree import questions_of
from surveys.models import Response, Survey, TrialAnswer
from tests.e2e.journeys.walking import PRIMARY, PROCESS, BeginWalk, Walk
from tests.e2e.keyboard import Keyboard
from tests.e2e.watching import Watch

KINDS = ("light", "without scripts")
NARROW = {"width": 320, "height": 740}
OK = ".kern-alert--success"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _begin(walk: Walk, template: str, title: str) -> str:
    """Returns the address of its desk."""
    walk.go("/werkstatt/umfragen/neu/")
    walk.page.locator("[name=process]").select_option(str(Process.objects.get(slug=PROCESS).pk))
    walk.page.locator(f"[name=template_key][value='{template}']").check()
    walk.fill(title_de=title, title_en=title)
    walk.press(PRIMARY)
    return re.split(r"frage/|seite/", walk.page.url)[0]


def _add(walk: Walk, kind: str, german: str, english: str) -> None:
    walk.page.locator("[name=add-kind]").select_option(kind)
    walk.fill(add__text_de=german, add__text_en=english)
    walk.press("#add button[type=submit]", "/frage/")


def _reach_the_last_tick(page: Page) -> None:
    """“Remove answer 3”: its box was hidden at the foot of the page, so the focus left what one sees."""
    page.evaluate("scrollTo(0, 0)")
    page.locator("button[name=up]").last.focus()
    page.keyboard.press("Tab")
    assert "Antwort 3" in Keyboard(page).look()["name"]
    page.keyboard.press("Space")
    expect(page.locator(".q-icon-btn--tick input").last).to_be_checked()
    page.keyboard.press("Space")


def _save(page: Page) -> Locator:
    return page.locator("form.q-edit .q-actions button[type=submit]").first


def _press_in_place(walk: Walk, button: Locator, then: Locator) -> None:
    """A button that adds something: with scripts in place, without them the page comes anew."""
    if not walk.scripts:
        walk.press(button)
    else:
        button.click()
    expect(then).to_be_visible()
    walk.look()


def _outline(page: Page) -> Locator:
    folded = page.locator("details.q-outline:visible:not([open]) > summary")
    if folded.count():
        folded.click()
    return page.locator(".q-outline:visible")


def _fill_settings(walk: Walk, address: str) -> None:
    walk.go(f"{address}einstellungen/")
    for field in walk.page.locator("main textarea, main input[type=text]").all():
        if not field.input_value():
            field.fill("Der Marktplatz")
    walk.fill(opens_on=day(0), closes_on=day(5), results_on=day(20))
    walk.press("main .q-form .q-actions button[type=submit]")


@pytest.mark.parametrize("kind", KINDS)
def test_design_a_survey_from_scratch(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, "Jana", viewport=NARROW)
    page, title = walk.page, f"Von Grund auf ({kind})"
    address = _begin(walk, "", title)

    _add(walk, "single", "Wohnen Sie hier?", "Do you live here?")
    page.locator("[name=more]").fill("•\tJa\tYes\n•\tNein\tNo")
    walk.press(".q-edit__more button")
    expect(page.locator("[data-row]")).to_have_count(2)
    page.locator("[name=no_answer]").check()
    walk.press(_save(page))
    expect(page.locator("[data-row]")).to_have_count(3)
    if walk.scripts:
        _reach_the_last_tick(page)

    walk.press("a[href$='#add']", "/seite/")
    _add(walk, "multi", "Was fehlt hier?", "What is missing here?")
    page.locator("[name=more]").fill("1. Bänke\tBenches\n2. Bäume\tTrees\n3. Licht\tLight")
    walk.press(".q-edit__more button")
    expect(page.locator("[name=row_2_de]")).to_have_value("Licht")
    walk.press("button[name=up][value='2']")
    expect(page.locator("[name=row_1_de]")).to_have_value("Licht")

    walk.press("a[href$='/bedingung/']", "/bedingung/")
    _press_in_place(walk, page.locator("button[value=add]"), page.locator("[name=c0_q]"))
    page.locator("[name=c0_v]").first.check()
    if walk.scripts:
        expect(page.locator("#condition .q-cond > p").first).to_contain_text("„Ja“ wählt")
        walk.look()
    walk.press("#condition .q-actions button", "/frage/")
    expect(_outline(page)).to_contain_text("Nur wer bei Frage 1 „Ja“ wählt.")

    walk.press("form[action$='/rueckgaengig/'] button", "/frage/")
    expect(_outline(page)).not_to_contain_text("Nur wer bei Frage 1")
    walk.press("form[action$='/wiederholen/'] button", "/frage/")
    expect(_outline(page)).to_contain_text("Nur wer bei Frage 1 „Ja“ wählt.")
    walk.go(f"{address}verlauf/")
    assert page.locator("ol.q-rows > li").count() > 5

    _fill_settings(walk, address)
    walk.go(f"{address}freigabe/")
    walk.press("main form .kern-btn--primary", "/freigabe/")
    survey = Survey.objects.get(title__de=title)
    assert survey.state == Survey.State.PUBLISHED
    assert [one["kind"] for one in questions_of(survey.draft)] == ["single", "multi"]
    guest = begin(kind, viewport=NARROW)
    guest.go(f"/umfragen/{survey.slug}/")
    guest.press("main form .kern-btn--primary", "/seite/")
    assert "Wohnen Sie hier?" in guest.page.locator("main").inner_text()


@pytest.mark.parametrize("kind", KINDS)
def test_from_a_template_to_published_in_the_designer(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, "Jana")
    page, title = walk.page, f"Aus der Vorlage ({kind})"
    address = _begin(walk, "measure_short", title)

    walk.go(f"{address}frage/Q2/")
    page.locator("[name=text_de]").fill("Wie sehr betrifft Sie das?")
    if walk.scripts:
        expect(page.frame_locator("#preview-frame").locator("main")).to_contain_text("Wie sehr betrifft Sie das?")
        expect(page.locator("#saved")).to_contain_text("Gespeichert um")
        walk.look()
    walk.press(_save(page))
    expect(page.locator("[name=text_de]")).to_have_value("Wie sehr betrifft Sie das?")
    page.locator("#kind").select_option("multi")
    walk.press("form[action$='/art/'] button", "/frage/Q2/")
    framed = page.frame_locator("#preview-frame").locator("#f-Q2")
    expect(framed.locator("input[type=checkbox]").first).to_be_visible()

    walk.go(f"{address}uebersetzung/")
    walk.go(f"{address}uebersetzung/?sprache=en&stand=outdated")
    row = page.locator(".q-trans").first
    expect(row).to_contain_text("Wie sehr betrifft Sie das?")
    row.locator("textarea").fill("How much does it affect you?")
    if walk.scripts:
        row.locator("textarea").blur()
        expect(row.locator(".q-trans__state")).to_contain_text("Gespeichert um")
        walk.look()
    else:
        walk.press(row.locator("button[type=submit]"))
    walk.go(f"{address}uebersetzung/?sprache=en&stand=outdated")
    expect(page.locator(".q-trans")).to_have_count(0)

    walk.go(f"{address}probe/")
    walk.press("form[action$='/zufall/'] button")
    expect(page.locator("#trials")).to_contain_text("100 ausgeloste")
    walk.press("a[href$='/antworten/']", "/antworten/")
    walk.go(f"{address}probe/")
    walk.press("#trials a[href*='/auswertung/']", "/probe/")
    expect(page.locator(".kern-alert--warning")).to_contain_text("100 erfundene Antworten")

    _fill_settings(walk, address)
    walk.go(f"{address}freigabe/")
    walk.press("main form .kern-btn--primary", "/freigabe/")
    survey = Survey.objects.get(title__de=title)
    assert survey.state == Survey.State.PUBLISHED
    assert not Response.objects.filter(survey=survey).exists()
    walk.go(f"{address}probe/")
    walk.press("form[action$='/probe/loeschen/'] button")
    assert not TrialAnswer.objects.filter(survey=survey).exists()


def _form_of_others(title: str) -> bytes:
    """As KoboToolbox saves it, with a table."""
    survey = [
        ["type", "name", "label", "appearance", "relevant"],
        ["select_one yn", "lives", "Wohnen Sie hier?", "", ""],
        ["begin_group", "mood", "Wie ist es hier?", "table-list", "${lives} = 'yes'"],
        ["select_one od", "calm", "Ruhig", "", ""],
        ["select_one od", "clean", "Sauber", "", ""],
        ["end_group", "", "", "", ""],
        ["text", "more", "Noch etwas?", "multiline", ""],
    ]
    choices = [["list_name", "name", "label"]]
    choices += [[one, name, label] for one, name, label in (("yn", "yes", "Ja"), ("yn", "no", "Nein"))]
    choices += [["od", "1", "nie"], ["od", "2", "oft"]]
    settings = [["form_title", "default_language"], [title, "Deutsch (de)"]]
    out = BytesIO()
    write_xlsx(out, [("survey", survey), ("choices", choices), ("settings", settings)])
    return out.getvalue()


def test_from_a_form_of_kobotoolbox_to_published(begin: BeginWalk) -> None:
    walk, title = begin("light", "Jana"), "Aus KoboToolbox"
    page = walk.page
    walk.go("/werkstatt/umfragen/neu/")
    walk.press("main a[href$='/mitbringen/']", "/mitbringen/")
    page.locator("[name=process]").select_option(str(Process.objects.get(slug=PROCESS).pk))
    page.locator("[name=file]").set_input_files({"name": "a.xlsx", "mimeType": XLSX, "buffer": _form_of_others(title)})
    walk.press("main form[enctype] button[type=submit]")
    expect(page.locator("#verdict")).to_have_text("Alles wurde unverändert übernommen.")
    assert not Survey.objects.filter(title__de=title).exists()
    walk.press(PRIMARY)
    survey = Survey.objects.get(title__de=title)
    assert [one["kind"] for one in questions_of(survey.draft)] == ["single", "matrix", "text_long"]
    address = f"/werkstatt/umfragen/{survey.slug}/"
    _fill_settings(walk, address)
    walk.go(f"{address}freigabe/")
    walk.press("main form .kern-btn--primary", "/freigabe/")
    survey.refresh_from_db()
    assert survey.state == Survey.State.PUBLISHED
    guest = begin("light", viewport=NARROW)
    guest.go(f"/umfragen/{survey.slug}/")
    guest.press("main form .kern-btn--primary", "/seite/")
    guest.page.get_by_label("Ja", exact=True).check()
    expect(guest.page.get_by_role("group", name="Wie ist es hier?")).to_be_visible()


def test_two_authors_at_once_lose_nothing(begin: BeginWalk, watch: Watch) -> None:
    watch.expect("409")
    first, second = begin("light", "Jana"), begin("light", "Adam")
    address = _begin(first, "measure_short", "Zu zweit")
    for walk in (first, second):
        walk.go(f"{address}frage/Q2/")
    second.page.locator("[name=text_de]").fill("Von Adam")
    expect(second.page.locator("#saved")).to_contain_text("Gespeichert um")
    expect(second.page.frame_locator("#preview-frame").locator("main")).to_contain_text("Von Adam")
    first.page.locator("[name=text_de]").fill("Von Jana")
    conflict = first.page.locator("#conflict [role=alert]")
    expect(conflict).to_contain_text("Von Adam")
    first.look()
    first.press(_save(first.page))
    expect(first.page.locator("[name=text_de]")).to_have_value("Von Jana")
    first.press(_save(first.page))
    expect(first.page.locator(OK)).to_be_visible()
    survey = Survey.objects.get(title__de="Zu zweit")
    texts = [
        next(one for one in questions_of(state.draft) if one["code"] == "Q2")["text"]["de"]
        for state in survey.revisions.order_by("number")
    ]
    assert texts[-2:] == ["Von Adam", "Von Jana"], "both are in the history"


def test_a_question_is_dragged_and_the_keyboard_does_the_same(begin: BeginWalk) -> None:
    walk = begin("light", "Jana", viewport={"width": 1280, "height": 1600})
    page = walk.page
    address = _begin(walk, "measure_short", "Mit der Maus")
    walk.go(f"{address}frage/Q2/")
    items = page.locator(".q-outline.q-only-wide [data-code]")
    before = [item.get_attribute("data-code") for item in items.all()]
    moved = before.index("Q2")
    with page.expect_event("load"):
        items.nth(moved).drag_to(items.nth(moved - 1), target_position={"x": 30, "y": 3})
    after = [item.get_attribute("data-code") for item in page.locator(".q-outline.q-only-wide [data-code]").all()]
    assert after.index("Q2") == moved - 1
    walk.look()
    button = page.locator("form[action$='/verschieben/'] button[value=down]")
    button.focus()
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    again = [item.get_attribute("data-code") for item in page.locator(".q-outline.q-only-wide [data-code]").all()]
    assert again == before
