"""What strikes the eye in the questions of a draft? Each finding is a sentence with the place that it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.texts import Translations, localized
from participation.web.navigation import address
from surveys.definition import Definition, Page, Question
from surveys.drafting.reachability import Verdict, verdict_on
from surveys.drafting.tree import questions_of
from surveys.drafting.wording import (
    LONGEST_SENTENCE,
    asks_for_personal_data,
    has_double_negative,
    longest,
    repeated,
    touches_something_sensitive,
)
from surveys.models import Survey
from surveys.selectors.population_words import faults_in

WIDEST = 5
FREE = ("text_short", "text_long", "text_or_drawing", "number", "date")
OFFERS = ("single", "multi", "pick", "scale")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something strikes: `sentence` says what, `name` where. `code` is empty for a page."""

    code: str
    kind: str
    sentence: str
    name: str
    url: str


Check = Callable[[Question], Iterator[tuple[str, str]]]


def findings(survey: Survey, definition: Definition, numbers: dict[str, int]) -> list[Place]:
    """Of all pages and questions, in their order; the kind groups them."""
    found: list[Place] = []
    written = {one["code"]: one for one in questions_of(survey.draft)}
    again = set(repeated((one.code, localized(one.text)) for one in definition.questions() if one.kind != "info"))
    for number, page in enumerate(definition.pages, start=1):
        name = _("Page %(number)s") % {"number": number}
        url = address("surveys:design_page", survey.slug, page.key)
        found += [Place("", kind, said, name, url) for kind, said in _of_page(page, definition)]
        for question in page.questions:
            name = _name(question, numbers)
            url = address("surveys:design_question", survey.slug, question.code)
            said_of = [*_of_question(survey, question, definition, page)]
            said_of += [("population", said) for said in faults_in(survey, written.get(question.code, {}))]
            if question.code in again:
                said_of.append(("twice", _("The same question stands in the survey before.")))
            found += [Place(question.code, kind, said, name, url) for kind, said in said_of]
    return found


def _name(question: Question, numbers: dict[str, int]) -> str:
    number = numbers.get(question.code)
    return _("Question %(number)s") % {"number": number} if number else localized(question.text)[:40]


def _of_page(page: Page, definition: Definition) -> Iterator[tuple[str, str]]:
    if page.show_if is not None:
        yield from _condition(verdict_on(page.show_if, definition))
    yield from _long(page.intro)


def _of_question(survey: Survey, question: Question, definition: Definition, page: Page) -> Iterator[tuple[str, str]]:
    if question.show_if is not None:
        yield from _condition(verdict_on(question.show_if, definition, page))
    for check in CHECKS:
        yield from check(question)
    if survey.anonymous and not question.store and question.kind in FREE and _any(question, asks_for_personal_data):
        yield "personal", _("It asks for personal data, but the survey is anonymous. Use a contact card instead.")
    if survey.anonymous and question.kind == "photo":
        yield "personal", _("A photo can show who took it, and the survey is anonymous. Do you need it?")


def _condition(verdict: Verdict) -> Iterator[tuple[str, str]]:
    if verdict is Verdict.CONTRADICTION:
        yield "contradiction", _("The condition contradicts itself. Nobody can ever fulfil it.")
    elif verdict is Verdict.UNREACHABLE:
        yield "unreachable", _("Nobody can get here: whoever fulfils the condition is not asked before.")
    elif verdict is Verdict.ALWAYS:
        yield "always", _("Everybody fulfils the condition. It can be left out.")


def _long(texts: Translations) -> Iterator[tuple[str, str]]:
    most = max((longest(text) for text in texts.values()), default=0)
    if most > LONGEST_SENTENCE:
        yield (
            "long_sentence",
            _("A sentence has %(words)s words. At most %(most)s read easily.")
            % {
                "words": most,
                "most": LONGEST_SENTENCE,
            },
        )


def _long_sentence(question: Question) -> Iterator[tuple[str, str]]:
    yield from _long(question.text)


def _wide(question: Question) -> Iterator[tuple[str, str]]:
    widest = max((sum(not point.missing for point in scale) for scale in question.scales), default=0)
    if widest > WIDEST:
        yield (
            "wide",
            _("The table has %(points)s columns. More than %(most)s are too wide for a phone.")
            % {
                "points": widest,
                "most": WIDEST,
            },
        )


def _delicate(question: Question) -> Iterator[tuple[str, str]]:
    delicate = question.sensitive or _any(question, touches_something_sensitive)
    if question.kind in OFFERS and delicate and not any(option.missing for option in question.options):
        yield "delicate", _("A delicate question. Offer “prefer not to say”.")


def _negative(question: Question) -> Iterator[tuple[str, str]]:
    if question.kind != "info" and any(has_double_negative(text, language) for language, text in question.text.items()):
        yield "negative", _("A sentence says “not” twice. Many read over it.")


def _any(question: Question, check: Callable[[str], bool]) -> bool:
    return any(check(text) for text in question.text.values())


CHECKS: tuple[Check, ...] = (_long_sentence, _wide, _delicate, _negative)
