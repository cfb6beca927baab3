"""Is a page accessible as far as a program can tell? WCAG 2.2 A and AA, and axe's best practices."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


AXE = Axe().axe_script
# Five sixths of the time of an axe run go into contrast and the size of targets. They depend on what stands here: the
# colours of each text and of what lies behind it, and controls that are small. Once a process has judged these, another
# page that has nothing else need not be judged again.
LOOKS = (Path(__file__).parent / "looks.js").read_text()
SEEN: tuple[set[str], set[str]] = set(), set()


def assert_accessible(page: Page, *, thorough: bool = False) -> None:
    """Fail with rule, place and reason of each violation. `thorough`: contrast and targets even if none is new."""
    # Half-faded text has half the contrast: let transitions end before looking.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    colours, targets = (set(one) for one in page.evaluate(LOOKS))
    rules = {
        "color-contrast": {"enabled": thorough or not colours <= SEEN[0]},
        "target-size": {"enabled": thorough or not targets <= SEEN[1]},
    }
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": rules}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    assert not violations, "\n".join([f"axe on {page.url}:", *map(_describe, violations)])
    SEEN[0].update(colours)
    SEEN[1].update(targets)


def _describe(violation: dict[str, Any]) -> str:
    places = [f"    at {' '.join(map(str, node['target']))}\n       {_why(node)}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    if more:
        places.append(f"    and {more} more")
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places])


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
