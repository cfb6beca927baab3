"""Each kind reads a form, shows its answer, finds its way back into fields, and says where it counts."""

from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template
from django.utils.translation import override

from surveys.definition import Question, parse_definition
from surveys.questiontypes import KINDS, kind_of
from surveys.questiontypes.kind import Filled
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, page, question

PINS = [{"code": "like", "text": {"de": "schön"}}, {"code": "bad", "text": {"de": "blöd"}}]


def asked(kind: str, **parts: Any) -> Question:
    found = parse_definition(document(page("p", question("Q", kind, **parts)))).question("Q")
    assert found is not None
    return found


SINGLE = asked("single", options=COLOURS)
MULTI = asked("multi", options=COLOURS)
PICK = asked("pick", options=[*COLOURS[:2], {"code": "green", "text": {"de": "grün"}}], max_picks=2)
SCALE = asked("scale", options=AGREE)
MATRIX = asked("matrix", items=ITEMS, scales=[AGREE])
PAIR = asked("matrix_pair", items=ITEMS, scales=[AGREE[:3], AGREE])
NUMBER = asked("number", min_value=0, max_value=120)
WORDS = asked("text_short")
MAP = asked("map_pin", pins=PINS, max_picks=2)
CARD = asked("contact", fields=["name", "email", "phone"], store="contact")
CONSENT = asked("consent", required=True)

RANKING = asked("ranking", options=COLOURS[:3])
SLIDER = asked("slider", min_value=0, max_value=5, step=0.5, low_text={"de": "kalt"}, high_text={"de": "warm"})
DATE = asked("date")
PHOTO = asked("photo")

