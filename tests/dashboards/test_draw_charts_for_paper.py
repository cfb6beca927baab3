"""Charts for PDFs and slides: the figure of the page, drawn as SVG, with the same bars, words and colours."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.charts.diverging import Diverging, Spread, diverging_bars
from dashboards.charts.dumbbell import Dumbbell, Pair, gap_dumbbell
from dashboards.charts.figure import Figure
from dashboards.charts.numbers import numbers_for
from dashboards.charts.over_time import OverTime, Series, participation_over_time
from dashboards.charts.quadrant import Corner, Quadrants, Topic, quadrant_chart
from dashboards.charts.ranking import RankedIdea, Ranking, idea_ranking
from dashboards.charts.representation import Representation, Share, representation_bars
from dashboards.charts.svg.drawing import WIDTH, svg_of
from dashboards.charts.svg.marks import CannotDrawError
from dashboards.charts.svg.paint import LIGHT
from dashboards.charts.svg.sheet import Words, drawn, picture_of

GERMAN = numbers_for("de")
SVG = "{http://www.w3.org/2000/svg}"

BARS = horizontal_bars(
    Bars(
        "Balken",
        (
            Bar("Bus & <Bahn>", 0.5, "50 % (20)", low=0.4, high=0.6),
            Bar("Licht", 0.25, "25 % (10)", Tone.ALERT),
            Bar("Ruhe", None, "verborgen", Tone.QUIET),
        ),
        shares=True,
    ),
    GERMAN,
)
FIGURES: dict[str, Figure] = {
    "bars": BARS,
    "diverging": diverging_bars(
        Diverging("Balken", ("nie", "selten", "mal", "oft", "immer"), (Spread("Wir", (0.1, 0.2, 0.3, 0.2, 0.2)),)),
        GERMAN,
    ),
    "dumbbell": gap_dumbbell(
        Dumbbell("Lücke", "wichtig", "zufrieden", (Pair("Bus", 4.2, 2.9, wide=True), Pair("Licht", 3.9, 3.5))), GERMAN
    ),
    "quadrant": quadrant_chart(
        Quadrants(
            "Felder",
            (Topic("Bus", 4.5, 2.0, Corner.ACT), Topic("Licht", 3.0, 4.0, Corner.FINE)),
            3.8,
            3.2,
            {Corner.ACT: "Handeln", Corner.KEEP: "Halten", Corner.WATCH: "Beobachten", Corner.FINE: "Läuft"},
            "weniger",
            "mehr",
        ),
        GERMAN,
    ),
    "ranking": idea_ranking(Ranking("Ideen", (RankedIdea("Bank", 12, 1, 1, 3, "Platz 1-3", leading=True),)), GERMAN),
    "representation": representation_bars(
        Representation(
            "Balken", "Antworten", "zu wenige", "Menschen", (Share("Nord", 0.1, 0.2, "10 %", missing=True),)
        ),
        GERMAN,
    ),
    "over_time": participation_over_time(
        OverTime("Säulen", ("Mai", "Juni"), (Series("online", (3, 4)), Series("Papier", (2, 0)))), GERMAN
    ),
}


def elements(figure: Figure) -> list[ET.Element]:
    return list(ET.fromstring(svg_of(figure.wide, alt=figure.alt)).iter())


@pytest.mark.parametrize("name", FIGURES)
def test_every_chart_is_drawn_inside_its_edges(name: str) -> None:
    figure = FIGURES[name]
    found = elements(figure)
    high = figure.wide["layout"]["height"]
    marks = [one for one in found if one.tag in (f"{SVG}rect", f"{SVG}circle")]
    assert marks
    for one in marks:
        x, y = float(one.get("x") or one.get("cx") or 0), float(one.get("y") or one.get("cy") or 0)
        assert 0 <= x <= WIDTH, one.attrib
        assert 0 <= y <= high, one.attrib
    assert "var(" not in svg_of(figure.wide)
    assert "style=" not in svg_of(figure.wide)


def test_a_bar_of_twice_the_value_is_twice_as_long() -> None:
    long, short = [one for one in elements(BARS) if one.tag == f"{SVG}rect" and one.get("height") == "20"]
    assert float(long.get("width") or 0) == pytest.approx(2 * float(short.get("width") or 0), abs=0.05)
    assert (long.get("fill"), short.get("fill")) == (LIGHT["c-pos2"], LIGHT["c-neg2"])


def test_words_of_residents_stay_words() -> None:
    said = [one.text for one in elements(BARS) if one.tag == f"{SVG}text"]
    assert "Bus & <Bahn>" in said
    assert "verborgen" in said


def test_columns_stand_on_each_other() -> None:
    columns = [one for one in elements(FIGURES["over_time"]) if one.tag == f"{SVG}rect" and one.get("stroke")]
    online, paper = columns[0], columns[2]
    assert online.get("x") == paper.get("x")
    assert float(paper.get("y") or 0) + float(paper.get("height") or 0) == pytest.approx(float(online.get("y") or 0))


def test_a_printer_without_colours_gets_patterns_and_pictures_do_not_share_them() -> None:
    one = svg_of(FIGURES["diverging"].wide, ids="a-")
    assert re.findall(r'id="(a-pattern-\d)"', one)
    assert all(name.startswith("a-") for name in re.findall(r"url\(#(.*?)\)", one))


def test_a_picture_that_travels_alone_has_all_its_words() -> None:
    figure = FIGURES["quadrant"]
    picture = picture_of(drawn(figure), Words("Zwei Themen", "Wie wichtig?", "n = 30 · Stimmungsbild"))
    said = " ".join(one.text or "" for one in ET.fromstring(picture).iter(f"{SVG}text"))
    for word in ("Zwei Themen", "Wie wichtig?", "n = 30 · Stimmungsbild", "1 Bus", "2 Licht", "Handeln"):
        assert word in said
    assert picture == picture_of(drawn(figure), Words("Zwei Themen", "Wie wichtig?", "n = 30 · Stimmungsbild"))


def test_a_mark_that_nobody_can_draw_is_refused() -> None:
    figure: dict[str, Any] = {**BARS.wide, "data": [{"type": "pie"}]}
    with pytest.raises(CannotDrawError):
        svg_of(figure)


def test_paper_has_the_colours_of_the_pages() -> None:
    tokens = Path("static/css/quartier/01-tokens.css").read_text(encoding="utf-8")
    for name, value in LIGHT.items():
        assert name == "card" or f"--q-{name}: {value};" in tokens
