"""Which forms does a page hold, as a browser would send them?"""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Field:
    """`kind` is the input's type, or "textarea". One radio button or checkbox is one field; `alone`: with no other."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    alone: bool = False


@dataclass(slots=True)
class Form:
    """`rules`: what is asked depends on answers on the same page."""

    action: str
    fields: list[Field] = field(default_factory=list)
    rules: bool = False

    def of_kind(self, *kinds: str) -> list[Field]:
        return [one for one in self.fields if one.kind in kinds]

    def value_of(self, name: str) -> str | None:
        return next((one.value for one in self.fields if one.name == name), None)


class _Reader(HTMLParser):
    """What lies in a disabled fieldset is not sent."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.textarea: Field | None = None
        self.disabled: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "fieldset":
            self.disabled.append("disabled" in given)
            if self.form is not None and "data-rule" in given:
                self.form.rules = True
        elif tag == "form":
            self.form = Form(given.get("action", ""))
            self.forms.append(self.form)
        elif self.form is not None and "disabled" not in given and not any(self.disabled):
            self._control(self.form, tag, given)

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "").lower()
        if tag == "input":
            value = given.get("value", "on" if kind in ("checkbox", "radio") else "")
            form.fields.append(Field(name, kind or "text", value, "checked" in given, "data-alone" in given))
        elif tag == "button":
            form.fields.append(Field(name, kind or "submit", given.get("value", "")))
        elif tag == "textarea":
            self.textarea = Field(name, tag)
            form.fields.append(self.textarea)

    def handle_data(self, data: str) -> None:
        if self.textarea is not None:
            self.textarea.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "fieldset":
            self.disabled.pop()
        elif tag == "textarea":
            self.textarea = None


def forms_of(html: str) -> list[Form]:
    reader = _Reader()
    reader.feed(html)
    return reader.forms