READ = [
    (PHOTO, {"Q": ["0af" * 10 + "01"]}, {"Q": "0af" * 10 + "01"}, [("Q", "_given")], ["Ein Foto"]),
    (PHOTO, {"Q": ["../../etc/passwd"]}, {}, [("Q", "_skipped")], []),
    (
        RANKING,
        {"Q.blue": ["1"], "Q.red": ["3"]},
        {"Q": ["blue", "red"]},
        [("Q.red", "2"), ("Q.blue", "1"), ("Q.other", "_skipped")],
        ["1. blau", "2. rot"],
    ),
    (
        RANKING,
        {"Q.red": ["4"], "Q.forged": ["1"]},
        {},
        [(f"Q.{one}", "_skipped") for one in ("red", "blue", "other")],
        [],
    ),
    (SLIDER, {"Q": ["2,5"]}, {"Q": 2.5}, [("Q", "2.5")], ["2,5"]),
    (SLIDER, {"Q": ["0"]}, {"Q": 0}, [("Q", "0")], ["0"]),
    (SLIDER, {"Q": [""]}, {}, [("Q", "_skipped")], []),
    (DATE, {"Q": ["2026-11-27"]}, {"Q": "2026-11-27"}, [("Q", "2026-11")], ["27.11.2026"]),
    (DATE, {"Q": [" 7. 1.2026 "]}, {"Q": "2026-01-07"}, [("Q", "2026-01")], ["7.1.2026"]),
    (DATE, {}, {}, [("Q", "_skipped")], []),
    (asked("yes_no", options=YES_NO), {"Q": ["no"]}, {"Q": "no"}, [("Q", "no")], ["Nein"]),
    (SINGLE, {"Q": ["red"]}, {"Q": "red"}, [("Q", "red")], ["rot"]),
    (SINGLE, {}, {}, [("Q", "_skipped")], []),
    (SINGLE, {"Q": ["forged"]}, {}, [("Q", "_skipped")], []),
    (
        SINGLE,
        {"Q": ["other"], "Q.other": ["lila"]},
        {"Q": "other", "Q.other": "lila"},
        [("Q", "other")],
        ["andere", "„lila“"],
    ),
    (SINGLE, {"Q": ["red"], "Q.other": ["lila"]}, {"Q": "red"}, [("Q", "red")], ["rot"]),
    (MULTI, {"Q": ["blue", "red"]}, {"Q": ["red", "blue"]}, [("Q", "red"), ("Q", "blue")], ["rot", "blau"]),
    (MULTI, {"Q": ["red", "red"]}, {"Q": ["red"]}, [("Q", "red")], ["rot"]),
    (MULTI, {"Q": ["none"]}, {"Q": ["none"]}, [("Q", "none")], ["keine"]),
    (MULTI, {}, {}, [("Q", "_skipped")], []),
    (PICK, {"Q": ["red", "blue"]}, {"Q": ["red", "blue"]}, [("Q", "red"), ("Q", "blue")], ["rot", "blau"]),
    (SCALE, {"Q": ["dk"]}, {"Q": "dk"}, [("Q", "dk")], ["weiß nicht"]),
    (MATRIX, {"Q.bus": ["3"]}, {"Q": {"bus": "3"}}, [("Q.bus", "3"), ("Q.way", "_skipped")], ["Bus: ja"]),
    (MATRIX, {}, {}, [("Q.bus", "_skipped"), ("Q.way", "_skipped")], []),
    (
        PAIR,
        {"Q.bus.imp": ["3"], "Q.bus.sat": ["dk"], "Q.way.sat": ["1"]},
        {"Q": {"bus": ["3", "dk"], "way": ["", "1"]}},
        [("Q.bus", "3|dk"), ("Q.way", "|1")],
        ["Bus: ja / weiß nicht", "Wege: nein"],
    ),
    (PAIR, {}, {}, [("Q.bus", "_skipped"), ("Q.way", "_skipped")], []),
    (NUMBER, {"Q": ["0"]}, {"Q": 0}, [("Q", "0")], ["0"]),
    (NUMBER, {"Q": [" 7,5 "]}, {"Q": 7.5}, [("Q", "7.5")], ["7,5"]),
    (NUMBER, {"Q": [""]}, {}, [("Q", "_skipped")], []),
    (WORDS, {"Q": ["  Bank  "]}, {"Q": "Bank"}, [("Q", "_given")], ["Bank"]),
    (WORDS, {"Q": ["   "]}, {}, [("Q", "_skipped")], []),
    (asked("text_long"), {"Q": ["a\r\nb"]}, {"Q": "a\nb"}, [("Q", "_given")], ["a", "b"]),
    (asked("text_or_drawing"), {"Q": ["Rutsche"]}, {"Q": "Rutsche"}, [("Q", "_given")], ["Rutsche"]),
    (
        MAP,
        {"Q.like": ["Brunnen", "", " Bank "]},
        {"Q": {"like": ["Brunnen", "Bank"]}},
        [("Q.like", "_given"), ("Q.bad", "_skipped")],
        ["schön: Brunnen, Bank"],
    ),
    (
        MAP,
        {"Q.like": ["geo:50.97862,11.02913 Bank", "geo:50.9,11"], "Q.bad": ["geo:95.1,11", "geo:hier"]},
        {
            "Q": {
                "like": ["geo:50.9785,11.0290 Bank", "geo:50.9000,11.0000"],
                "bad": ["geo:95.1,11", "geo:hier"],
            }
        },
        [("Q.like", "_given"), ("Q.bad", "_given")],
        [
            "schön: Bank (Punkt auf der Karte: 50.9785, 11.0290), Punkt auf der Karte: 50.9000, 11.0000",
            "blöd: geo:95.1,11, geo:hier",
        ],
    ),
    (
        CARD,
        {"Q.name": ["Rosa"], "Q.phone": ["12"]},
        {"Q": {"name": "Rosa", "phone": "12"}},
        [],
        ["Name: Rosa", "Telefon: 12"],
    ),
    (CONSENT, {"Q": ["yes"]}, {"Q": "yes"}, [("Q", "yes")], ["Einverstanden"]),
    (asked("info"), {"Q": ["x"]}, {}, [], []),
]


@pytest.mark.parametrize(("one", "posted", "value", "cells", "words"), READ)
def test_an_answer_is_read_counted_and_shown(
    one: Question, posted: dict[str, list[str]], value: dict[str, Any], cells: list[Any], words: list[str]
) -> None:
    kind = kind_of(one)
    with override("de"):
        cleaned = kind.clean(one, Filled(posted))
        assert cleaned.values == value
        assert not cleaned.errors
        assert kind.cells(one, value) == cells
        assert kind.display(one, value, "de") == words
        assert kind.clean(one, Filled(kind.fields(one, value))).values == value, "fields are the way back"
    assert {measure for measure, _ in cells} <= set(kind.measures(one))


