"""An OpenDocument text opens in every office: package, manifest, styles, headings, tables and pictures are sound."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_STORED, ZipFile

import pytest

from dashboards.reports.rendering.files import FORMATS
from tests.dashboards.reports.test_print_a_report import BARS, edition

NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"
    for name, urn in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "svg": "svg-compatible", "manifest": "manifest",
    }.items()
}  # fmt: skip
LINK = "{http://www.w3.org/1999/xlink}href"


def of(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


@pytest.fixture(scope="module")
def package() -> ZipFile:
    return ZipFile(BytesIO(FORMATS["odt"].write(edition("full"))))


@pytest.fixture(scope="module")
def content(package: ZipFile) -> ET.Element:
    return ET.fromstring(package.read("content.xml"))


def test_the_kind_of_file_can_be_read_from_its_first_bytes(package: ZipFile) -> None:
    """Programs look at byte 38: stored, without an extra field, nothing but the kind."""
    first = package.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert package.testzip() is None


def test_the_manifest_names_every_file_and_no_other(package: ZipFile) -> None:
    entries = ET.fromstring(package.read("META-INF/manifest.xml"))
    named = {entry.get(of("manifest:full-path")): entry.get(of("manifest:media-type")) for entry in entries}
    assert named.pop("/") == "application/vnd.oasis.opendocument.text"
    assert set(named) == set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    assert all(kind == ("image/svg+xml" if str(name).endswith(".svg") else "text/xml") for name, kind in named.items())


def test_every_style_that_is_used_is_defined(package: ZipFile, content: ET.Element) -> None:
    styles = ET.fromstring(package.read("styles.xml"))
    defined = {one.get(of("style:name")) for tree in (styles, content) for one in tree.iter()}
    used = {value for one in content.iter() for name, value in one.attrib.items() if name.endswith("}style-name")}
    assert used
    assert used <= defined


def test_headings_make_an_outline_without_a_gap(content: ET.Element) -> None:
    levels = [int(head.get(of("text:outline-level"), "0")) for head in content.iter(of("text:h"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heads = ["".join(head.itertext()) for head in content.iter(of("text:h"))]
    assert [head for head in heads if re.match(r"\d+\. ", head)] == [
        "1. Vielen Dank!", "2. Das fehlt", "3. Sachverhalt", "4. Worte",
    ]  # fmt: skip


def test_tables_have_a_row_of_heads_and_names_of_their_own(content: ET.Element) -> None:
    tables = list(content.iter(of("table:table")))
    assert len(tables) == 2  # one of words, one with the numbers of the picture
    assert len({table.get(of("table:name")) for table in tables}) == 2
    for table in tables:
        (heads,) = table.iter(of("table:table-header-rows"))
        columns = len(list(table.iter(of("table:table-column"))))
        assert len(list(heads.iter(of("table:table-cell")))) == columns
        for row in table.iter(of("table:table-row")):
            assert len(row) == columns


def pictures(content: ET.Element) -> Iterator[tuple[str, str]]:
    for frame in content.iter(of("draw:frame")):
        image, words = frame.find(of("draw:image")), frame.find(of("svg:desc"))
        assert image is not None
        yield str(image.get(LINK)), "" if words is None else str(words.text)


def test_each_picture_is_there_and_says_what_it_shows(package: ZipFile, content: ET.Element) -> None:
    assert list(pictures(content)) == [("Pictures/words-1.svg", BARS.alt)]
    drawing = ET.fromstring(package.read("Pictures/words-1.svg"))
    assert drawing.tag.endswith("}svg")
