"""How do the charts of a report come onto slides? One SVG each, with title, question, keys, base and label in it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboards.charts.svg.sheet import Words, picture_of
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.shown import drawn_of


def pictures_of(edition: Edition) -> bytes:
    """In the order of the report; the zip asks no clock."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for number, block in enumerate(_charts(edition), 1):
            entry = ZipInfo(f"{number:02}-{block['key']}.svg", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _picture(block).encode())
    return out.getvalue()


def _charts(edition: Edition) -> list[dict[str, object]]:
    blocks = (block for chapter in edition.content["chapters"] for block in chapter["blocks"])
    return [block for block in blocks if block.get("chart")]


def _picture(block: dict[str, object]) -> str:
    chart = block["chart"]
    assert isinstance(chart, dict)
    foot = " · ".join(str(block[name]) for name in ("base", "source", "label") if block[name])
    words = Words(str(block["title"]), str(block["question"]), foot)
    return picture_of(drawn_of(chart), words, ids=chart["ids"])
