"""Which forms does a page hold, as a browser would send them?"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXTUAL = ("text", "number", "email", "tel", "search", "date", "")


@dataclass(slots=True)
class Field:
    """`kind` is the input's type, or "select" or "textarea". One radio button or checkbox is one field."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    required: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    def hidden(self) -> list[tuple[str, str]]:
        return [(one.name, one.value) for one in self.fields if one.kind == "hidden"]

    def buttons(self) -> list[tuple[str, str]]:
        """Name and value of the submit buttons; the name may be empty."""
        return [(one.name, one.value) for one in self.fields if one.kind == "submit"]

    def value_of(self, name: str) -> str | None:
        return next((one.value for one in self.fields if one.name == name), None)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select: Field | None = None
        self.textarea: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None and "disabled" not in given:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self.form is not None
        name, required = given.get("name", ""), "required" in given
        if tag == "option" and self.select is not None:
            self.select.options.append(given.get("value", ""))
        elif tag == "input":
            value = given.get("value", "on" if given.get("type") in ("checkbox", "radio") else "")
            kind = given.get("type", "text").lower()
            self.form.fields.append(Field(name, kind, value, "checked" in given, required, given))
        elif tag == "button":
            self.form.fields.append(Field(name, given.get("type", "submit"), given.get("value", ""), attributes=given))
        elif tag in ("select", "textarea"):
            made = Field(name, tag, required=required, attributes=given)
            self.form.fields.append(made)
            self.select, self.textarea = (made, None) if tag == "select" else (None, made)

    def handle_data(self, data: str) -> None:
        if self.textarea is not None:
            self.textarea.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None


def forms_of(html: str) -> list[Form]:
    reader = _Reader()
    reader.feed(html)
    return reader.forms
