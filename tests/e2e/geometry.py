"""Does everything in the charts of a page stand where it belongs, and is something to be seen there?"""

from collections import Counter
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

GEOMETRY = (Path(__file__).parent / "geometry.js").read_text()
# Where the drawings are, in pixels of a picture of the whole page.
PLACES = """() => [...document.querySelectorAll(".q-panel [data-figure], .q-areamap [role=img]")].map((one) => {
  const its = one.getBoundingClientRect();
  return [one.closest(".q-panel").id, its.left + scrollX, its.top + scrollY, its.right + scrollX, its.bottom + scrollY];
})"""
LEAST, MOST = 0.004, 0.95  # which part of a drawing differs from its ground: letters alone are about a hundredth


def drawn(page: Page) -> Page:
    """Every figure is, and as wide as its place: after the window changed, they are drawn again."""
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-figure]")].every((one) => {
          const layer = one.querySelector(".main-svg");
          return layer && Math.abs(layer.getBoundingClientRect().width - one.getBoundingClientRect().width) < 2;
        })"""
    )
    return page


def assert_in_place(page: Page) -> None:
    problems = faults(page)
    assert not problems, f"{page.url}\n" + "\n".join(problems)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate(GEOMETRY)
    return found


def assert_not_blank(page: Page) -> None:
    """One picture of the whole page, looked at where its drawings are."""
    blank = blank_drawings(page)
    assert not blank, f"{page.url}: blank or filled: {', '.join(blank)}"


def blank_drawings(page: Page) -> list[str]:
    places = page.evaluate(PLACES)
    with Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled"))) as image:
        return [name for name, *place in places if not LEAST < _inked(image.convert("RGB"), place) < MOST]


def _inked(image: Image.Image, place: list[float]) -> float:
    """The part of the pixels that do not have the most frequent colour."""
    left, top, right, bottom = map(round, place)
    part = image.crop((max(0, left), top, min(image.width, right), bottom))
    counts = Counter({colour: number for number, colour in part.getcolors(part.width * part.height) or ()})
    return 1 - counts.most_common(1)[0][1] / counts.total()
