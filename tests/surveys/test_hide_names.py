"""Names in answers: what is offered to be hidden, and how the answer reads without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.words.hiding import MARK, hide, likely


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frau Müller grüßt nie", ["Frau Müller"]),
        ("Ich meine Herrn Dr. Öztürk aus dem Amt", ["Herrn Dr. Öztürk"]),
        ("Familie Yilmaz-Schäfer hilft allen", ["Familie Yilmaz-Schäfer"]),
        ("Bei Maria Huber klingeln", []),
        ("Ruft mich an: 0228 123456 oder 0171/2345678", ["0228 123456", "0171/2345678"]),
        ("Mail an a.b@example.org, danke", ["a.b@example.org"]),
        ("Ampel Kölnstr. 12a fehlt", ["Kölnstr. 12a"]),
        ("An der Berliner Straße 7 liegt Müll", ["Berliner Straße 7"]),
        ("Die Kölnstraße ist zu laut", []),
        ("An der Bundesstraße 56 fehlt ein Radweg", []),
        ("BN-AB 123 parkt immer dort", ["BN-AB 123"]),
        ("Seit 2017 warten 3 Familien", []),
        ("Linie 601 fährt alle 20 Minuten", []),
        ("Die Frau vom Kiosk", []),
        ("", []),
    ],
)
def test_what_may_name_somebody_is_offered(text: str, found: list[str]) -> None:
    assert likely(text) == found


def test_whole_words_are_hidden_in_every_spelling_of_capitals() -> None:
    assert hide("Ali und ALI, nicht Alina", ["ali"]) == f"{MARK} und {MARK}, nicht Alina"


def test_the_longest_goes_first_and_neighbours_become_one() -> None:
    assert hide("Frau Anna Müller und Anna", ["Anna", "Frau", "Müller"]) == f"{MARK} und {MARK}"
    assert hide("Anna Müller", ["Anna", "Anna Müller"]) == MARK


def test_words_over_a_line_break_are_found() -> None:
    assert hide("Frau\nMüller kam", ["Frau Müller"]) == f"{MARK} kam"


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_hiding_twice_changes_nothing_more(text: str, parts: list[str]) -> None:
    parts = [part for part in parts if MARK not in part and part.strip() not in {"[", "…", "]"}]
    once = hide(text, parts)
    if MARK not in text and not any(part.strip() in MARK for part in parts):
        assert hide(once, parts) == once
