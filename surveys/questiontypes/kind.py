"""What must a kind of question be able to do? Read, check, show and count one answer.

Field names: the question's code; "CODE.other" for words beside an option; "CODE.item" for a row of a table.
docs/how-to-add-a-question-type.md shows how to add one.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from surveys.definition import Option, Question

SHOWN, SKIPPED, HIDDEN, GIVEN = "_shown", "_skipped", "_hidden", "_given"
Cell = tuple[str, str]
Fields = dict[str, list[str]]


class Posted(Protocol):
    """What Django's QueryDict offers."""

    def get(self, name: str, default: str, /) -> str: ...
    def getlist(self, name: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Filled:
    """Fields as if they had been posted: to check stored answers with the same code as a form."""

    fields: Fields

    def get(self, name: str, default: str = "") -> str:
        values = self.fields.get(name)
        return values[-1] if values else default

    def getlist(self, name: str) -> list[str]:
        return self.fields.get(name, [])


@dataclass(slots=True)
class Cleaned:
    """`values` go into the answers (an absent key means no answer); `errors` maps a field name to a sentence."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class Kind(ABC):
    """`key` is the file's name; the template is `templates/surveys/questions/<key>.html`."""

    key: ClassVar[str]
    asks: ClassVar[bool] = True
    # Any words are an answer; the others take only codes that the question offers.
    free: ClassVar[bool] = False
    # Seconds that an answer usually takes, for the expected minutes on the cover.
    seconds: ClassVar[int] = 8

    @property
    def template(self) -> str:
        return f"surveys/questions/{self.key}.html"

    @abstractmethod
    def clean(self, question: Question, posted: Posted) -> Cleaned:
        """Read the fields of this question; errors are whole sentences. Wrong input is kept in `values`."""

    @abstractmethod
    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        """Where a response that was asked this question counts, without the _shown marks."""

    @abstractmethod
    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        """The answer in words, one line per part; nothing for no answer."""

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        """The way back: which fields does a stored answer fill? `clean` of these gives the answer again."""
        return {name: strings(answers[name]) for name in (question.code, f"{question.code}.other") if name in answers}

    def typed(self, question: Question, words: str) -> Fields:
        """The fields as if somebody had entered this text: for first values."""
        return {question.code: [words]}

    def hint(self, question: Question) -> str:  # noqa: ARG002 (choices look at it)
        """What to do here, in a few words that suit both "Sie" and "du"."""
        return ""

    def measures(self, question: Question) -> list[str]:
        """Names under which answers are counted: one for most kinds, one per row for tables."""
        return [question.code]

    def duration(self, question: Question) -> int:  # noqa: ARG002 (tables look at it)
        return self.seconds

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        return answers.get(question.code) not in (None, "", [], {})


def strings(value: Any) -> list[str]:  # noqa: ANN401 (any JSON)
    """The parts of a stored value as a form would send them."""
    if value in (None, ""):
        return []
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]


def storable(words: str) -> str:
    """Without what no database takes: the NUL sign and halves of signs, which only programs send."""
    return words.replace("\x00", "").encode("utf-8", "ignore").decode()


def rows(value: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """The rows of a stored table; nothing where something else was stored."""
    return value if isinstance(value, dict) else {}


def text_of(options: tuple[Option, ...], code: str, language: str) -> str:
    """The words of an option; the code itself where the survey does not know it (any more)."""
    option = next((one for one in options if one.code == code), None)
    if option is None:
        return code
    return option.text.get(language) or next(iter(option.text.values()), code)