WRONG = [
    (asked("photo", required=True), {}, "Q", "fehlt noch ein Foto"),
    (RANKING, {"Q.red": ["2"], "Q.blue": ["2"]}, "Q", "Platz 2 ist zweimal vergeben"),
    (asked("ranking", options=COLOURS[:3], required=True), {"Q.red": ["1"]}, "Q", "Plätze 1 bis 3"),
    (asked("ranking", options=COLOURS[:3], max_picks=2, required=True), {"Q.red": ["1"]}, "Q", "Plätze 1 bis 2"),
    (SLIDER, {"Q": ["2,3"]}, "Q", "Schritte von 0,5"),
    (SLIDER, {"Q": ["6"]}, "Q", "5 "),
    (asked("slider"), {"Q": ["11"]}, "Q", "10"),
    (DATE, {"Q": ["31.2.2026"]}, "Q", "„31.2.2026“ ist kein Datum"),
    (DATE, {"Q": ["bald"]}, "Q", "„bald“ ist kein Datum"),
    (asked("date", required=True), {}, "Q", "fehlt noch ein Datum"),
    (MULTI, {"Q": ["none", "red"]}, "Q", "„keine“ passt nicht zu anderen Antworten"),
    (PICK, {"Q": ["red", "blue", "green"]}, "Q", "3 Antworten sind angekreuzt, höchstens 2"),
    (asked("multi", options=COLOURS, min_picks=2), {"Q": ["red"]}, "Q", "mindestens 2"),
    (asked("single", options=YES_NO, required=True), {}, "Q", "fehlt noch eine Antwort"),
    (asked("multi", options=COLOURS, required=True), {}, "Q", "fehlt noch eine Antwort"),
    (asked("matrix", items=ITEMS, scales=[AGREE], required=True), {"Q.bus": ["1"]}, "Q.way", "In dieser Zeile"),
    (
        asked("matrix_pair", items=ITEMS[:1], scales=[AGREE, AGREE], required=True),
        {"Q.bus.imp": ["1"]},
        "Q.bus.sat",
        "In dieser Zeile",
    ),
    (NUMBER, {"Q": ["drei"]}, "Q", "„drei“ ist keine Zahl"),
    (NUMBER, {"Q": ["nan"]}, "Q", "ist keine Zahl"),
    (NUMBER, {"Q": ["1e400"]}, "Q", "ist keine Zahl"),
    (NUMBER, {"Q": ["-1"]}, "Q", "0 "),
    (NUMBER, {"Q": ["121"]}, "Q", "120"),
    (asked("number", required=True), {}, "Q", "fehlt noch eine Zahl"),
    (WORDS, {"Q": ["x" * 301]}, "Q", "301 Zeichen"),
    (asked("text_long", required=True), {"Q": [" "]}, "Q", "fehlen noch ein paar Worte"),
    (SINGLE, {"Q": ["other"], "Q.other": ["x" * 301]}, "Q.other", "301 Zeichen"),
    (MAP, {"Q.like": ["a", "b", "c"]}, "Q.like", "höchstens 2 Orte"),
    (MAP, {"Q.bad": ["x" * 201]}, "Q.bad", "201 Zeichen"),
    (CARD, {"Q.name": ["Rosa"]}, "Q.email", "fehlt noch eine E-Mail-Adresse oder Telefonnummer"),
    (CARD, {"Q.email": ["rosa@"]}, "Q.email", "nicht vollständig"),
    (CARD, {"Q.phone": ["1" * 121]}, "Q.phone", "121 Zeichen"),
    (CONSENT, {}, "Q", "Ohne dieses Einverständnis"),
]


@pytest.mark.parametrize(("one", "posted", "field", "sentence"), WRONG)
def test_a_mistake_is_a_sentence_at_its_field_and_input_stays(
    one: Question, posted: dict[str, list[str]], field: str, sentence: str
) -> None:
    kind = kind_of(one)
    with override("de"):
        cleaned = kind.clean(one, Filled(posted))
    assert sentence in cleaned.errors[field]
    entered = {part for parts in posted.values() for part in parts if part.strip()}
    stored = {part for parts in kind.fields(one, cleaned.values).values() for part in parts}
    assert entered <= stored


def test_a_file_a_key_and_a_template_have_the_same_name() -> None:
    folder = Path(__file__).resolve().parents[2] / "surveys" / "questiontypes"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "kind", "choice"}
    assert files == set(KINDS)
    for kind in KINDS.values():
        get_template(kind.template)


@pytest.mark.parametrize(
    "one", [SINGLE, MULTI, SCALE, MATRIX, PAIR, NUMBER, WORDS, MAP, CONSENT, RANKING, SLIDER, DATE]
)
@pytest.mark.parametrize("odd", [None, "x", 7, [], ["x"], {}, {"zz": "1"}, {"bus": "9"}])
def test_counting_never_stumbles_over_what_an_old_version_stored(one: Question, odd: Any) -> None:
    cells = kind_of(one).cells(one, {"Q": odd})
    assert {measure for measure, _ in cells} == set(kind_of(one).measures(one))
