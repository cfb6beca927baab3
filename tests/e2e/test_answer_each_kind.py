"""Can everybody answer each kind of question? By buttons, by keyboard, without scripts, in the dark."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Response
from tests.e2e.accessibility import assert_accessible
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, publish, question
from tests.surveys.make import page as page_of

pytestmark = pytest.mark.django_db(transaction=True)
START = "/umfragen/arten/"
NEEDS = [
    {"code": code, "text": {"de": text, "en": text}} for code, text in (("a", "Bus"), ("b", "Bank"), ("c", "Baum"))
]
ENDS = {"low_text": {"de": "kalt", "en": "cold"}, "high_text": {"de": "warm", "en": "warm"}}
PINS = [{"code": "like", "text": {"de": "schön", "en": "nice"}}]
PARTS: dict[str, dict[str, object]] = {
    "single": {"options": COLOURS},
    "multi": {"options": COLOURS},
    "pick": {"options": COLOURS[:2], "max_picks": 1},
    "scale": {"options": AGREE},
    "matrix": {"items": ITEMS, "scales": [AGREE]},
    "matrix_pair": {"items": ITEMS, "scales": [AGREE, AGREE]},
    "map_pin": {"pins": PINS},
    "contact": {"fields": ["name", "email"], "store": "contact"},
    "ranking": {"options": NEEDS},
    "slider": {"min_value": 0, "max_value": 5, "step": 0.5, **ENDS},
    "yes_no": {"options": YES_NO},
    "calculate": {"calculation": {"expression": "1 + 1"}},
}


@pytest.fixture(autouse=True)
def _survey(process: Process) -> None:
    new = [question(code, code, **PARTS.get(code, {})) for code in ("ranking", "slider", "date", "yes_no")]
    publish(process, document(page_of("new", *new), page_of("end", question("Z", "text_short"))), slug="arten")


def begin(page: Page, start: str = START, word: str = "Beginnen") -> None:
    page.goto(start)
    page.get_by_role("button", name=word, exact=True).click()


def on(page: Page) -> None:
    page.get_by_role("button", name="Weiter", exact=True).click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Antworten absenden").click()
    expect(page.get_by_role("heading", name="Danke! Die Antworten sind angekommen.")).to_be_visible()


def order(page: Page) -> Locator:
    return page.locator("[data-ranking] label")


def test_places_are_given_with_buttons_and_lists_alike(phone: Page) -> None:
    begin(phone)
    told = phone.locator("[data-told]")
    phone.get_by_role("button", name="„Baum“ nach oben").click()
    expect(told).to_have_text("Baum: Platz 1 von 3")
    phone.get_by_role("button", name="„Bus“ nach oben").click()
    expect(order(phone)).to_have_text(["Baum", "Bus", "Bank"])
    phone.get_by_role("button", name="„Bus“ nach oben").click()
    expect(order(phone)).to_have_text(["Bus", "Baum", "Bank"])
    expect(phone.get_by_role("button", name="„Bus“ nach oben")).to_be_focused()
    phone.get_by_label("Bank", exact=True).select_option("1")
    expect(order(phone)).to_have_text(["Bank", "Bus", "Baum"])
    phone.get_by_role("button", name="„Baum“ nach unten").click()
    expect(told).to_have_text("Baum: ohne Platz")
    assert_accessible(phone)
    on(phone)
    send(phone)
    assert Response.objects.get().answers == {"ranking": ["b", "a"]}


def test_a_keyboard_is_enough(page: Page) -> None:
    begin(page)
    up = page.get_by_role("button", name="„Bank“ nach oben")
    expect(up).to_be_visible()
    up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Bank", exact=True)).to_have_value("1")
    knob = page.get_by_role("slider")
    knob.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("textbox", name="Frage slider?")).to_have_value("3")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("textbox", name="Frage slider?")).to_have_value("2,5")
    page.get_by_label("Ja", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Frage date?").fill("2026-11-27")
    on(page)
    send(page)
    assert Response.objects.get().answers == {"ranking": ["b"], "slider": 2.5, "yes_no": "yes", "date": "2026-11-27"}


SQUARE = {"type": "Polygon", "coordinates": [[[11, 50], [11.1, 50], [11.1, 50.1], [11, 50.1], [11, 50]]]}


def ask_for_places(process: Process) -> None:
    Area.objects.filter(pk=process.area_id).update(outline=SQUARE)
    publish(process, document(page_of("where", question("O", "map_pin", **PARTS["map_pin"]))), slug="orte")


def test_a_place_is_pressed_on_the_map_or_written_in_words(phone: Page, process: Process) -> None:
    ask_for_places(process)
    begin(phone, "/umfragen/orte/")
    drawing = phone.locator("[data-needle-map] svg")
    drawing.click()
    expect(phone.locator("[data-said]")).to_have_text("Punkt 1 ist gesetzt.")
    phone.get_by_label("Ort 1").fill("Bank am Bach")
    phone.get_by_label("Ort 2").fill("hinter der Kirche")
    assert_accessible(phone)
    drawing.click(position={"x": 10, "y": 10})
    expect(phone.locator("[data-stuck]")).to_have_count(2)
    phone.get_by_role("button", name="Punkt 2 auf der Karte: Entfernen").click()
    expect(phone.get_by_label("Ort 3")).to_be_focused()
    expect(phone.locator("[data-stuck]")).to_have_count(1)
    drawing.click()
    drawing.click()
    expect(phone.locator("[data-said]")).to_have_text("Mehr Orte passen hier nicht. Entfernen Sie erst einen.")
    send(phone)
    places = Response.objects.get().answers["O"]["like"]
    middle = "geo:50.0500,11.0500"
    assert places == [f"{middle} Bank am Bach", "hinter der Kirche", middle]


def test_a_slider_that_nobody_moved_is_no_answer(page: Page) -> None:
    begin(page)
    expect(page.get_by_role("slider")).to_be_visible()
    page.get_by_label("Nein").check()
    on(page)
    send(page)
    assert Response.objects.get().answers == {"yes_no": "no"}


def test_without_scripts_places_and_numbers_are_chosen_and_typed(without_scripts: Page) -> None:
    page = without_scripts
    begin(page)
    expect(page.locator("[data-move]").first).to_be_hidden()
    expect(page.get_by_role("slider")).to_be_hidden()
    page.get_by_label("Baum", exact=True).select_option("1")
    page.get_by_label("Bus", exact=True).select_option("1")
    page.get_by_role("textbox", name="Frage slider?").fill("2,3")
    on(page)
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("#f-ranking-error")).to_contain_text("Platz 1 ist zweimal vergeben.")
    expect(page.locator("#f-slider-error")).to_contain_text("Schritte von 0,5, beginnend bei 0.")
    expect(page.get_by_role("textbox", name="Frage slider?")).to_have_value("2,3")
    page.get_by_label("Bus", exact=True).select_option("2")
    page.get_by_role("textbox", name="Frage slider?").fill("2,5")
    on(page)
    send(page)
    assert Response.objects.get().answers == {"ranking": ["c", "a"], "slider": 2.5}


def test_without_scripts_no_map_is_shown_that_cannot_be_pressed(without_scripts: Page, process: Process) -> None:
    ask_for_places(process)
    begin(without_scripts, "/umfragen/orte/")
    expect(without_scripts.get_by_label("Ort 1")).to_be_visible()
    expect(without_scripts.locator("[data-needle-map]")).to_be_hidden()


def test_a_photo_is_shown_where_it_was_chosen(process: Process, phone: Page) -> None:
    asked = page_of("p", question("P", "photo")), page_of("end", question("Z", "text_short"))
    publish(process, document(*asked), slug="fotos")
    out = BytesIO()
    Image.new("RGB", (80, 60), "green").save(out, "PNG")
    begin(phone, "/umfragen/fotos/")
    phone.get_by_label("Frage P?").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": out.getvalue()})
    on(phone)
    phone.get_by_role("button", name="Zurück").click()
    picture = phone.get_by_role("img", name="Das gewählte Foto")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 80
    assert_accessible(phone)
    phone.get_by_label("Das Foto weglassen").check()
    on(phone)
    phone.get_by_role("button", name="Zurück").click()
    expect(picture).to_have_count(0)
