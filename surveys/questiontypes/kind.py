"""What must a kind of question be able to do? Read, check, show and count one answer.

Field names: the question's code; "CODE.other" for words beside an option; "CODE.item" for a row of a table.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from surveys.definition import Question

SHOWN, SKIPPED, HIDDEN, GIVEN = "_shown", "_skipped", "_hidden", "_given"
Cell = tuple[str, str]


class Posted(Protocol):
    """What Django's QueryDict offers."""

    def get(self, name: str, default: str = "") -> Any: ...  # noqa: ANN401 (QueryDict)
    def getlist(self, name: str) -> list[Any]: ...


@dataclass(slots=True)
class Cleaned:
    """`values` go into the answers (an absent key means no answer); `errors` maps a field name to a sentence."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class Kind(ABC):
    """`key` is the file's name; the template is `templates/surveys/questions/<key>.html`."""

    key: ClassVar[str]
    asks: ClassVar[bool] = True
    # Seconds that an answer usually takes, for the expected minutes on the cover.
    seconds: ClassVar[int] = 8

    @property
    def template(self) -> str:
        return f"surveys/questions/{self.key}.html"

    @abstractmethod
    def clean(self, question: Question, posted: Posted) -> Cleaned:
        """Read the fields of this question; errors are whole sentences."""

    @abstractmethod
    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        """Where a response that was asked this question counts, without the _shown marks."""

    def measures(self, question: Question) -> list[str]:
        """Names under which answers are counted: one for most kinds, one per row for tables."""
        return [question.code]

    def duration(self, question: Question) -> int:  # noqa: ARG002 (tables look at it)
        return self.seconds

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        return answers.get(question.code) not in (None, "", [], {})
