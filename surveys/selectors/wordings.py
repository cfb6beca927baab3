"""What else do the counts of a survey hold: answers no longer offered, earlier wordings, questions no longer asked?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from surveys.definition import Definition, Item, Option, Page, Pin, Question

PartT = TypeVar("PartT", Option, Item, Pin)


@dataclass(frozen=True, slots=True)
class Asked:
    """A version as it was live: from `since` to `until`, None for the current one."""

    number: int
    since: date
    until: date | None
    definition: Definition


@dataclass(frozen=True, slots=True)
class Traced:
    """A question with all that was counted under one wording of it.

    `gone`: codes of answers and rows that are not offered any more. `new`: codes with the day since when they are.
    `since`: when this wording began, where another one came before. `until`: when it ended; `version` was its last one.
    `again`: the question itself is still asked, in another wording.
    """

    question: Question
    gone: frozenset[str] = frozenset()
    new: tuple[tuple[str, date], ...] = ()
    since: date | None = None
    until: date | None = None
    version: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class TracedPage:
    page: Page
    questions: tuple[Traced, ...]


def traced_pages(versions: Sequence[Asked]) -> list[TracedPage]:
    """The pages of the current version. What is not asked any more stands where it stood. Newest version first."""
    current = versions[0]
    asked = {question.code for question in current.definition.questions()}
    homeless = list(_no_longer_asked(versions, asked))
    pages = []
    for page in current.definition.pages:
        own = [one for question in page.questions for one in _wordings(question.code, versions)]
        own += [one for home, one in homeless if home.key == page.key]
        pages.append(TracedPage(page, tuple(own)))
    here = {page.key for page in current.definition.pages}
    gone = {home.key: home for home, _one in homeless if home.key not in here}
    for key, home in gone.items():
        pages.append(TracedPage(home, tuple(one for where, one in homeless if where.key == key)))
    return pages


def _no_longer_asked(versions: Sequence[Asked], asked: set[str]) -> Iterator[tuple[Page, Traced]]:
    seen = set(asked)
    for version in versions[1:]:
        for page in version.definition.pages:
            for question in page.questions:
                if question.code not in seen:
                    seen.add(question.code)
                    yield from ((page, one) for one in _wordings(question.code, versions))


def _wordings(code: str, versions: Sequence[Asked]) -> Iterator[Traced]:
    """The newest wording first. An old one that came back is one wording."""
    found = [(version, question) for version in versions if (question := version.definition.question(code))]
    names = list(dict.fromkeys(question.counted_as for _version, question in found))
    still = found[0][0].until is None
    for place, name in enumerate(names):
        own = [(version, question) for version, question in found if question.counted_as == name]
        yield _traced(own, several=len(names) > 1, again=still and place > 0)


def _traced(own: Sequence[tuple[Asked, Question]], *, several: bool, again: bool) -> Traced:
    newest, question = own[0]
    whole = question
    for _version, older in own[1:]:
        whole = replace(
            whole,
            options=_with_gone(whole.options, older.options),
            items=_with_gone(whole.items, older.items),
            pins=_with_gone(whole.pins, older.pins),
        )
    offered = _codes(question)
    return Traced(
        question=whole,
        gone=frozenset(_codes(whole)) - set(offered),
        new=tuple(_new_ones(own, offered)),
        since=own[-1][0].since if several and own[-1][0].number > 1 else None,
        until=newest.until,
        version=newest.number,
        again=again,
    )


def _with_gone(now: tuple[PartT, ...], before: tuple[PartT, ...]) -> tuple[PartT, ...]:
    codes = {one.code for one in now}
    return now + tuple(one for one in before if one.code not in codes)


def _codes(question: Question) -> list[str]:
    return [one.code for part in (question.options, question.items, question.pins) for one in part]


def _new_ones(own: Sequence[tuple[Asked, Question]], offered: Sequence[str]) -> Iterator[tuple[str, date]]:
    """Since when each answer is offered, where the question was asked without it before."""
    oldest = set(_codes(own[-1][1]))
    for code in offered:
        if code not in oldest:
            since = next(version.since for version, question in reversed(own) if code in _codes(question))
            yield code, since
