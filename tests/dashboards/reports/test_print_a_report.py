"""What people take along: a PDF that screen readers read, a text for offices, pictures for slides."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from dashboards.charts.bars import Bar, Bars, horizontal_bars
from dashboards.charts.numbers import numbers_for
from dashboards.panels.panel import Panel, Table, text_cell
from dashboards.reports.blocks import Bars as Needs
from dashboards.reports.blocks import Chapter, Picture, Quotes, Rows, Text
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from tests.surveys.test_print_a_form import unpacked

BARS = horizontal_bars(Bars("Balken", (Bar("Bus & Bahn", 0.5, "50 % (20)"),), shares=True), numbers_for("de"))
PANEL = Panel(
    key="A1",
    title="50 % sagen: Bus",
    question="Wie <kommen> Sie hin?",
    figure=BARS,
    table=Table(("Antwort", "Menschen"), ((text_cell("Bus & Bahn"), text_cell("verdeckt")),)),
    base="n = 40",
    label="Stimmungsbild, nicht repräsentativ",
    survey="bedarf",
)


def page_count(inside: bytes) -> int:
    """Of a PDF without its packing."""
    return len(re.findall(rb"/Type /Page\b", inside))


def edition(variant: str, **more: Any) -> Edition:
    chapters = [
        Chapter("thanks", "Vielen Dank!", [Text("183", "von 2.632 Menschen", "Wer?")]),
        Chapter("missing", "Das fehlt", [Needs((("Bus", (("wichtig", "93 %", 93), ("zufrieden", "15 %", 15))),))]),
        Chapter("facts", "Sachverhalt", [Text("Erst & dann\n\n- eins"), Rows("Orte", ("a", "b"), (("1", "2"),))]),
        Chapter("words", "Worte", [Picture(PANEL), Quotes((("Es fehlt <Licht>", "Licht"),))]),
    ]
    content = {
        "variant": variant,
        "language": "de",
        "process": "wege",
        "title": "Wege",
        "place": "Nord",
        "town": "Ort",
        "address": "https://example.org/wege/",
        "office": "Büro",
        "on": "2026-11-01",
        "fold_run": 7,
        "counted": "2026-11-01T10:00:00+01:00",
        "surveys": [],
        "is_open": True,
        "interim": False,
        "chapters": [chapter.frozen() for chapter in chapters],
    }
    return Edition(content, **more)


A2 = [0, 0, 420 / 25.4 * 72, 594 / 25.4 * 72]  # in points


@pytest.mark.parametrize(("variant", "pages"), [("poster", 1), ("full", None)])
def test_a_pdf_is_tagged_and_the_same_every_time(
    variant: str, pages: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    """A poster is one page of A2."""
    made = FORMATS["pdf"].write(edition(variant))
    assert pages or made == FORMATS["pdf"].write(edition(variant))  # once: printing is slow
    inside = unpacked(made)
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang (de)", b"pdfuaid:part"):
        assert part in inside, part
    if pages:
        assert page_count(inside) == pages
        boxes = [[float(end) for end in box.split()] for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", inside)]
        assert boxes == [pytest.approx(A2, abs=0.5)]
    assert "alt description" not in caplog.text  # every picture says what it shows


def test_a_text_for_offices_is_sound_and_the_same_every_time() -> None:
    made = FORMATS["odt"].write(edition("full"))
    assert made == FORMATS["odt"].write(edition("full"))
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == 0  # as the format wants it
        for name in archive.namelist()[1:]:
            ET.fromstring(archive.read(name))
        said = "".join(ET.fromstring(archive.read("content.xml")).itertext())
        assert "Pictures/words-1.svg" in archive.namelist()
    for words in ("Erst & dann", "Wie <kommen> Sie hin?", "automatisch erstellt", "verdeckt", "Es fehlt <Licht>"):
        assert words in said


def test_pictures_for_slides_have_their_words_with_them() -> None:
    made = FORMATS["zip"].write(edition("full"))
    assert made == FORMATS["zip"].write(edition("full"))
    with ZipFile(BytesIO(made)) as archive:
        (name,) = archive.namelist()
        said = " ".join(ET.fromstring(archive.read(name)).itertext())
    assert name == "01-bedarf-A1.svg"
    for words in ("50 % sagen: Bus", "Wie <kommen> Sie hin?", "n = 40", "Stimmungsbild, nicht repräsentativ"):
        assert words in said


def test_released_texts_carry_no_mark_in_any_file() -> None:
    released = edition("full", version=2, released_on=date(2026, 11, 20))
    with ZipFile(BytesIO(FORMATS["odt"].write(released))) as archive:
        assert "automatisch" not in archive.read("content.xml").decode()
    assert "automatisch" not in FORMATS["html"].write(released).decode()
