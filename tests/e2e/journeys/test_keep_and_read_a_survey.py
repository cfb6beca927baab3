"""With the keys alone: keep a question, put it into another draft, have that read, and mend what was remarked."""

from playwright.sync_api import Locator, Page, expect

from surveys.drafting.tree import question_with, questions_of
from surveys.models import LibraryEntry, Reading, Remark, Survey
from tests.e2e.journeys.test_design_a_survey import _begin
from tests.e2e.journeys.walking import PRIMARY, BeginWalk, Walk
from tests.e2e.keyboard import Keyboard

NARROW = {"width": 320, "height": 740}


class Hands:
    """A walk whose every press is a key."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.page, self.keys = walk, walk.page, Keyboard(walk.page)

    def go(self, address: str) -> None:
        self.walk.go(address)
        self.keys.skip_to_content()

    def follow(self, target: Locator | str) -> None:
        self.keys.follow(self.page.locator(target).first if isinstance(target, str) else target)
        self.walk.look()

    def open(self, summary: Locator) -> None:
        self.keys.press(summary)


def _library(page: Page, survey: Survey, words: str) -> str:
    return f"/werkstatt/umfragen/sammlung/?umfrage={survey.slug}&suche={words}"


def test_from_one_draft_to_another_and_past_a_colleague(begin: BeginWalk) -> None:
    walk = begin("light", "Jana", viewport=NARROW)
    source, target = _begin(walk, "needs_long", "Woher es kommt"), _begin(walk, "", "Wohin es geht")
    survey = Survey.objects.get(title__de="Wohin es geht")
    hands = Hands(walk)

    walk.go(f"{source}frage/D1/")
    keep = walk.page.locator("a[href$='/frage/D1/sammlung/']")
    hands.go(keep.get_attribute("href") or "")
    hands.keys.write(walk.page.locator("[name=name]"), "Plausch am Zaun")
    hands.follow(PRIMARY)
    entry = LibraryEntry.objects.get(name="Plausch am Zaun")

    hands.go(_library(walk.page, survey, "plausch"))
    hands.follow(walk.page.locator(f"form:has([value='own:{entry.pk}']) button"))
    survey.refresh_from_db()
    assert [one["code"] for one in questions_of(survey.draft)] == ["D1"]
    assert question_with(survey.draft, "D1")["concept"] == "social.contact"

    hands.go("/werkstatt/umfragen/sammlung/?woher=people&umfrage=" + survey.slug)
    age = walk.page.locator("form:has([value='people:demo.age']) button")
    hands.follow(age)
    expect(walk.page.locator("#findings")).to_contain_text("Die Antworten passen zur Bevölkerungstabelle")

    hands.go(f"{target}freigabe/")
    hands.keys.tab_to(walk.page.locator("[name=ask-reader]"))
    walk.page.keyboard.type("Mira")
    hands.keys.write(walk.page.locator("[name=ask-note]"), "Klingt das freundlich?")
    hands.follow("form[action$='/bitten/'] button")

    reader = Hands(begin("light", "Mira", viewport=NARROW))
    page = reader.page
    reader.go("/heute/")
    reader.follow(f"main a[href$='/{survey.slug}/gegenlesen/']")
    reader.keys.skip_to_content()
    question = page.locator("#frage-D1")
    reader.open(question.locator("summary"))
    reader.keys.write(question.locator("textarea"), "Lieber: „mit Nachbarn“.")
    reader.follow(question.locator("form button[type=submit]"))
    expect(page.locator("#frage-D1 .q-remark")).to_contain_text("Lieber: „mit Nachbarn“.")
    reader.keys.choose(page.locator("[name=verdict][value=change]"))
    reader.follow(PRIMARY)
    assert Reading.objects.get(survey=survey).verdict == Reading.Verdict.CHANGE

    walk.go(f"{target}frage/D1/")
    expect(walk.page.locator("section[aria-labelledby=remarks]")).to_contain_text("Lieber: „mit Nachbarn“.")
    hands.go(f"{target}gegenlesen/")
    hands.follow("#frage-D1 form[action*='/anmerkung/'] button")
    assert Remark.objects.get(survey=survey).done_at is not None
    hands.go(f"{target}freigabe/")
    expect(walk.page.locator("main")).to_contain_text("Mira bittet um Änderungen.")


def test_the_same_without_scripts(begin: BeginWalk) -> None:
    """Forms are forms: the library and the reading need no script."""
    walk = begin("without scripts", "Jana")
    address = _begin(walk, "measure_short", "Ohne Skripte")
    survey = Survey.objects.get(title__de="Ohne Skripte")
    walk.go(_library(walk.page, survey, "einsam"))
    walk.press(walk.page.locator("form:has([value='D5']) button").first, "/frage/D5/")
    walk.go(f"{address}gegenlesen/")
    walk.page.locator("#remark-all").fill("Im Ganzen gut.")
    walk.press("#bemerkungen form button[type=submit]", "/gegenlesen/")
    expect(walk.page.locator("#bemerkungen .q-remark")).to_contain_text("Im Ganzen gut.")
