"""What is odd in a file and does not keep it from being counted? One sentence each, with the first lines."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

NAMED = 5  # lines that a sentence names


@dataclass(slots=True)
class Notes:
    """`at` collects lines under one sentence."""

    alone: list[str] = field(default_factory=list)
    _lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def say(self, sentence: str) -> None:
        self.alone.append(sentence)

    def at(self, line: int, sentence: str) -> None:
        self._lines[sentence].append(line)

    def sentences(self) -> list[str]:
        return self.alone + [_with_lines(sentence, lines) for sentence, lines in self.by_line().items()]

    def by_line(self) -> Mapping[str, list[int]]:
        return self._lines


def _with_lines(sentence: str, lines: list[int]) -> str:
    named = ", ".join(map(str, lines[:NAMED]))
    if len(lines) > NAMED:
        return _("%(sentence)s %(count)s times, first in lines %(lines)s.") % {
            "sentence": sentence,
            "count": len(lines),
            "lines": named,
        }
    return _("%(sentence)s Line %(lines)s.") % {"sentence": sentence, "lines": named}
