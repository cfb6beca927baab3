"""Somebody brings a file that is broken, hostile or something else: one sentence, and nothing else happens."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.files import safe_zip, tables
from participation.workbooks import write_xlsx
from surveys.exchange.report import Outcome
from surveys.exchange.surveys_in import Read, read_survey
from tests.surveys.exchange.make import form, sentences

HEAD = ["type", "name", "label"]


def workbook(*rows: list[str], name: str = "survey") -> bytes:
    out = io.BytesIO()
    write_xlsx(out, [(name, [HEAD, *rows])])
    return out.getvalue()


def changed(data: bytes, part: str, content: bytes) -> bytes:
    """A copy of the workbook with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == part else old.read(one))
    return out.getvalue()


def assert_refused_in_one_sentence(found: Read) -> None:
    assert found.document is None
    assert found.report.exit_code == 2
    said = sentences(found.report, Outcome.REFUSED)
    assert len(said) == 1
    assert said[0].endswith(".")
    assert "Traceback" not in said[0]


GOOD = workbook(["text", "a", "A"])
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
FOREIGN = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'
SHEET = "xl/worksheets/sheet1.xml"


def deep(levels: int) -> bytes:
    return b"<worksheet>" + b"<a>" * levels + b"</a>" * levels + b"</worksheet>"


FILES = {
    "empty": b"",
    "spaces": b"  \n ",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a PDF": b"%PDF-1.7 ...",
    "a web page": b"<!DOCTYPE html><html><body>Login</body></html>",
    "not UTF-8": "type;name;label\ntext;a;Straße".encode("cp1252"),
    "null bytes": b"type,name\x00,label\ntext,a,A",
    "half a zip": GOOD[: len(GOOD) // 2],
    "a zip of something": changed(GOOD, "nothing", b"")[:0] + b"PK\x03\x04" + bytes(40),
    "entities": changed(GOOD, SHEET, BOMB),
    "foreign entities": changed(GOOD, SHEET, FOREIGN),
    "entities in UTF-16": changed(GOOD, SHEET, BOMB.decode().encode("utf-16")),
    "deep nesting": changed(GOOD, SHEET, deep(5000)),
    "broken XML": changed(GOOD, SHEET, b"<worksheet><row>"),
    "no sheet": workbook(["text", "a", "A"], name="Tabelle1"),
    "half an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "open quotation mark": b'type,name,label\ntext,a,"A\n',
}


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_says_why_it_is_not_read(name: str) -> None:
    assert_refused_in_one_sentence(read_survey(FILES[name], source="form.xlsx"))


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "MAX_PART", 1_000_000)
    bomb = changed(GOOD, SHEET, b"<worksheet>" + b" " * 20_000_000 + b"</worksheet>")
    assert len(bomb) < 50_000
    assert_refused_in_one_sentence(read_survey(bomb))


def test_more_cells_than_a_survey_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.files.xlsx_reading.MAX_ROWS", 50)
    assert_refused_in_one_sentence(read_survey(workbook(*[["text", f"a{n}", "A"] for n in range(60)])))
    assert tables.MAX_ROWS > 10_000


def test_a_name_says_nothing_about_a_file() -> None:
    assert read_survey(GOOD, source="form.xls").report.format == "xlsx"
    assert read_survey(form("text | a | A").encode(), source="form.xlsx").report.format == "md"
    assert_refused_in_one_sentence(read_survey(GOOD, wanted="limesurvey"))


@given(st.binary(max_size=300), st.integers(0, len(GOOD)))
def test_damaged_workbooks_never_break_the_reader(noise: bytes, place: int) -> None:
    data = GOOD[:place] + noise + GOOD[place + len(noise) :]
    found = read_survey(data)
    assert found.document is not None or found.report.exit_code == 2


@given(st.binary(max_size=400))
def test_old_workbooks_of_noise_never_break_the_reader(noise: bytes) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    assert read_survey(head + noise + bytes(2000)).report.exit_code == 2


CELL = st.text(st.characters(exclude_characters="\r\n|", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(
    st.lists(
        st.tuples(st.sampled_from(["text", "select_one a", "begin group", "end group", "range", ""]), CELL, CELL, CELL)
    )
)
def test_any_table_gets_a_verdict(rows: list[tuple[str, str, str, str]]) -> None:
    text = form(*[" | ".join(row) for row in rows], head="type | name | label | relevant")
    found = read_survey(text.encode())
    assert (found.document is None) == found.report.refused


def test_a_file_from_disk(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(GOOD)
    assert read_survey((tmp_path / "form.xlsx").read_bytes()).report.verdict == Outcome.TAKEN
