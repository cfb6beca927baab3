"""How does a report become a text that offices write on in? As OpenDocument, which Word and LibreOffice open.

Own XML in a zip: few styles, pictures as SVG, and the same bytes for the same edition, as no clock is asked.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from dashboards.charts.svg.drawing import WIDTH, svg
from dashboards.charts.svg.paint import tag
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.odt_parts import CONTENT, MANIFEST, META, STYLES, plain
from dashboards.reports.rendering.shown import Shown, ShownReport, shown
from participation.web.phrases import day

MIME = "application/vnd.oasis.opendocument.text"
WIDE_CM = 17.0


def odt_of(edition: Edition) -> bytes:
    with override(edition.language):
        report = shown(edition, as_files=True)
        body = "".join(_body(report))
    pictures = {_file(block): _drawing(block) for block in report.figures if block.block["chart"]}
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        _put(archive, "mimetype", MIME, packed=False)
        _put(archive, "content.xml", CONTENT % body)
        _put(archive, "styles.xml", STYLES % {"language": edition.language})
        _put(archive, "meta.xml", META % {"title": plain(str(edition.content["title"])), "day": edition.content["on"]})
        for name, drawing in pictures.items():
            _put(archive, name, drawing)
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="image/svg+xml"/>'
            for name in pictures
        )
        _put(archive, "META-INF/manifest.xml", MANIFEST % entries)
    return out.getvalue()


def _put(archive: ZipFile, name: str, text: str, *, packed: bool = True) -> None:
    """Files of zips carry a moment; ours is always the first one that zips know."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    archive.writestr(entry, text.encode())


def _body(report: ShownReport) -> Iterator[str]:
    edition = report.edition
    yield _line("Title", str(edition.content["title"]))
    yield _line("Subtitle", _("As of %(day)s") % {"day": day(edition.on)})
    if report.automatic:
        yield _line("Mark", _("The texts were made automatically. Nobody has checked and released them yet."))
    for chapter in report.chapters:
        yield _heading(f"{chapter.number}. {chapter.title}", 1)
        for block in chapter.blocks:
            yield from _block(block)
    for block in report.figures if report.has_numbers else ():
        if block.block["table"]:
            yield _line("Caption", block.block["title"])
            yield _table(block.block["table"], block.id, block.widths)


def _block(block: Shown) -> Iterator[str]:
    if block.kind == "text":
        yield from _text(block)
    elif block.kind == "table":
        if block.block["title"]:
            yield _line("Caption", block.block["title"])
        yield _table(block.block, block.id, block.widths)
    elif block.kind == "bars":
        for label, bars in block.block["rows"]:
            said = ", ".join(f"{words} {name}" for name, words, _percent in bars)
            yield _line("Text_20_body", f"{label}: {said}")
    elif block.kind == "quotes":
        for words, about in block.block["quotes"]:
            yield _line("Quotations", f"{words} ({about})" if about else words)
    else:
        yield from _picture(block)


def _text(block: Shown) -> Iterator[str]:
    if block.block["heading"]:
        yield _heading(block.block["heading"], 2)
    if block.automatic:
        yield _line("Mark", _("made automatically"))
    for part in block.parts:
        if part.items:
            items = "".join(f"<text:list-item>{_line('Text_20_body', item)}</text:list-item>" for item in part.items)
            yield f'<text:list text:style-name="Dots">{items}</text:list>'
        else:
            yield _line("Text_20_body", part.words)


def _picture(block: Shown) -> Iterator[str]:
    own, chart = block.block, block.block["chart"]
    yield _heading(own["title"], 2)
    yield _line("Small", own["question"])
    if chart:
        height = WIDE_CM * chart["height"] / WIDTH
        image = (
            f'<draw:image xlink:href="{_file(block)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        )
        frame = (
            f'<draw:frame draw:name="{block.id}" text:anchor-type="as-char" svg:width="{WIDE_CM}cm"'
            f' svg:height="{height:.2f}cm">{image}{tag("svg:desc", plain(chart["alt"]))}</draw:frame>'
        )
        yield f'<text:p text:style-name="Text_20_body">{frame}</text:p>'
        keys = [key[0] for key in chart["keys"]] + [f"{at} {mark}" for at, mark in enumerate(chart["marks"], 1)]
        if keys:
            yield _line("Small", " · ".join(keys))
    yield _line("Small", " · ".join(filter(None, (own["base"], own["source"], own["label"], own["note"]))))


def _table(table: Any, name: str, widths: tuple[int, ...]) -> str:  # noqa: ANN401 (plain data)
    columns = "".join(f'<table:table-column table:style-name="W{width}"/>' for width in widths)
    head = f"<table:table-header-rows>{_row(table['columns'], 'Head')}</table:table-header-rows>"
    rows = "".join(_row(row, "Small") for row in table["rows"])
    return f'<table:table table:name="{name}">{columns}{head}{rows}</table:table>'


def _row(cells: list[str], style: str) -> str:
    inner = "".join(
        f'<table:table-cell table:style-name="Cell" office:value-type="string">{_line(style, cell)}</table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _heading(words: str, level: int) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{plain(words)}</text:h>'


def _line(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style}">{plain(words)}</text:p>'


def _file(block: Shown) -> str:
    return f"Pictures/{block.id}.svg"


def _drawing(block: Shown) -> str:
    chart = block.block["chart"]
    return svg(chart["inside"], WIDTH, chart["height"], chart["alt"])
