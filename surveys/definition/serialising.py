"""How is a survey written down? As JSON without empty parts; parse(serialise(x)) == x."""

from dataclasses import fields
from typing import Any

from surveys.definition.document import FORMAT, Definition, Item, Option, Page, Pin, Question
from surveys.definition.expressions import PARTS, written


def serialise(definition: Definition) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "languages": list(definition.languages),
        "title": definition.title,
        "address": definition.address,
        "pages": [_part(page) for page in definition.pages],
    }


def _part(part: Page | Question | Option | Item | Pin) -> dict[str, Any]:
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    if not values.get("reworded"):
        values.pop("reworded", None)
    return {name: _value(name, value) for name, value in values.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:  # noqa: ANN401 (whatever a part holds)
    """Zero is a limit, not an empty part."""
    return value is None or value is False or value in ("", {}, ())


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 (whatever a part holds)
    if name in PARTS:
        return written(name, value)
    if isinstance(value, tuple):
        return [_value("", one) for one in value]
    if isinstance(value, Page | Question | Option | Item | Pin):
        return _part(value)
    return value
