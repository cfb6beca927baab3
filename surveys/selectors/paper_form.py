"""What stands on the printed form? Numbered questions, boxes, and in words where somebody goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from participation.texts import localized
from surveys.definition import Definition, Page, Question
from surveys.definition.document import Option
from surveys.definition.mentions import MENTION
from surveys.definition.paper import condition_of, numbers_on_paper, stands_on_paper
from surveys.definition.rules import Rule, is_shown
from surveys.logic import answers_in
from surveys.questiontypes import kind_of
from surveys.questiontypes.contact import LABELS
from surveys.selectors.conditions import as_sentence

ONE, MANY, RANKS, TABLE, PAIRS = "one", "many", "ranks", "table", "pairs"
LINE, LINES, PLACES, CARD, TEXT = "line", "lines", "places", "card", "text"
# As in static/js/keying.js. Later answers have no key; on the screen they are ticked.
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
# How the answer to a kind is given with a pen. A kind that is not named here gets a line.
SHAPES = {
    "single": ONE,
    "scale": ONE,
    "yes_no": ONE,
    "multi": MANY,
    "pick": MANY,
    "consent": MANY,
    "ranking": RANKS,
    "matrix": TABLE,
    "matrix_pair": PAIRS,
    "text_long": LINES,
    "text_or_drawing": LINES,
    "map_pin": PLACES,
    "contact": CARD,
    "info": TEXT,
}


@dataclass(frozen=True, slots=True)
class Box:
    """`key`: what is pressed when the form is keyed in. `go_on`: number of the next question, 0 for the one below."""

    key: str
    text: str
    other: bool
    go_on: int


@dataclass(frozen=True, slots=True)
class PrintedRow:
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Printed:
    """`number` is 0 for information. `columns`: the words of each scale."""

    number: int
    code: str
    text: str
    hints: tuple[str, ...]
    condition: str
    shape: str
    boxes: tuple[Box, ...] = ()
    rows: tuple[PrintedRow, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    title: str
    intro: str
    questions: tuple[Printed, ...]
    apart: bool


def printed_pages(definition: Definition, language: str) -> list[PrintedPage]:
    """Contact cards come last and apart, so that they can be torn off."""
    with override(language):
        sheet = _Sheet(definition, language)
        kept = [sheet.page(page, apart=False) for page in definition.pages]
        apart = [sheet.page(page, apart=True) for page in definition.pages]
    return [page for page in kept if page.questions] + [page for page in apart if page.questions]


class _Sheet:
    def __init__(self, definition: Definition, language: str) -> None:
        self.definition, self.language = definition, language
        self.numbers = numbers_on_paper(definition)
        self.order = [
            (one, condition_of(page, one))
            for page in definition.pages
            for one in page.questions
            if one.code in self.numbers
        ]

    def page(self, page: Page, *, apart: bool) -> PrintedPage:
        chosen = [one for one in page.questions if stands_on_paper(one) and (one.store == "contact") == apart]
        questions = tuple(self.question(page, one) for one in chosen)
        return PrintedPage(self.words(page.title), self.words(page.intro), questions, apart)

    def question(self, page: Page, question: Question) -> Printed:
        rule = condition_of(page, question)
        scales = tuple(tuple(self.words(point.text) for point in scale) for scale in question.scales)
        return Printed(
            number=self.numbers.get(question.code, 0),
            code=question.code,
            text=self.words(question.text),
            hints=tuple(self.hints(question)),
            condition=as_sentence(rule, self.definition, self.numbers) if rule else "",
            shape=SHAPES.get(question.kind, LINE),
            boxes=tuple(self.boxes(question)),
            rows=tuple(PrintedRow(self.words(item.text), self.words(item.group)) for item in question.items),
            columns=scales,
            lines=tuple(self.words(pin.text) for pin in question.pins)
            or tuple(str(LABELS.get(name, name)) for name in question.fields),
        )

    def hints(self, question: Question) -> Iterator[str]:
        if question.hint:
            yield self.words(question.hint)
        if hint := kind_of(question).hint(question):
            yield hint
        if question.sensitive:
            yield _("This question may be left out.")

    def boxes(self, question: Question) -> Iterator[Box]:
        for place, option in enumerate(question.options):
            yield Box(KEYS[place : place + 1], self.words(option.text), option.other, self.go_on(question, option))

    def go_on(self, question: Question, option: Option) -> int:
        """The next question after this answer, where it skips some; 0 where it does not, or where more decides."""
        if SHAPES.get(question.kind) != ONE:
            return 0
        place = next(place for place, (one, _rule) in enumerate(self.order) if one.code == question.code)
        later = self.order[place + 1 :]
        skipped = 0
        for _one, rule in later:
            if not self.excludes(rule, question, option):
                break
            skipped += 1
        if not skipped:
            return 0
        return self.numbers[later[skipped][0].code] if skipped < len(later) else -1

    @staticmethod
    def excludes(rule: Rule | None, question: Question, option: Option) -> bool:
        """Does the answer alone decide that the rule does not hold?"""
        if rule is None or set(answers_in(rule)) != {question.code}:
            return False
        return not is_shown(rule, {question.code: option.code})

    def words(self, texts: dict[str, str]) -> str:
        """What somebody answered cannot stand on paper: the number of the question does."""
        return MENTION.sub(self.mention, localized(texts, self.language)) if texts else ""

    def mention(self, found: re.Match[str]) -> str:
        number = self.numbers.get(found[1])
        return _("(your answer to question %(number)s)") % {"number": number} if number else "…"
