"""What of a report is printed: its content, what people wrote instead, and whether they stand for it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Edition:
    """`version` 0 is a draft that nobody keeps. A released one has no marks: people stand for all of it."""

    content: Mapping[str, Any]
    edits: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    released_on: date | None = None

    @property
    def language(self) -> str:
        return str(self.content["language"])

    @property
    def on(self) -> date:
        return date.fromisoformat(self.content["on"])

    @property
    def file_name(self) -> str:
        """Without its ending."""
        return f"{self.content['process']}-{self.content['variant']}-{self.content['on']}"
