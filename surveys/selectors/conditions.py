"""How does a condition read as a sentence: "Only for people who choose “no” at question 7"?"""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Definition, Question
from surveys.definition.rules import Rule
from surveys.drafting.condition_rows import Row, row_of
from surveys.drafting.conditions import opened
from surveys.logic import as_expression
from surveys.logic.tree import Expression


def as_sentence(rule: Rule | None, definition: Definition, numbers: dict[str, int]) -> str:
    """Questions are named by their number, answers by their text. What no words fit stays an expression."""
    if rule is None:
        return ""
    return _("Only for people who %(condition)s.") % {"condition": in_words(rule, definition, numbers)}


def in_words(rule: Rule, definition: Definition, numbers: dict[str, int]) -> str:
    return _Words(definition, numbers).of(rule)


class _Words:
    def __init__(self, definition: Definition, numbers: dict[str, int]) -> None:
        self.definition = definition
        self.numbers = numbers

    def of(self, rule: Expression) -> str:
        row = row_of(rule)
        if row:
            return self.row(row)
        join, parts = opened(rule)
        if len(parts) == 1:
            return _("fulfil “%(expression)s”") % {"expression": as_expression(rule)}
        return (_(" and ") if join == "all" else _(" or ")).join(self.inner(part) for part in parts)

    def inner(self, part: Expression) -> str:
        """A group within a group stands in brackets."""
        alone = row_of(part) is not None or len(opened(part)[1]) == 1
        return self.of(part) if alone else f"({self.of(part)})"

    def row(self, row: Row) -> str:
        question = self.definition.question(row.code)
        values: Sequence[str] = row.values
        if row.operator in ("one_of", "none_of", "lacks"):
            values = [_answer(question, value) for value in values]
        words = {"answers": _(" or ").join(values), "number": self.numbers.get(row.code) or row.code}
        return SENTENCES[row.operator]() % words


SENTENCES: dict[str, Callable[[], str]] = {
    "one_of": lambda: _("choose %(answers)s at question %(number)s"),
    "none_of": lambda: _("choose something else than %(answers)s at question %(number)s"),
    "lacks": lambda: _("do not choose %(answers)s at question %(number)s"),
    "answered": lambda: _("answer question %(number)s"),
    "unanswered": lambda: _("leave out question %(number)s"),
    "at_least": lambda: _("enter at least %(answers)s at question %(number)s"),
    "more": lambda: _("enter more than %(answers)s at question %(number)s"),
    "equals": lambda: _("enter exactly %(answers)s at question %(number)s"),
    "less": lambda: _("enter less than %(answers)s at question %(number)s"),
    "at_most": lambda: _("enter at most %(answers)s at question %(number)s"),
    "ticked_at_least": lambda: _("choose at least %(answers)s answers at question %(number)s"),
    "ticked_at_most": lambda: _("choose at most %(answers)s answers at question %(number)s"),
    "from_day": lambda: _("name %(answers)s or a later day at question %(number)s"),
    "until_day": lambda: _("name %(answers)s or an earlier day at question %(number)s"),
}


def _answer(question: Question | None, code: str) -> str:
    option = question.option(code) if question else None
    return _("“%(answer)s”") % {"answer": localized(option.text) if option else code}
