"""What holds after each step of a journey? Accessible, one first heading, no wider than its window."""

from playwright.sync_api import Locator, Page

from demo.credentials import EVERYBODY
from participation.accounts.models import Account
from tests.e2e.accessibility import assert_accessible

PROCESS = "gut-leben-am-anger"
IDEAS = f"/beteiligung/{PROCESS}/ideen/"
PRIMARY = "main .kern-btn--primary"


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
        with self.page.expect_navigation(wait_until="load"):
            found.click()
        assert where in self.page.url, f"at {self.page.url} instead of {where}"
        self.look()

    def look(self) -> None:
        page = self.page
        assert page.locator("h1").count() == 1, page.url
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{page.url} is {wide} wide in a window of {window}"
        if self.scripts:
            assert_accessible(page)
