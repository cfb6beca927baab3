"""Reading CSV files as municipalities send them."""

from pathlib import Path

import pytest

from participation.imports.csv_reader import Table, read_table
from participation.imports.reading import UnreadableFileError


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def _read(path: Path, content: str | bytes, encoding: str = "") -> Table:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, required=["name", "count"], optional=["note"], encoding=encoding)


def _refusal(path: Path, content: str | bytes, encoding: str = "") -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        _read(path, content, encoding)
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_usual_delimiter_and_line_end_is_read(write: Path, delimiter: str, newline: str) -> None:
    lines = [delimiter.join(["Name", "COUNT"]), delimiter.join(["Süd", " 3 "]), "", delimiter.join(["Nord", "4"])]
    rows = _read(write, newline.join(lines)).rows
    assert [(row.number, row["name"], row["count"], row["note"]) for row in rows] == [
        (2, "Süd", "3", ""),
        (4, "Nord", "4", ""),
    ]


def test_the_mark_of_utf8_is_no_part_of_the_first_column(write: Path) -> None:
    assert _read(write, "\ufeffname;count\nÄ;1\n").rows[0]["name"] == "Ä"


def test_a_quoted_cell_may_hold_lines_and_delimiters(write: Path) -> None:
    rows = _read(write, 'name;count\n"a;b\nc";1\nd;2\n').rows
    assert rows[0]["name"] == "a;b\nc"
    assert rows[1].number == 3


def test_unknown_columns_are_named_and_left_out(write: Path) -> None:
    table = _read(write, "name;count;colour\na;1;red\n")
    assert table.ignored == ["colour"]
    assert "colour" not in table.rows[0].cells


def test_a_row_of_another_length_says_so(write: Path) -> None:
    rows = _read(write, "name;count\na;1;2\nb\nc;3\n").rows
    assert [bool(row.problem) for row in rows] == [True, True, False]


def test_windows_encoding_is_refused_with_row_and_advice(write: Path) -> None:
    refused = _refusal(write, "name;count\na;1\nSüd;2\n".encode("cp1252"))
    assert refused.row == 3
    assert "--encoding cp1252" in refused.reason


def test_windows_encoding_is_read_when_it_is_named(write: Path) -> None:
    assert _read(write, "name;count\nSüd;2\n".encode("cp1252"), "cp1252").rows[0]["name"] == "Süd"


@pytest.mark.parametrize(
    ("content", "row", "word"),
    [
        (b"", None, "leer"),
        (b"\n\n", None, "leer"),
        ("name;count\na\0b;1\n", 2, "Nullbytes"),
        (b"PK\x03\x04xxxx", None, "Tabellendatei"),
        ("name;count\na;1\n".encode("utf-16"), None, "UTF-16"),
        ("name;number\na;1\n", 1, "count"),
        ("name;count;Name\na;1;b\n", 1, "zweimal"),
        ('name;count\n"a;1\n', 2, "Anführungszeichen"),
        ('name;count\n"a"b;1\n', 2, "Anführungszeichen"),
        ("name;count\n", None, "keine Zeilen"),
        (f"name;count\na;1\n{'x' * 100_001};1\n", 3, "100.000"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_with_a_reason(
    write: Path, content: str | bytes, row: int | None, word: str
) -> None:
    refused = _refusal(write, content)
    assert refused.row == row
    assert word in refused.reason


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableFileError, match=str(path)):
            read_table(path, required=["name"])


def test_an_unknown_encoding_is_named(write: Path) -> None:
    assert "klingon" in _refusal(write, "name;count\na;1\n", "klingon").reason
