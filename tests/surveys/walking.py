"""A resident with a browser but without scripts: reads a page's fields, fills them in, presses a button."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from surveys.models import Survey


class Fields(HTMLParser):
    """Names and values of what a browser would send, and what could be ticked; disabled parts left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.choices: dict[str, list[str]] = {}
        self.kinds: dict[str, str] = {}
        self.texts: list[str] = []
        self._disabled: list[bool] = []
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "fieldset":
            self._disabled.append("disabled" in given)
        if any(self._disabled) or not (name := given.get("name")):
            return
        if tag == "textarea":
            self._area = name
            self.texts.append(name)
            self.sent.setdefault(name, [""])
        elif tag == "input":
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        kind, value = given.get("type") or "text", given.get("value") or ""
        self.kinds[name] = kind
        if kind in ("radio", "checkbox"):
            self.choices.setdefault(name, []).append(value)
            if "checked" not in given:
                return
        elif kind != "hidden":
            self.texts.append(name)
        self.sent.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] = [self.sent[self._area][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "fieldset":
            self._disabled.pop()
        if tag == "textarea":
            self._area = ""


class Walk:
    """One person in one browser."""

    def __init__(self, survey: Survey, client: Client | None = None) -> None:
        self.client = client or Client()
        self.start = f"/umfragen/{survey.slug}/"

    def begin(self) -> HttpResponse:
        self.client.get(self.start)
        return self.follow(self.client.post(self.start))

    def follow(self, answer: Any) -> HttpResponse:
        while answer.status_code == 302:
            answer = self.client.get(answer["Location"])
        self.here = answer.request["PATH_INFO"]
        self.html = answer.content.decode()
        self.page = answer
        page: HttpResponse = answer
        return page

    def press(self, button: str = "on", *, follow: bool = True, **entries: Any) -> Any:
        """Fill in some fields (None clears one) and press; what was there stays."""
        data: dict[str, Any] = {**Fields(self.html).sent, "go": button}
        for name, value in entries.items():
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value
        answer = self.client.post(self.here, data)
        return self.follow(answer) if follow else answer

    def enter(self, entries: dict[str, Any], button: str = "on") -> HttpResponse:
        answer: HttpResponse = self.press(button, **entries)
        return answer
