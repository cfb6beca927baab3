"""What does a benchmark ask of a web server? One call, with headers, cookies and form token as a browser sends them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
FORM = "application/x-www-form-urlencoded"
BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "de-DE,de;q=0.8,en-US;q=0.5,en;q=0.3",
    "Accept-Encoding": "gzip, deflate, br",
}
NOTHING: Mapping[str, str] = {}
# Django compares the cookie with the form, where the token stands behind a mask; "a" masks nothing.
CSRF_COOKIE = "b" * 32
CSRF_TOKEN = "a" * 32 + CSRF_COOKIE


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    form: dict[str, Any] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    expect: int = 200
    # What the same browser asks next, with the cookies that it was given. The whole is one call of the benchmark.
    then: "tuple[Call, ...]" = ()

    def body(self) -> str:
        if self.method != "POST":
            return ""
        return urlencode({"csrfmiddlewaretoken": CSRF_TOKEN, **self.form}, doseq=True)

    def all_headers(self, given: Mapping[str, str] = NOTHING) -> dict[str, str]:
        headers = BROWSER | self.headers
        cookies = {**self.cookies, **given}
        if self.method == "POST":
            cookies["csrftoken"] = CSRF_COOKIE
            headers |= {"Origin": f"http://{HOST}", "Referer": f"http://{HOST}{self.path}"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return headers

    def as_bytes(self, given: Mapping[str, str] = NOTHING) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {HOST}"]
        lines += [f"{name}: {value}" for name, value in self.all_headers(given).items()]
        if self.method == "POST":
            lines += [f"Content-Type: {FORM}", f"Content-Length: {len(self.body())}"]
        return ("\r\n".join(lines) + "\r\n\r\n" + self.body()).encode()
