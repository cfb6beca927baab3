"""How does one resident talk to the site? A cookie jar over a kept connection; nothing but the standard library."""

import http.client
import urllib.parse
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

FORM = "application/x-www-form-urlencoded"
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    path: str
    text: str
    location: str = ""


class Line:
    """One kept connection; each thread has its own and lends it to its residents."""

    def __init__(self, address: str) -> None:
        self.host = urllib.parse.urlsplit(address).netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=60)

    def ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, str]:
        """A second try after a lost connection is safe: the same vote and the same form count once."""
        try:
            return self._ask(method, path, body, headers)
        except (http.client.HTTPException, OSError):
            self.connection.close()
            return self._ask(method, path, body, headers)

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, str]:
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        return response, response.read().decode()

    def close(self) -> None:
        self.connection.close()


@dataclass(slots=True)
class Browser:
    language: str = "de"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, line: Line, path: str) -> Answer:
        return self._send(line, "GET", path, None, {})

    def post(self, line: Line, path: str, fields: list[tuple[str, str]], *, htmx: bool = False) -> Answer:
        headers = {"Content-Type": FORM, "Origin": f"http://{line.host}"}
        if htmx:
            headers["HX-Request"] = "true"
        return self._send(line, "POST", path, urllib.parse.urlencode(fields), headers)

    def follow(self, line: Line, answer: Answer) -> Answer:
        """Go where redirects lead."""
        for _ in range(5):
            if answer.status not in REDIRECTS:
                break
            parts = urllib.parse.urlsplit(urllib.parse.urljoin(answer.path, answer.location))
            answer = self.get(line, urllib.parse.urlunsplit(("", "", parts.path, parts.query, "")))
        return answer

    def _send(self, line: Line, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"Cookie": cookies, "Accept-Language": self.language}
        response, text = line.ask(method, path, body, {**own, **headers})
        for header in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.coded_value
        return Answer(response.status, path, text, response.getheader("Location") or "")
