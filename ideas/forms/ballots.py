"""How does a ballot stand in its form? One row per option, filled in with what was typed or said before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ideas.models import Poll, PollOption
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.votekinds.answers import Answers
from ideas.votekinds.kind import AtOption, Choices, Fields, Sheet
from ideas.votekinds.pairwise import pairs_of
from ideas.votekinds.picks import FIELD, Picks
from ideas.votekinds.ranking import Ranking
from participation.texts import localized


@dataclass(frozen=True, slots=True)
class Row:
    """`value`: what stands in its input; of ticks, `checked`. `cost` in cents."""

    code: str
    title: str
    text: str
    cost: int
    idea_id: int | None
    name: str
    value: str
    checked: bool
    problem: str

    @property
    def id(self) -> str:
        return f"wahl-{self.code}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for the summary on top, and where it leads."""

    sentence: str
    anchor: str
    option: str = ""


def posted_fields(posted: QueryDict, sheet: Sheet) -> Fields:
    """What the form of a poll sent, and nothing else."""
    names = {FIELD, *(f"o-{code}" for code in sheet.codes)}
    return {
        name: posted.getlist(name)
        for name in posted
        if name in names or (name.startswith("p-") and len(name) < 30)  # noqa: PLR2004 (a pair of codes)
    }


def hidden(fields: Fields) -> Iterator[tuple[str, str]]:
    """Names and values for the page on which a ballot is checked."""
    for name, values in fields.items():
        yield from ((name, value) for value in values)


def rows_of(
    poll: Poll, options: Sequence[PollOption], fields: Mapping[str, Sequence[str]], sentences: Sequence[str] = ()
) -> list[Row]:
    ticks = isinstance(kind_of(poll), Picks)
    chosen = set(fields.get(FIELD, ()))
    problems = {one.code: str(one) for one in sentences if isinstance(one, AtOption)}
    return [
        Row(
            code=option.code,
            title=localized(option.title),
            text=localized(option.text),
            cost=option.cost or 0,
            idea_id=option.idea_id,
            name=FIELD if ticks else f"o-{option.code}",
            value=option.code if ticks else next(iter(fields.get(f"o-{option.code}", ())), ""),
            checked=option.code in chosen,
            problem=problems.get(option.code, ""),
        )
        for option in options
    ]


def problems_of(sentences: Sequence[str], sheet: Sheet) -> list[Problem]:
    return [
        Problem(f"{sheet.title(one.code)}: {one}", f"wahl-{one.code}", one.code)
        if isinstance(one, AtOption)
        else Problem(one, "wahl")
        for one in sentences
    ]


@dataclass(frozen=True, slots=True)
class Purse:
    """What is limited, how much of it is chosen by now: money in cents, ticks or points."""

    unit: str
    most: int
    used: int
    strict: bool

    @property
    def left(self) -> int:
        return self.most - self.used

    @property
    def over(self) -> int:
        return max(0, -self.left)

    @property
    def percent(self) -> float:
        return round(100 * max(0, self.left) / self.most, 2) if self.most else 0


def purse_of(poll: Poll, rows: Sequence[Row]) -> Purse | None:
    kind, sheet = kind_of(poll), sheet_of(poll)
    ticked = [row for row in rows if row.checked]
    if kind.with_money:
        return Purse("money", sheet.budget, sum(row.cost for row in ticked), bool(sheet.of("within")))
    if kind.key == "points":
        return Purse("points", sheet.of("points"), sum(_whole(row.value) for row in rows), strict=True)
    if isinstance(kind, Picks) and kind.most and sheet.of(kind.most):
        return Purse("ticks", sheet.of(kind.most), len(ticked), strict=True)
    return None


def _whole(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 0  # noqa: PLR2004 (as the kind reads)


@dataclass(frozen=True, slots=True)
class Rank:
    """A row as the list of places (templates/_ranking.html) draws it."""

    name: str
    id: str
    text: str
    more: str
    place: int
    places: range


def parts_of(poll: Poll, rows: Sequence[Row]) -> dict[str, Any]:
    """What the template of a kind needs beside its rows."""
    kind, sheet = kind_of(poll), sheet_of(poll)
    places = range(1, kind.most(sheet) + 1) if isinstance(kind, Ranking) else range(0)
    return {
        "answers": list(kind.answers.items()) if isinstance(kind, Answers) else [],
        "ranks": [Rank(row.name, row.id, row.title, row.text, _whole(row.value), places) for row in rows],
        "most": sheet.of("most"),
        "ticks": sheet.of("ticks"),
    }


@dataclass(frozen=True, slots=True)
class Duel:
    """A pair on paper."""

    name: str
    first: str
    second: str
    first_code: str
    second_code: str
    chosen: str


def duels_of(poll: Poll, fields: Mapping[str, Sequence[str]]) -> list[Duel]:
    """All pairs, for a colleague who enters them from paper."""
    if poll.kind != "pairwise":
        return []
    sheet = sheet_of(poll)
    both = [(pair, *pair.split("|")) for pair in pairs_of(sheet)]
    return [
        Duel(
            f"p-{pair}",
            sheet.title(first),
            sheet.title(second),
            first,
            second,
            next(iter(fields.get(f"p-{pair}", ())), ""),
        )
        for pair, first, second in both
    ]


def is_empty(choices: Choices) -> bool:
    return not any(choices.values())
