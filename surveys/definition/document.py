"""Which parts has a survey? Pages of questions with options, items and scales; all texts per language."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveys.definition.rules import Rule

Texts = dict[str, str]

# Written by this version. What older ones wrote means the same here and is read as it is.
FORMAT = "quartierstimme-survey/2"
FORMATS = ("quartierstimme-survey/1", FORMAT)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to tick. `missing`: counts as no answer. `exclusive`: clears the others. `other`: asks for words.

    `attributes` are the columns that a choice filter looks at, as in XLSForm's list of choices. `places`: how many
    people can have it, None for everybody.
    """

    code: str
    text: Texts
    exclusive: bool = False
    missing: bool = False
    other: bool = False
    icon: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    places: int | None = None

    @property
    def stays_last(self) -> bool:
        """Where answers stand in random order, these do not move."""
        return self.exclusive or self.missing or self.other


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a table."""

    code: str
    text: Texts
    group: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pin:
    """One meaning of a place, for example "I like being here"."""

    code: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """`kind` names a file in surveys/questiontypes. `store` is "contact" for what is kept apart from responses.

    `options` are the ticks of a choice or the points of a scale; a matrix has one scale in `scales`, an
    importance-satisfaction table two. Scales are stored so that higher means more, whatever their order on paper.

    Expressions, all in the language of docs/logic.md: `show_if` and `required_if` decide whether the question is shown
    and needed, `constraint` whether an answer is taken (else `constraint_text` says why not), `calculation` what a
    question of the kind "calculate" holds, `default` what stands there at first, `choice_filter` which options are
    offered. `required_text` is the sentence when a needed answer is missing.

    `quota`: the places of its options are a quota. Who comes later is thanked and may go on, but does not count.
    `reworded`: how often it was asked in another wording before; answers to different wordings are counted apart.
    """

    code: str
    kind: str
    text: Texts
    concept: str = ""
    plain: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    required: bool = False
    required_if: Rule | None = None
    required_text: Texts = field(default_factory=dict)
    sensitive: bool = False
    headline: bool = False
    quota: bool = False
    store: str = ""
    show_if: Rule | None = None
    constraint: Rule | None = None
    constraint_text: Texts = field(default_factory=dict)
    calculation: Rule | None = None
    default: Rule | None = None
    choice_filter: Rule | None = None
    random_order: bool = False
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    scales: tuple[tuple[Option, ...], ...] = ()
    pins: tuple[Pin, ...] = ()
    fields: tuple[str, ...] = ()
    min_picks: int | None = None
    max_picks: int | None = None
    min_value: float | None = None
    max_value: float | None = None
    step: float | None = None
    low_text: Texts = field(default_factory=dict)
    high_text: Texts = field(default_factory=dict)
    reworded: int = 0

    def option(self, code: str) -> Option | None:
        return next((option for option in self.options if option.code == code), None)

    @property
    def has_other(self) -> bool:
        return any(option.other for option in self.options)

    @property
    def counted_as(self) -> str:
        """The name under which answers to this wording are counted; no code has an "@"."""
        return f"{self.code}@{self.reworded + 1}" if self.reworded else self.code

    def counted(self, name: str) -> str:
        """The same for a part of it: "CODE.item" becomes "CODE@2.item"."""
        return self.counted_as + name.removeprefix(self.code)


@dataclass(frozen=True, slots=True)
class Page:
    key: str
    title: Texts
    questions: tuple[Question, ...]
    intro: Texts = field(default_factory=dict)
    show_if: Rule | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    languages: tuple[str, ...]
    title: Texts
    pages: tuple[Page, ...]
    address: str = "Sie"

    def questions(self) -> Iterator[Question]:
        for page in self.pages:
            yield from page.questions

    def question(self, code: str) -> Question | None:
        return next((question for question in self.questions() if question.code == code), None)
