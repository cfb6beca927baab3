"""Can it be done with the keys alone? Every stop on the way is a place that one sees, and no way runs in a circle."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

STEPS = 250

LOOK = (Path(__file__).parent / "keyboard_stop.js").read_text()


class LostFocusError(AssertionError):
    pass


class Keyboard:
    """Everything that somebody without a mouse does; nothing else touches the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, target: Locator, *, key: str = "Tab") -> None:
        """Go on until the target has the focus; of a group of radio buttons, the arrows choose the wanted one."""
        # Before the style sheet is there, a heading can already be seen, but no focus.
        self.page.wait_for_load_state("load")
        passed: list[str] = []
        self.page.evaluate("() => { window.keyboardStops = []; }")
        for _ in range(STEPS):
            self.page.keyboard.press(key)
            place = self.look(passed)
            passed.append(place["name"])
            if self._is_at(target) or self._is_in_group_of(target):
                break
        else:
            raise LostFocusError(f"{STEPS} steps do not lead to {target}: {passed[-20:]}")
        for _ in range(STEPS):
            if self._is_at(target):
                return
            self.page.keyboard.press("ArrowDown")
            self.page.evaluate("() => { window.keyboardStops = []; }")
            self.look(passed)
        raise LostFocusError(f"the arrows do not lead to {target}")

    def look(self, passed: list[str] | None = None) -> dict[str, Any]:
        place: dict[str, Any] = self.page.evaluate(LOOK)
        if place["problem"]:
            raise LostFocusError(
                f"{self.page.url}, {place['name'] or 'no element'}: {place['problem']}; before: {passed}"
            )
        return place

    def skip_to_content(self) -> None:
        """The first stop of a page leads past its head."""
        self.page.wait_for_load_state("load")
        self.page.evaluate("() => { window.keyboardStops = []; }")
        self.page.keyboard.press("Tab")
        self.look()
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.matches('main')"), (
            "the skip link does not lead to the content"
        )

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.tab_to(target)
        self.page.keyboard.press(key)

    def follow(self, target: Locator, key: str = "Enter") -> None:
        """Press what leads to another page."""
        self.tab_to(target)
        with self.page.expect_event("load"):
            self.page.keyboard.press(key)

    def write(self, target: Locator, words: str) -> None:
        self.tab_to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def choose(self, target: Locator) -> None:
        """A radio button or a box; arrows already choose what they reach."""
        self.tab_to(target)
        if not target.is_checked():
            self.page.keyboard.press("Space")

    def _is_at(self, target: Locator) -> bool:
        return bool(target.evaluate("(one) => one === document.activeElement"))

    def _is_in_group_of(self, target: Locator) -> bool:
        return bool(
            target.evaluate(
                """(one) => one.type === "radio" && document.activeElement.type === "radio"
                    && document.activeElement.name === one.name"""
            )
        )
