"""What does somebody find in the library of questions, by text, kind, field of action or concept?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

from participation.accounts.models import Account
from participation.allowed import NotAllowed, require
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from participation.texts import localized
from surveys.definition.placeholders import GAP
from surveys.drafting.bringing import Content
from surveys.drafting.inspection import texts_of
from surveys.library_rules import NOT_HERE, may_change_entry, may_use_entry
from surveys.models import LibraryEntry, Survey
from surveys.selectors.designer import KINDS
from surveys.selectors.desk import desk_areas
from surveys.selectors.population import Fit, PersonBlock, Population, person_blocks, population_for
from surveys.selectors.population_words import small_ones
from surveys.selectors.ready_blocks import ReadyBlock, field_of, ready_blocks

OWN, PEOPLE, READY = "own", "people", "ready"
# In a search, letters that stand in the middle of too many words.
SHORT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One question of an entry. `words`: all that can be read in it, for the search."""

    code: str
    text: str
    kind: str
    kind_words: str | Promise
    icon: str
    concept: str
    options: list[str]
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` names it in forms: "own:12" or "ready:needs_long.life". `found`: what fits the search, else all lines."""

    key: str
    name: str
    source: str
    is_page: bool
    lines: list[Line]
    topic: str
    topic_name: str
    own: LibraryEntry | None = None
    may_change: bool = False
    fit: Fit | None = None
    found: list[Line] = field(default_factory=list)

    @property
    def small(self) -> str:
        return small_ones(self.fit) if self.fit else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; an empty part asks for nothing."""

    words: str = ""
    kind: str = ""
    field: str = ""
    concept: str = ""
    origin: str = ""

    def __bool__(self) -> bool:
        return any((self.words, self.kind, self.field, self.concept, self.origin))


def entries_for(account: Account, population: Population, desk: list[Area] | None = None) -> list[Entry]:
    """Own ones, then what is delivered: first about the person, as the residents of the place are counted.

    The number of queries does not depend on how many there are.

    `desk`: the areas in which the account works at the desk, where they are known already.
    """
    fields = {one.code: localized(one.name) for one in FieldOfAction.objects.all()}
    own = [_own(account, entry) for entry in _usable(desk_areas(account) if desk is None else desk)]
    people = [_person(block) for block in person_blocks(population)]
    return own + people + [_ready(block, fields) for block in ready_blocks(population)]


def _usable(desk: list[Area]) -> Iterable[LibraryEntry]:
    within = Q(shared=True)
    for area in desk:
        within |= Q(area__path__startswith=area.path)
    return LibraryEntry.objects.filter(within).select_related("area", "field_of_action", "kept_by")


def _own(account: Account, entry: LibraryEntry) -> Entry:
    topic = entry.field_of_action
    return Entry(
        key=f"{OWN}:{entry.pk}",
        name=entry.name,
        source=entry.area.name,
        is_page="page" in entry.content,
        lines=lines_of(entry.content),
        topic=topic.code if topic else "",
        topic_name=localized(topic.name) if topic else "",
        own=entry,
        may_change=bool(may_change_entry(account, entry)),
    )


def _person(block: PersonBlock) -> Entry:
    return Entry(
        key=f"{PEOPLE}:{block.fit.concept}",
        name=block.fit.name,
        source="",
        is_page=False,
        lines=lines_of({"questions": [block.question]}),
        topic="",
        topic_name="",
        fit=block.fit,
    )


def _ready(block: ReadyBlock, fields: dict[str, str]) -> Entry:
    code = field_of(block.content["questions"])
    return Entry(
        key=f"{READY}:{block.key}",
        name=localized(block.content["page"].get("title")),
        source=localized(block.template),
        is_page=True,
        lines=lines_of(block.content),
        topic=code if code in fields else "",
        topic_name=fields.get(code, ""),
    )


def lines_of(content: Content) -> list[Line]:
    return [_line(question) for question in content["questions"]]


def _line(question: dict[str, Any]) -> Line:
    icon, words = KINDS[question["kind"]]
    said = [text for texts in (*texts_of(question), question.get("plain", {})) for text in texts.values()]
    return Line(
        code=question["code"],
        text=readable(localized(question.get("text"))),
        kind=question["kind"],
        kind_words=words,
        icon=icon,
        concept=question.get("concept", ""),
        options=[localized(row.get("text")) for key in ("options", "items") for row in question.get(key, [])],
        words=" ".join(said).casefold(),
    )


def readable(text: str) -> str:
    """A gap that the next survey fills is shown as one."""
    return GAP.sub("…", text)


def fitting(entries: list[Entry], wish: Wish) -> list[Entry]:
    """Those with a question that fits in every respect, or whose name says what is looked for."""
    found = []
    for entry in entries:
        if (wish.field and entry.topic != wish.field) or (wish.origin and not entry.key.startswith(f"{wish.origin}:")):
            continue
        lines = [line for line in entry.lines if _fits(entry, line, wish)]
        if lines:
            found.append(replace(entry, found=lines))
    return found


def _fits(entry: Entry, line: Line, wish: Wish) -> bool:
    said = f"{entry.name} {line.words}".casefold()
    return (
        all(_says(said, word) for word in wish.words.casefold().split())
        and wish.kind in ("", line.kind)
        and wish.concept in ("", line.concept)
    )


def _says(said: str, word: str) -> bool:
    """A word begins with it; a longer one may also stand at the end of a compound: "hilfe" in "Nachbarschaftshilfe"."""
    return word in said if len(word) > SHORT else re.search(rf"\b{re.escape(word)}", said) is not None


def topics_in(entries: list[Entry]) -> list[tuple[str, str]]:
    """The fields of action that have entries, by code and name."""
    return sorted({(entry.topic, entry.topic_name) for entry in entries if entry.topic}, key=lambda one: one[1])


def concepts_in(entries: list[Entry]) -> list[tuple[str, str]]:
    """Each concept once, called by the first question that asks for it."""
    found: dict[str, str] = {}
    for line in (line for entry in entries for line in entry.lines if line.concept):
        found.setdefault(line.concept, f"{line.text[:60]} ({line.concept})")
    return sorted(found.items(), key=lambda one: one[1].casefold())


def content_for(account: Account, survey: Survey, key: str) -> Content:
    """What stands behind the key of an entry; NotAllowed where this account does not find it."""
    origin, _colon, name = key.partition(":")
    if origin in (READY, PEOPLE):
        return _delivered(survey, origin, name)
    found = LibraryEntry.objects.select_related("area")
    entry = found.filter(pk=int(name)).first() if origin == OWN and name.isascii() and name.isdecimal() else None
    if entry is None:
        raise NotAllowed(NOT_HERE)
    require(may_use_entry(account, entry))
    content: Content = entry.content
    return content


def _delivered(survey: Survey, origin: str, name: str) -> Content:
    population = population_for(survey)
    if origin == PEOPLE:
        found: list[Content] = [
            {"questions": [block.question]} for block in person_blocks(population) if block.fit.concept == name
        ]
    else:
        found = [block.content for block in ready_blocks(population, key=name)] if name else []
    if len(found) != 1:
        raise NotAllowed(NOT_HERE)
    return found[0]
