"""Real Chromium on a real server: every page is watched, and a complaint of the browser fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from participation.accounts.models import Account
from tests.e2e.watching import Watch

PHONE: ViewportSize = {"width": 360, "height": 740}
TABLET: ViewportSize = {"width": 768, "height": 1024}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PALETTE = 128  # colours of a picture in the manual
SCREENSHOTS = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")

# A busy machine is slow now and then; that says nothing about the page.
expect.set_options(timeout=20_000)

# Names of other hosts lead nowhere: a page that asks for one gets no answer, and `Watch` says so.
NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"

# The same engine without a window of its own opens pages in half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        pytest.fail("Chromium is not installed. `scripts/system_packages.sh` installs it from Debian's packages.")
    args = [*QUIET, NOWHERE_ELSE, "--disable-component-update", "--disable-sync"]
    if os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium refuses to run as root with it
    return {**browser_type_launch_args, "executable_path": chromium, "args": args}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    german = {"locale": "de-DE", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce"}
    return {**browser_context_args, **german}


@pytest.fixture
def watch(base_url: str) -> Iterator[Watch]:
    watching = Watch(base_url)
    yield watching
    assert not watching.unexpected(), "the browser complained:\n  " + "\n  ".join(watching.unexpected())


@pytest.fixture
def open_page(watch: Watch, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[OpenPage]:
    """Open a watched page in a context of its own: `open_page(viewport=PHONE, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def begin(**options: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, "viewport": DESKTOP, **options})
        context.set_default_timeout(30_000)
        contexts.append(watch.on(context))
        return context.new_page()

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A desktop in German and light; the others differ in what their name says."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return open_page(viewport=PHONE, is_mobile=True, has_touch=True)


@pytest.fixture
def tablet(open_page: OpenPage) -> Page:
    return open_page(viewport=TABLET, has_touch=True)


@pytest.fixture
def dark(open_page: OpenPage) -> Page:
    return open_page(color_scheme="dark")


@pytest.fixture
def dark_phone(open_page: OpenPage) -> Page:
    return open_page(viewport=PHONE, is_mobile=True, has_touch=True, color_scheme="dark")


@pytest.fixture
def english(open_page: OpenPage) -> Page:
    return open_page(locale="en-GB")


@pytest.fixture
def without_scripts(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False)


@pytest.fixture
def sign_in(base_url: str) -> Callable[[Page, Account], Page]:
    """Give a page the session of an account; signing in by hand has tests of its own."""

    def begin(page: Page, account: Account) -> Page:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": base_url}])
        return page

    return begin


def send_again_on_going_back(page: Page) -> None:
    """Going back to what answered a press: browsers keep that page, or ask before they send again.

    Playwright's does neither and shows an error. With a route it keeps no file, and sends again at once.
    """
    page.route("**", lambda route: route.continue_())


@pytest.fixture
def screenshot() -> Callable[..., None]:
    """Write docs/screenshots/NAME.png, only with QS_SCREENSHOTS=1: pictures in the manual show the real pages."""

    def take(what: Page | Locator, name: str, *, full_page: bool = False) -> None:
        if os.environ.get("QS_SCREENSHOTS") != "1":
            return
        file = SCREENSHOTS / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        what.evaluate("document.fonts.ready")
        if isinstance(what, Locator):
            taken = what.screenshot(animations="disabled")
        else:
            taken = what.screenshot(full_page=full_page, animations="disabled")
        _write_small(taken, file)

    return take


def _write_small(taken: bytes, file: Path) -> None:
    """Pages have few colours: with a palette, a picture takes a third of the room."""
    with Image.open(BytesIO(taken)) as image:
        image.convert("RGB").quantize(PALETTE, dither=Image.Dither.NONE).save(file, optimize=True)
