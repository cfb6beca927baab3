"""What would the changes of a live survey do? Each difference with both texts, and what becomes of answers so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from participation.texts import Translations, localized
from surveys.drafting.differences import Differences, PageDifference, differences
from surveys.drafting.question_differences import Difference, TextChange
from surveys.drafting.spelling import Piece, doubts, pieces
from surveys.languages import direction, language_name
from surveys.models import Response, Survey
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.consequences import Answered, of_question
from surveys.selectors.designer import KINDS, numbers_of
from surveys.selectors.part_words import doubt_words, part_line, text_label
from surveys.selectors.results import counted_cells


@dataclass(frozen=True, slots=True)
class ShownText:
    """`field` names the choice between the two; a text that cannot be misspelled has none."""

    label: str
    language: str
    direction: str
    old: list[Piece]
    new: list[Piece]
    field: str
    doubts: list[str]


@dataclass(frozen=True, slots=True)
class ShownPart:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Block:
    """A question or page with all that differs. `state`: "added", "removed", "changed" or "moved"."""

    anchor: str
    name: str
    text: str
    state: str
    texts: list[ShownText] = field(default_factory=list)
    parts: list[ShownPart] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    consequences: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Changes:
    """`counted`: answers so far; `waiting`: those that wait to be mixed, and are in no other number."""

    blocks: list[Block]
    languages_added: list[str]
    languages_gone: list[str]
    counted: int
    waiting: int

    @property
    def something(self) -> bool:
        return bool(self.blocks or self.languages_added or self.languages_gone)

    @property
    def fields(self) -> list[str]:
        return [text.field for block in self.blocks for text in block.texts if text.field]


def changes_of(survey: Survey) -> Changes:
    """Of the draft against the version that residents answer; two queries."""
    assert survey.current is not None, "only what was published can differ from it"
    new = frozen_draft(survey)
    found = differences(survey.current.definition, new)
    look = _Look(survey, found, survey.current.definition, new)
    return Changes(
        blocks=[*look.blocks()],
        languages_added=[language_name(code) for code in found.languages_added],
        languages_gone=[language_name(code) for code in found.languages_gone],
        counted=look.answered.total,
        waiting=Response.objects.filter(survey=survey, waiting=True).count(),
    )


class _Look:
    def __init__(self, survey: Survey, found: Differences, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.found, self.old, self.new = found, old, new
        self.several = len(survey.languages) > 1
        self.numbers = numbers_of(old) | numbers_of(new)
        self.pages = {page["key"]: place for document in (old, new) for place, page in enumerate(document["pages"], 1)}
        self.answered = Answered(counted_cells(survey))

    def blocks(self) -> Iterator[Block]:
        if self.found.title:
            yield Block(
                "title", _("Title"), "", "changed", [self.text(one, "survey", asks=False) for one in self.found.title]
            )
        for page in self.found.pages:
            yield self.page(page)
        for question in self.found.questions:
            yield self.question(question)

    def page(self, one: PageDifference) -> Block:
        page = one.new or one.old or {}
        part = [ShownPart(*part_line("show_if", one.old, one.new, self.old, self.new))] if one.condition else []
        return Block(
            anchor=f"page-{one.key}",
            name=_("Page %(number)s") % {"number": self.pages[one.key]},
            text=_unless_it_changed(f"{one.key}.title", one.texts, page.get("title")),
            state=_state(one.old, one.new),
            texts=[self.text(change, one.key) for change in one.texts],
            parts=part,
            consequences=[_("Other people are asked from now on. Their answers count together with the earlier ones.")]
            if part
            else [],
        )

    def question(self, one: Difference) -> Block:
        question = one.new or one.old or {}
        number = self.numbers.get(one.code)
        state = _state(one.old, one.new)
        rest = one.texts or one.parts or one.gone or one.added
        stays = one.old is not None and one.new is not None
        return Block(
            anchor=f"question-{one.code}",
            name=_("Question %(number)s") % {"number": number} if number else str(KINDS[question["kind"]][1]),
            text=_unless_it_changed(f"{one.code}.text", one.texts, question.get("text")),
            state="moved" if stays and not rest else state,
            texts=[self.text(change, one.code) for change in one.texts],
            parts=[ShownPart(*part_line(part, one.old, one.new, self.old, self.new)) for part in one.parts]
            if stays
            else [],
            gone=[localized(row["text"]) for row in one.gone],
            added=[localized(row["text"]) for row in one.added],
            consequences=[*of_question(one, self.answered)],
        )

    def text(self, change: TextChange, owner: str, *, asks: bool = True) -> ShownText:
        old, new = pieces(change.old, change.new)
        asked = asks and change.may_be_typo
        return ShownText(
            label=text_label(
                change.name.removeprefix(f"{owner}."), language_name(change.language) if self.several else ""
            ),
            language=change.language,
            direction=direction(change.language),
            old=old,
            new=new,
            field=change.key if asked else "",
            doubts=doubt_words(doubts(change.old, change.new)) if asked else [],
        )


def _unless_it_changed(name: str, changes: Iterable[TextChange], texts: Translations | None) -> str:
    """Then it stands below, as it was and as it is."""
    return "" if any(change.name == name for change in changes) else localized(texts)


def _state(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"
