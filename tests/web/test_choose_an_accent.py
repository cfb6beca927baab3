"""The municipality's own colour: readable in every place where the style sheet uses it, or refused with a way out."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from participation.web import accent
from participation.web.checks import accent_can_be_read

STYLES = Path(__file__).resolve().parents[2] / "static" / "css" / "quartier"
GROUNDS = ("paper", "card", "sunk")
colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def _token(file: str, name: str) -> str:
    found = re.search(rf"--q-{name}: (#[0-9a-f]{{6}});", (STYLES / file).read_text())
    assert found is not None
    return found[1]


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    assert tuple(_token("01-tokens.css", name) for name in GROUNDS) == accent.LIGHT_GROUNDS
    assert tuple(_token("02-dark.css", name) for name in GROUNDS) == accent.DARK_GROUNDS
    assert _token("01-tokens.css", "accent") == accent.DEFAULT


def test_contrast_is_that_of_the_standard() -> None:
    """Values published for #767676 and #777777, the greys on both sides of 4.5 on white (WebAIM)."""
    assert accent.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert accent.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert accent.contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.005)


@given(colours)
def test_every_colour_leads_to_pages_that_can_be_read(chosen: str) -> None:
    readable = accent.nearest_readable(chosen)
    light, dark = accent.light(readable), accent.dark(readable)
    ink, quiet = _token("01-tokens.css", "ink"), _token("01-tokens.css", "ink-2")
    pairs = [
        *[(light.accent, ground) for ground in (*accent.LIGHT_GROUNDS, light.accent_soft)],
        *[(dark.accent, ground) for ground in (*accent.DARK_GROUNDS, dark.accent_soft)],
        *[(scheme.on_accent, shade) for scheme in (light, dark) for shade in (scheme.accent, scheme.accent_strong)],
        *[(scheme.on_hero_2, ground) for scheme in (light, dark) for ground in (scheme.hero, scheme.hero_2)],
        *[(text, light.accent_soft) for text in (ink, quiet)],
        *[(_token("02-dark.css", name), dark.accent_soft) for name in ("ink", "ink-2")],
    ]
    assert {pair: accent.contrast(*pair) for pair in pairs if accent.contrast(*pair) < accent.TEXT} == {}


@given(colours)
def test_a_readable_colour_stays_as_it_was_chosen(chosen: str) -> None:
    assert (accent.nearest_readable(chosen) == chosen) == (accent.weakest(chosen) >= accent.TEXT)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("rot", "QS_ACCENT is no colour: rot"),
        ("#fff", "QS_ACCENT is no colour: #fff"),
        ("#f7c948", "has a contrast of 1.3 to 1"),
    ],
)
def test_what_cannot_be_read_is_refused(settings: Settings, chosen: str, words: str) -> None:
    settings.ACCENT = chosen
    assert words in accent_can_be_read(None)[0].msg


def test_the_way_out_is_a_shade_that_passes(settings: Settings) -> None:
    settings.ACCENT = "#f7c948"
    settings.ACCENT = str(accent_can_be_read(None)[0].hint).rpartition("=")[2]
    assert accent_can_be_read(None) == []


def test_pages_link_the_colour_of_their_own_address(client: Client, settings: Settings, db: None) -> None:
    settings.ACCENT = "#8a1538"
    page = client.get(reverse("web:privacy")).content.decode()
    address = re.search(r'href="(/farbe\.css\?8a1538)"', page)
    assert address is not None
    answer = client.get(address[1])
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "max-age" in answer["Cache-Control"]
    assert "--q-accent: #8a1538;" in answer.content.decode()


def test_without_a_colour_nothing_is_asked_for(client: Client, settings: Settings, db: None) -> None:
    settings.ACCENT = ""
    assert "farbe.css" not in client.get(reverse("web:privacy")).content.decode()
    assert client.get(reverse("web:accent")).status_code == 404
