"""What holds after each step of a journey? Accessible, one first heading, no wider than its window."""

from typing import Any, Protocol

from django.db import models
from playwright.sync_api import Locator, Page

from demo.credentials import EVERYBODY
from ideas.models import Idea
from participation.accounts.models import Account
from tests.e2e.accessibility import assert_accessible

PROCESS = "gut-leben-am-anger"
IDEAS = f"/beteiligung/{PROCESS}/ideen/"
PRIMARY = "main .kern-btn--primary"
KINDS: dict[str, dict[str, Any]] = {
    "light": {},
    "without scripts": {"java_script_enabled": False},
    "dark English": {"color_scheme": "dark", "locale": "en-GB"},
}
# Who works here sits at a desk: light German is what the other tests of these pages use.
AT_WORK = ("dark English", "without scripts")


def under_way(page: Page) -> Locator:
    """The first idea of a list that takes support itself: the order is by lot."""
    ended = models.Q(status__in=(Idea.Status.DONE, Idea.Status.NOT_DONE)) | models.Q(main__isnull=False)
    others = "".join(f":not([href$='/{pk}/'])" for pk in Idea.objects.filter(ended).values_list("pk", flat=True))
    return page.locator(f".q-idea h2 a{others}").first


def somebody(name: str) -> Account:
    return Account.objects.get(email=f"{name.lower()}@altmuehlbach.example")


def password_of(name: str) -> str:
    return next(person.password for person in EVERYBODY if person.email.startswith(f"{name.lower()}@"))


class Walk:
    """`scripts`: without JavaScript the same page was looked at with it, so that axe need not run twice."""

    def __init__(self, page: Page, *, scripts: bool = True) -> None:
        self.page = page
        self.scripts = scripts
        page.context.set_default_timeout(30_000)

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.look()

    def press(self, selector: str | Locator, where: str = "") -> None:
        """Press what leads to another page (whose address contains `where`), and look around there."""
        found = self.page.locator(selector).first if isinstance(selector, str) else selector
        with self.page.expect_event("load"):
            found.click()
        assert where in self.page.url, f"at {self.page.url} instead of {where}"
        self.look()

    def fill(self, **values: str) -> None:
        """By the names of the fields; a double underscore stands for a hyphen."""
        for name, value in values.items():
            self.page.locator(f"main [name='{name.replace('__', '-')}']").fill(value)

    def refused(self, selector: str | Locator) -> None:
        """Press, and stay: the page comes back with the mistakes named first."""
        self.press(selector)
        assert self.page.locator("[data-errors]").is_visible()

    def look(self) -> None:
        page = self.page
        assert page.locator("h1").count() == 1, page.url
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{page.url} is {wide} wide in a window of {window}"
        if self.scripts:
            assert_accessible(page)


class BeginWalk(Protocol):
    def __call__(self, kind: str, who: str = "", **options: Any) -> Walk: ...
