"""Which gaps does a text have, and how are they filled? `{{area}}` and the like."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from surveys.definition.document import Definition
from surveys.definition.serialising import serialise

GAP = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def gaps_in(definition: Definition) -> list[str]:
    """Names of all placeholders, in order of appearance."""
    names = (name for text in _strings(serialise(definition)) for name in GAP.findall(text))
    return list(dict.fromkeys(names))


def fill(data: Any, values: Mapping[str, str]) -> Any:  # noqa: ANN401 (any JSON)
    """A copy of the JSON with gaps replaced; unknown ones stay."""
    if isinstance(data, str):
        return GAP.sub(lambda gap: values.get(gap.group(1)) or gap.group(0), data)
    if isinstance(data, dict):
        return {key: fill(value, values) for key, value in data.items()}
    if isinstance(data, list):
        return [fill(value, values) for value in data]
    return data


def _strings(data: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
