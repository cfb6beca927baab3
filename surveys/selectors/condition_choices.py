"""Which questions can a condition look at, and what can be asked of each?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.texts import localized
from surveys.drafting.condition_rows import CHOICE, DATE_SIGNS, GIVEN, NUMBER_SIGNS, Row
from surveys.drafting.freezing import fill_texts
from surveys.drafting.tree import Question, pages_of
from surveys.models import Survey
from surveys.selectors.designer import numbers_of

GIVEN_WORDS: dict[str, str | Promise] = {"answered": _("was answered"), "unanswered": _("was not answered")}
NUMBER_WORDS: dict[str, str | Promise] = {
    "at_least": _("is at least"),
    "more": _("is more than"),
    "equals": _("is exactly"),
    "less": _("is less than"),
    "at_most": _("is at most"),
}
DAY_WORDS: dict[str, str | Promise] = {
    "from_day": _("is on this day or later"),
    "until_day": _("is on this day or earlier"),
}
ONE_WORDS: dict[str, str | Promise] = {
    "one_of": _("is"),
    "none_of": _("is something else than"),
    "lacks": _("is not, or there is no answer"),
}
MANY_WORDS: dict[str, str | Promise] = {
    "one_of": _("contains"),
    "none_of": _("contains something else only"),
    "lacks": _("does not contain, or there is no answer"),
    "ticked_at_least": _("has at least so many answers"),
    "ticked_at_most": _("has at most so many answers"),
}
# Tables, places and contact details are no single value that could be compared.
OPERATORS: dict[str, dict[str, str | Promise]] = {
    "single": ONE_WORDS | GIVEN_WORDS,
    "scale": ONE_WORDS | GIVEN_WORDS,
    "yes_no": ONE_WORDS | GIVEN_WORDS,
    "ranking": MANY_WORDS | GIVEN_WORDS,
    "multi": MANY_WORDS | GIVEN_WORDS,
    "pick": MANY_WORDS | GIVEN_WORDS,
    "number": NUMBER_WORDS | GIVEN_WORDS,
    "slider": NUMBER_WORDS | GIVEN_WORDS,
    "calculate": NUMBER_WORDS | GIVEN_WORDS,
    "date": DAY_WORDS | GIVEN_WORDS,
    "text_short": GIVEN_WORDS,
    "text_long": GIVEN_WORDS,
    "text_or_drawing": GIVEN_WORDS,
    "consent": GIVEN_WORDS,
}
ONE_ANSWER = {"single", "scale", "yes_no"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that is asked before; `options` are its answers as code and words."""

    code: str
    kind: str
    label: str
    options: list[tuple[str, str]]

    @property
    def operators(self) -> dict[str, str | Promise]:
        return OPERATORS[self.kind]

    def fits(self, row: Row) -> bool:
        if row.operator not in self.operators or (row.exact and self.kind not in ONE_ANSWER):
            return False
        return row.operator not in CHOICE or set(row.values) <= {code for code, _words in self.options}


def value_kind(operator: str) -> str:
    """What is entered beside the operator: ticks, a number, a day or nothing."""
    if operator in CHOICE:
        return "choice"
    if operator in GIVEN:
        return ""
    return "day" if operator in DATE_SIGNS else "number" if operator in NUMBER_SIGNS else "count"


def candidates_before(survey: Survey, *, code: str = "", page: str = "") -> list[Candidate]:
    """For the condition of a question, or of a whole page."""
    numbers = numbers_of(survey.draft)
    found: list[Candidate] = []
    for each in pages_of(survey.draft):
        if page and each["key"] == page:
            break
        for question in each["questions"]:
            if question["code"] == code:
                return found
            if question["kind"] in OPERATORS and not question.get("store"):
                found.append(_candidate(question, numbers, survey))
    return found


def fits_among(candidates: list[Candidate]) -> Callable[[Row], bool]:
    by_code = {one.code: one for one in candidates}
    return lambda row: row.code in by_code and by_code[row.code].fits(row)


def _candidate(question: Question, numbers: dict[str, int], survey: Survey) -> Candidate:
    text = localized(fill_texts(question.get("text", {}), survey.placeholders))
    number = numbers.get(question["code"], "–")
    options = [(one["code"], localized(one.get("text", {})) or one["code"]) for one in question.get("options", [])]
    return Candidate(question["code"], question["kind"], f"{number}. {text}", options)
