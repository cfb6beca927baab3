"""What does a survey of LimeSurvey consist of, whichever of its files it came from?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveys.definition.document import Texts
from surveys.exchange.report import Place


@dataclass(slots=True)
class Part:
    """An answer or a subquestion. `scale` 1 is the second scale, or the columns of a table."""

    code: str
    text: Texts = field(default_factory=dict)
    scale: int = 0


@dataclass(slots=True)
class LimeQuestion:
    id: str
    code: str
    type: str
    place: Place
    text: Texts = field(default_factory=dict)
    help: Texts = field(default_factory=dict)
    relevance: str = ""
    pattern: str = ""
    mandatory: str = "N"
    other: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Texts] = field(default_factory=dict)
    answers: list[Part] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    default: str = ""

    def answers_of(self, scale: int = 0) -> list[Part]:
        return [part for part in self.answers if part.scale == scale]

    def parts_of(self, scale: int = 0) -> list[Part]:
        return [part for part in self.parts if part.scale == scale]


@dataclass(slots=True)
class LimeGroup:
    id: str
    place: Place
    name: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    relevance: str = ""
    questions: list[LimeQuestion] = field(default_factory=list)


@dataclass(slots=True)
class LimeSurvey:
    id: str
    languages: list[str]
    title: Texts
    welcome: Texts = field(default_factory=dict)
    groups: list[LimeGroup] = field(default_factory=list)
    quotas: int = 0

    def questions(self) -> Iterator[LimeQuestion]:
        for group in self.groups:
            yield from group.questions
