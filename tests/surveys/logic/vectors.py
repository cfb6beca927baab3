"""Where are the vectors, and what does each look at?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveys.logic import Context

FILE = Path(__file__).with_name("vectors.json")


@dataclass(frozen=True, slots=True)
class Vector:
    group: str
    expression: str
    kind: str
    text: str
    looks_at: dict[str, Any]


def vectors() -> Iterator[Vector]:
    document: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    for group, rows in document["vectors"].items():
        for expression, kind, text, *more in rows:
            special: dict[str, Any] = more[0] if more else {}
            yield Vector(group, expression, kind, text, {**document["context"], **special})


def context_of(looks_at: dict[str, Any]) -> Context:
    """JSON has lists where the context has tuples."""
    names: dict[str, Any] = {name: tuple(looks_at[name]) for name in ("months", "days") if name in looks_at}
    return Context(**(looks_at | names))
