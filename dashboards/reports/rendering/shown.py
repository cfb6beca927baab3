"""What do templates get of a report? Chapters with numbered pictures and tables, texts in paragraphs and lists."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from dashboards.charts.figure import Key
from dashboards.charts.svg.drawing import WIDTH, svg
from dashboards.charts.svg.paint import colour, tag
from dashboards.charts.svg.patterns import definition, pattern_id
from dashboards.charts.svg.sheet import Drawn
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.widths import widths_of

Json = dict[str, Any]
NO_PICTURE = SafeString("")


@dataclass(frozen=True, slots=True)
class Swatch:
    label: str
    svg: SafeString


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a list where `items` has some."""

    words: str = ""
    items: tuple[str, ...] = ()

    @property
    def steps(self) -> list[str]:
        """The items of a list that somebody numbered, without their numbers; none of another list."""
        heads = [item.partition(". ") for item in self.items]
        return (
            [words for _at, _dot, words in heads]
            if all(at == str(number) for number, (at, _dot, _words) in enumerate(heads, 1))
            else []
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One block. `number` counts pictures and tables of the whole report; `automatic`: nobody stands for it yet."""

    kind: str
    id: str
    block: Json
    number: int = 0
    automatic: bool = False
    parts: tuple[Part, ...] = ()
    picture: SafeString = NO_PICTURE
    keys: tuple[Swatch, ...] = ()
    widths: tuple[int, ...] = ()  # percent for each column of its table


@dataclass(frozen=True, slots=True)
class ShownChapter:
    number: int
    key: str
    title: str
    blocks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    edition: Edition
    chapters: tuple[ShownChapter, ...]
    figures: tuple[Shown, ...] = field(default_factory=tuple)

    @property
    def content(self) -> Any:  # noqa: ANN401 (whatever was frozen)
        return self.edition.content

    @property
    def has_numbers(self) -> bool:
        """Long reports number their pictures and tables, and bring the numbers of each picture at their end."""
        return self.content["variant"] in ("full", "funder")

    @property
    def automatic(self) -> bool:
        return any(block.automatic for chapter in self.chapters for block in chapter.blocks)


def shown(edition: Edition, *, as_files: bool) -> ShownReport:
    """`as_files`: each picture an image of its own, as a PDF wants it; else part of the page."""
    numbers = {"picture": 0, "table": 0}
    chapters = []
    for number, chapter in enumerate(edition.content["chapters"], 1):
        blocks = tuple(_shown(block, edition, numbers, as_files=as_files) for block in chapter["blocks"])
        chapters.append(ShownChapter(number, chapter["key"], chapter["title"], blocks))
    figures = tuple(block for chapter in chapters for block in chapter.blocks if block.kind == "picture")
    return ShownReport(edition, tuple(chapters), figures)


def _shown(block: Json, edition: Edition, numbers: dict[str, int], *, as_files: bool) -> Shown:
    kind, name = block["kind"], block["id"]
    if kind in numbers:
        numbers[kind] += 1
    if kind == "text":
        words = edition.edits.get(name, block["words"])
        automatic = name not in edition.edits and edition.released_on is None
        return Shown(kind, name, block, automatic=automatic, parts=tuple(parts_of(words)))
    chart = block.get("chart") if kind == "picture" else None
    table = block if kind == "table" else block.get("table")
    widths = widths_of(table["columns"], table["rows"]) if table else ()
    if chart is None:
        return Shown(kind, name, block, numbers.get(kind, 0), widths=widths)
    picture = _image(chart) if as_files else _inline(chart)
    return Shown(kind, name, block, numbers[kind], picture=picture, keys=tuple(_keys(chart)), widths=widths)


def parts_of(words: str) -> Iterator[Part]:
    for paragraph in words.replace("\r\n", "\n").split("\n\n"):
        items: list[str] = []
        for line in filter(None, map(str.strip, paragraph.split("\n"))):
            if line.startswith("- "):
                items.append(line[2:])
                continue
            yield from _closed(items)
            items = []
            yield Part(line)
        yield from _closed(items)


def _closed(items: list[str]) -> Iterator[Part]:
    if items:
        yield Part(items=tuple(items))


def drawn_of(chart: Json) -> Drawn:
    keys = tuple(Key(*key) for key in chart["keys"])
    return Drawn(chart["inside"], chart["height"], chart["alt"], keys, tuple(chart["marks"]))


def _inline(chart: Json) -> SafeString:
    """Drawn by our own program when the report was made; words in it are escaped there."""
    return mark_safe(svg(chart["inside"], WIDTH, chart["height"], chart["alt"]))  # noqa: S308


def _image(chart: Json) -> SafeString:
    return image(svg(chart["inside"], WIDTH, chart["height"]), chart["alt"])


def image(drawing: str, alt: str) -> SafeString:
    return mark_safe(f'<img src="{_address(drawing)}" alt="{escape(alt)}">')  # noqa: S308


def ornament(drawing: str, css: str) -> SafeString:
    """Says nothing, so readers of screens never hear of it: a background. For files only: our pages know no styles."""
    return mark_safe(  # noqa: S308
        f'<span class="{css}" style="background-image: url({_address(drawing)})"></span>'
    )


def _address(drawing: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()


def _keys(chart: Json) -> Iterator[Swatch]:
    for at, key in enumerate(drawn_of(chart).keys):
        yield Swatch(key.label, ornament(_swatch(key, f"{chart['ids']}key{at}-"), "swatch"))


def _swatch(key: Key, ids: str) -> str:
    narrow = {"x": 6, "width": 3} if key.shape == "tick" else {"width": 16}
    inner = tag("rect", height=16, **narrow, fill=colour(key.colour))
    if key.pattern:
        inner += tag("defs", definition(key.pattern, ids))
        inner += tag("rect", width=16, height=16, fill=f"url(#{pattern_id(key.pattern, ids)})")
    return svg(inner, 16, 16)
