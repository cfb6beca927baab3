"""How does a question become fields on a page? One structure for all kinds; their templates pick what they need.

Built from the definition, the stored input and the errors, in one language. The designer's preview uses it as well.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Answers, Path, Question, Step
from surveys.definition.presenting import as_asked
from surveys.forms.first_values import with_first_values
from surveys.forms.live import codes_on, is_live, live_check, live_filter, live_rule, live_words
from surveys.forms.parts import Parts, anchor, parts_of
from surveys.questiontypes import Kind, kind_of
from surveys.questiontypes.kind import Filled
from surveys.selectors.said import question_in_words, sentence_in
from surveys.services.checking import check_failed


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary."""

    anchor: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    kind: Kind
    language: str
    id: str
    value: str
    parts: Parts
    error: str
    problems: tuple[Problem, ...]
    answered: bool
    new: bool = False
    # For the script that shows a question as soon as its condition comes true: `waiting` ones are in the page, unseen.
    waiting: bool = False
    rule: str = ""
    # For the same script: when is an answer needed, and is this one taken?
    needed: str = ""
    check: str = ""
    check_text: str = ""
    # And its words, as parts, where they name an answer on the same page.
    words: str = ""
    scales: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def template(self) -> str:
        return self.kind.template

    @property
    def text(self) -> str:
        return localized(self.question.text, self.language)

    @property
    def plain(self) -> str:
        return localized(self.question.plain, self.language) if self.language in self.question.plain else ""

    @property
    def own_hint(self) -> str:
        """What the author wrote, in the language of the questions."""
        return localized(self.question.hint, self.language)

    @property
    def hints(self) -> list[str]:
        """What to do, and what may be left out, in the language of the page."""
        found = [self.kind.hint(self.question)]
        if self.question.sensitive:
            found.append(_("This question may be left out."))
        return [hint for hint in found if hint]

    @property
    def error_is_own(self) -> bool:
        """The author's sentence, not ours."""
        own = (*self.question.required_text.values(), *self.question.constraint_text.values())
        return self.error in own

    @property
    def points(self) -> int:
        return max((len(line.ticks) for row in self.parts.rows for line in row.lines), default=0)


def asked_questions(
    questions: Sequence[Question],
    answers: Answers,
    language: str,
    errors: Mapping[str, str] | None = None,
    new: Collection[str] = (),
) -> list[Asked]:
    return [_asked(question, answers, language, errors or {}, new=question.code in new) for question in questions]


def questions_of(
    step: Step,
    path: Path,
    language: str,
    errors: Mapping[str, str] | None = None,
    *,
    new: Collection[str] = (),
    offered: Collection[str] = (),
) -> list[Asked]:
    """All questions of a page, with those that an answer on the same page may still bring up.

    `offered`: first values that were offered before do not come again.
    """
    codes = codes_on(step.page)
    shown = {question.code: question for question in step.questions}
    answers = with_first_values(step.page, path, offered)
    found = []
    for question in step.page.questions:
        rule = live_rule(question.show_if, path, codes)
        if question.calculation is not None or (question.code not in shown and not rule):
            continue
        stands = shown.get(question.code) or as_asked(question, path.kept, path.circumstances)
        filters = is_live(question.choice_filter, codes)
        if filters:
            everything = as_asked(replace(question, choice_filter=None), path.kept, path.circumstances)
            stands = replace(stands, options=everything.options)
        asked = _asked(
            question_in_words(stands, path, language), answers, language, errors or {}, new=question.code in new
        )
        asked = replace(
            asked,
            rule=rule,
            waiting=question.code not in shown,
            needed="" if question.required else live_rule(question.required_if, path, codes),
            check=live_check(question, path, codes),
            words=live_words(stands, path, language, step.page),
            check_text=sentence_in(question.constraint_text, path, language) or check_failed(),
        )
        found.append(_with_filters(asked, question, path, codes) if filters else asked)
    return found


def _with_filters(asked: Asked, question: Question, path: Path, codes: Collection[str]) -> Asked:
    """Options that are not offered now are in the page, unseen."""
    now = {option.code for option in as_asked(question, path.kept, path.circumstances).options}
    ticks = tuple(
        replace(tick, filter=live_filter(question, tick.option, path, codes), waiting=tick.option.code not in now)
        for tick in asked.parts.ticks
    )
    return replace(asked, parts=replace(asked.parts, ticks=ticks))


def _asked(question: Question, answers: Answers, language: str, errors: Mapping[str, str], *, new: bool) -> Asked:
    kind = kind_of(question)
    fields = kind.fields(question, answers)
    parts = parts_of(question, fields, errors, language)
    return Asked(
        question=question,
        kind=kind,
        language=language,
        id=anchor(question.code),
        value=Filled(fields).get(question.code),
        parts=parts,
        error=errors.get(question.code, ""),
        problems=tuple(_problems(question, errors, parts, language)),
        answered=kind.is_answered(question, answers),
        new=new,
        scales=tuple(tuple(localized(point.text, language) for point in scale) for scale in question.scales),
    )


def _problems(question: Question, errors: Mapping[str, str], parts: Parts, language: str) -> list[Problem]:
    """Each error leads to the first field that it is about."""
    text, first = localized(question.text, language), anchor(question.code)
    if parts.ranks:
        first = parts.ranks[0].id
    elif parts.ticks:
        first = parts.ticks[0].id
    elif parts.pins:
        first = parts.pins[0].slots[0].id
    places = {question.code: (first, text), f"{question.code}.other": (anchor(f"{question.code}.other"), text)}
    for row in parts.rows:
        places |= {line.name: (line.ticks[0].id, f"{row.text} {line.label}".strip()) for line in row.lines}
    places |= {one.slots[0].name: (one.slots[0].id, one.text) for one in parts.pins}
    places |= {slot.name: (slot.id, str(slot.label)) for slot in parts.slots}
    return [Problem(*places[name], sentence) for name, sentence in errors.items() if name in places]
