"""What a cell may hold and what not."""

import csv
import os
from pathlib import Path

import pytest

from participation.imports.cells import suspicious

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("http://example.org";"x")',
        "  =cmd|' /C calc'!A0",
        "+SUM(A1:A9)",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "-A1",
        "<script>alert(1)</script>",
        "text <img src=x onerror=alert(1)",
        "<b>fett</b>",
        "</textarea>",
        "<!-- x -->",
        "bell\x07",
    ],
)
def test_formulas_markup_and_control_characters_are_named(cell: str) -> None:
    assert suspicious(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "- mehr Bänke am Anger!",
        "+ 2 Bänke",
        "+49 1234 5678",
        "-",
        "@Bauamt bitte prüfen",
        "Wir <3 den Anger",
        "Tempo < 30 und Lärm > 60 dB",
        "a = b",
        "Zeile 1\nZeile 2\tmit Tab",
        "Fußgänger*innen & Radfahrer",
    ],
)
def test_what_people_write_passes(cell: str) -> None:
    assert suspicious(cell) == ""


@pytest.mark.realdata
def test_two_thousand_real_ideas_pass() -> None:
    path = DATA / "ideas_bonn" / "ideas.csv"
    if not path.exists():
        pytest.skip("the folder with real data is absent")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > 8000
    assert [suspicious(cell) for cell in cells if suspicious(cell)] == []
