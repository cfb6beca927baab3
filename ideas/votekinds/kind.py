"""What does a kind of vote have to say? One file per kind; `docs/how-to-add-a-vote-kind.md` walks through it.

A kind knows a sheet (what is put to the vote) and choices (what one person says, as plain JSON). It reads a form, says
what is wrong in whole sentences, writes choices down in one canonical way, and says which cells they count in.
It knows no request, no person and no database.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Choices = dict[str, Any]
Cell = tuple[str, int]
# What a form of the kind holds: names of its inputs, and what stands in them.
Fields = dict[str, list[str]]
WALL = "wall"
BALLOTS = "_ballots"


class Posted(Protocol):
    def get(self, key: str, default: Any = ..., /) -> Any: ...  # noqa: ANN401 (a form's values)
    def getlist(self, key: str, /) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class Option:
    """`cost` in cents."""

    code: str
    title: str
    cost: int = 0
    lot: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is put to the vote: options in the order of the poll, the numbers of its kind, money in cents."""

    options: tuple[Option, ...]
    settings: Mapping[str, int] = field(default_factory=dict)
    budget: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    def title(self, code: str) -> str:
        return next((option.title for option in self.options if option.code == code), code)

    def of(self, name: str) -> int:
        return int(self.settings.get(name, 0))


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that staff choose for a poll of this kind. `default` is offered first; 0 to 1 is a switch.

    Where the least is 0, staff may leave it empty; `hint` says what that means.
    """

    name: str
    label: str | Promise
    least: int
    most: int
    default: int
    hint: str | Promise = ""

    @property
    def is_switch(self) -> bool:
        return (self.least, self.most) == (0, 1)


class BadBallot(Exception):  # noqa: N818 (an answer to the voter)
    """What is wrong, as sentences for the voter."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


class AtOption(str):
    """A sentence about one option: pages show it beside that option."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, sentence: str, code: str) -> Self:
        made = super().__new__(cls, sentence)
        made.code = code
        return made


@dataclass(frozen=True, slots=True)
class Figure:
    """What the ballots say about one option (or pair): `number` makes the bar, `words` say everything."""

    title: str
    number: int
    words: str


class VoteKind(ABC):
    """`stepwise`: a press adds to what was said before (one pair, some statements), under the lock of the ballot.

    `on_walls`: dots on a wall can be counted for it. `with_money`: options cost something and a rule decides.
    """

    key: ClassVar[str]
    label: ClassVar[str | Promise]
    explained: ClassVar[str | Promise]
    numbers: ClassVar[tuple[Setting, ...]] = ()
    stepwise: ClassVar[bool] = False
    on_walls: ClassVar[bool] = False
    with_money: ClassVar[bool] = False

    @abstractmethod
    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        """What a form says, whether it fits or not."""

    @abstractmethod
    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        """How a form says these choices: `read` reads them back."""

    @abstractmethod
    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        """Sentences that a resident understands. Nothing: the choices count."""

    @abstractmethod
    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        """The one way to write these choices down; equal choices are equal JSON."""

    @abstractmethod
    def cells(self, choices: Choices) -> Iterator[Cell]:
        """Where the choices count, and how much. Empty choices count nowhere."""

    def counted(self, choices: Choices) -> Iterator[Cell]:
        """With how many ballots they are: a wall is no ballot of a person, and an empty one none either."""
        if choices:
            yield from self.cells(choices)
            if WALL not in choices:
                yield BALLOTS, 1

    @abstractmethod
    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        """The choices in words, for the receipt and the desk."""

    @abstractmethod
    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        """What was counted, in the order of the poll, for everybody to read."""

    def setting_problems(self, sheet: Sheet) -> Iterator[str]:
        """What keeps a poll of this kind from being published."""
        if len(sheet.options) < 2:  # noqa: PLR2004 (a choice)
            yield _("At least two options are needed.")

    def merged(self, before: Choices, now: Choices) -> Choices:
        """For stepwise kinds: what was said before and what is said now."""
        return now

    def cleaned(self, choices: Choices, sheet: Sheet) -> Choices:
        """Raises BadBallot."""
        if problems := list(self.problems(choices, sheet)):
            raise BadBallot(problems)
        return self.written(choices, sheet)


def unknown(codes: Sequence[str], sheet: Sheet) -> Iterator[str]:
    if any(code not in sheet.codes for code in codes):
        yield _("Something was chosen that is not put to the vote here. Please choose again.")


def texts(value: Any) -> list[str]:  # noqa: ANN401 (any JSON)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def mapping(value: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    return {str(key): one for key, one in value.items()} if isinstance(value, dict) else {}
