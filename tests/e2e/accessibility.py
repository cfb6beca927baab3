"""Is a page accessible as far as a program can tell? WCAG 2.2 A and AA, and axe's best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """Fail with rule, place and reason of each violation."""
    # Half-faded text has half the contrast: let transitions end before looking.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    violations = results.response["violations"]
    assert not violations, "\n".join([f"axe on {page.url}:", *map(_describe, violations)])


def _describe(violation: dict[str, Any]) -> str:
    places = [f"    at {' '.join(map(str, node['target']))}\n       {_why(node)}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    if more:
        places.append(f"    and {more} more")
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places])


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
