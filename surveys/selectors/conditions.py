"""How does a condition read as a sentence: "Only for people who choose “no” at question 7"?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Definition, Question
from surveys.definition.rules import Rule
from surveys.logic import as_expression
from surveys.logic.tree import Answer, Call, Chain, Expression, Text, parts_of


def as_sentence(rule: Rule | None, definition: Definition, numbers: dict[str, int]) -> str:
    """Questions are named by their number, answers by their text. What no words fit stays an expression."""
    if rule is None:
        return ""
    return _("Only for people who %(condition)s.") % {"condition": _Words(definition, numbers).of(rule)}


class _Words:
    def __init__(self, definition: Definition, numbers: dict[str, int]) -> None:
        self.definition = definition
        self.numbers = numbers

    def of(self, rule: Expression) -> str:
        chosen = _choice(rule)
        if chosen:
            return _("choose %(answers)s at question %(number)s") % self.texts(*chosen)
        if isinstance(rule, Chain) and rule.rest[0][0] in ("and", "or"):
            joint = _(" and ") if rule.rest[0][0] == "and" else _(" or ")
            return joint.join(self.each(parts_of(rule)))
        return _("fulfil “%(expression)s”") % {"expression": as_expression(rule)}

    def each(self, parts: Sequence[Expression]) -> list[str]:
        """That it was answered and that something else was chosen is said as one."""
        found = []
        waiting = list(parts)
        while waiting:
            part = waiting.pop(0)
            other = _other_choice(part, waiting[0]) if waiting else None
            if other:
                waiting.pop(0)
                found.append(_("choose something else than %(answers)s at question %(number)s") % self.texts(*other))
            else:
                found.append(self.of(part))
        return found

    def texts(self, code: str, values: Sequence[str]) -> dict[str, object]:
        question = self.definition.question(code)
        words = _(" or ").join(_answer(question, value) for value in values)
        return {"answers": words, "number": self.numbers.get(code) or code}


def _choice(rule: Expression) -> tuple[str, list[str]] | None:
    """The question and the codes, when the rule asks whether one of them was chosen."""
    match rule:
        case Call("selected", (Answer(code), Text(value))) | Chain(Answer(code), (("=", Text(value)),)):
            return code, [value]
        case Chain(_, (("or", _), *_)):
            found = [_choice(part) for part in parts_of(rule)]
            known = [one for one in found if one]
            if len(known) == len(found) and len({code for code, _ in known}) == 1:
                return known[0][0], [value for _, values in known for value in values]
    return None


def _other_choice(part: Expression, following: Expression) -> tuple[str, list[str]] | None:
    match part, following:
        case Chain(Answer(code), (("!=", Text("")),)), Call("not", (hit,)):
            chosen = _choice(hit)
            return chosen if chosen and chosen[0] == code else None
    return None


def _answer(question: Question | None, code: str) -> str:
    option = question.option(code) if question else None
    return _("“%(answer)s”") % {"answer": localized(option.text) if option else code}
