"""Did the browser complain about anything? Console, errors, failed requests, other hosts, broken answers."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


class Watch:
    """Collects complaints of all pages of a context. A test that provokes one on purpose expects it by name."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc
        self.complaints: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        """Allow complaints that match; say it before the page is opened, for example `watch.expect("404")`."""
        self.expected.append(re.compile(pattern))

    def on(self, context: BrowserContext) -> BrowserContext:
        context.on("console", self._console)
        context.on("weberror", self._page_error)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("request", self._request)
        return context

    def unexpected(self) -> list[str]:
        return [said for said in self.complaints if not any(one.search(said) for one in self.expected)]

    def _is_elsewhere(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host

    def _request(self, request: Request) -> None:
        # Chromium finds no other host (see `NOWHERE_ELSE`). A route could refuse them, but it would stop every request
        # on its way, and a browser with a route keeps no file.
        if self._is_elsewhere(request.url):
            self.complaints.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        place = message.location
        self.complaints.append(f"console {message.type}: {message.text} ({place['url']}:{place['lineNumber']})")

    def _page_error(self, error: WebError) -> None:
        self.complaints.append(f"page error: {error.error}")

    def _failed(self, request: Request) -> None:
        # A request that the page itself gave up (a newer one took its place, or the person went on) is no failure.
        if request.failure != "net::ERR_ABORTED" and not self._is_elsewhere(request.url):
            self.complaints.append(f"request failed: {request.method} {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"answer {response.status}: {response.request.method} {response.url}")
