"""Is a page accessible as far as a program can tell? WCAG 2.2 A and AA, and axe's best practices."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


HERE = Path(__file__).parent
AXE = Axe().axe_script
# Five sixths of the time of an axe run go into contrast and the size of targets. They depend on what stands here: the
# colours of each text and of what lies behind it, and controls that are small. So these two judge what this process has
# not seen before. All other rules look at how a page is built, which is the same in another language or in the dark.
LOOKS, STRUCTURE, JUDGE = ((HERE / name).read_text() for name in ("looks.js", "structure.js", "judge.js"))
SEEN: tuple[set[str], set[str]] = set(), set()
BUILT: set[str] = set()


def assert_accessible(page: Page, *, built: bool = True) -> None:
    """Fail with rule, place and reason of each violation. Not `built`: colours and targets alone."""
    page.wait_for_load_state()
    # Half-faded text has half the contrast: let transitions end before looking.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    colours, targets = page.evaluate(LOOKS)
    new_colours = [number for number, one in enumerate(colours) if one not in SEEN[0]]
    new_targets = [len(colours) + number for number, one in enumerate(targets) if one not in SEEN[1]]
    structure = page.evaluate(STRUCTURE) if built else ""
    built = built and structure not in BUILT
    if built or new_colours or new_targets:
        _judge(page, [RULES, built, new_colours, new_targets])
    SEEN[0].update(colours)
    SEEN[1].update(targets)
    BUILT.add(structure)


def _judge(page: Page, what: list[Any]) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    violations = page.evaluate(JUDGE, what)
    assert not violations, "\n".join([f"axe on {page.url}:", *map(_describe, violations)])


def _describe(violation: dict[str, Any]) -> str:
    places = [f"    at {' '.join(map(str, node['target']))}\n       {_why(node)}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    if more:
        places.append(f"    and {more} more")
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places])


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
