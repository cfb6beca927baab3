"""What does a benchmark ask of a web server? One call, as bytes for the load client and as a request for Django."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
CSRF = "b" * 32  # Django compares cookie and header; who has both may choose them


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    form: dict[str, Any] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    expect: int = 200

    def as_bytes(self) -> bytes:
        body = urlencode(self.form, doseq=True) if self.method == "POST" else ""
        cookies = dict(self.cookies)
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {HOST}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.method == "POST":
            cookies["csrftoken"] = CSRF
            lines += [f"X-CSRFToken: {CSRF}", "Content-Type: application/x-www-form-urlencoded"]
            lines += [f"Content-Length: {len(body)}"]
        if cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
