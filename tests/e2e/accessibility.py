"""Is a page accessible as far as a program can tell? WCAG 2.2 A and AA, and axe's best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


AXE = Axe().axe_script
SEEN: set[str] = set()
# Half of the time of an axe run goes into contrast. It depends on what stands here: colours of each text and of what
# lies behind it. Once a process has judged these, another page that has nothing else need not be judged again.
LOOKS = """() => {
  const looks = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const places = [...document.querySelectorAll("input, select, textarea")];
  while (words.nextNode()) places.push(words.currentNode.parentElement);
  for (const place of new Set(places)) {
    if (!place.checkVisibility()) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(place);
    const look = [color, fontSize, fontWeight, place.matches(":disabled, [aria-disabled=true]")];
    for (let behind = place; behind; behind = behind.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(behind);
      look.push(backgroundColor, backgroundImage, opacity);
    }
    looks.add(look.filter((one) => !["rgba(0, 0, 0, 0)", "none", "1", false].includes(one)).join(" "));
  }
  return [...looks];
}"""


def assert_accessible(page: Page, *, contrast: bool = False) -> None:
    """Fail with rule, place and reason of each violation. `contrast`: judge it even if there is nothing new."""
    # Half-faded text has half the contrast: let transitions end before looking.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    looks = set(page.evaluate(LOOKS))
    judged = contrast or not looks <= SEEN
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": judged}}}
    page.evaluate(AXE)
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    assert not violations, "\n".join([f"axe on {page.url}:", *map(_describe, violations)])
    if judged:
        SEEN.update(looks)


def _describe(violation: dict[str, Any]) -> str:
    places = [f"    at {' '.join(map(str, node['target']))}\n       {_why(node)}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    if more:
        places.append(f"    and {more} more")
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places])


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
