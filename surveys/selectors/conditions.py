"""How does a condition read as a sentence: "Only for people who choose “no” at question 7"?"""

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Definition, Question
from surveys.definition.rules import Compare, Group, Rule


def as_sentence(rule: Rule | None, definition: Definition, numbers: dict[str, int]) -> str:
    """Questions are named by their number, answers by their text."""
    if rule is None:
        return ""
    return _("Only for people who %(condition)s.") % {"condition": _part(rule, definition, numbers)}


def _part(rule: Rule, definition: Definition, numbers: dict[str, int]) -> str:
    if isinstance(rule, Group):
        joint = _(" and ") if rule.join == "all" else _(" or ")
        return joint.join(_part(part, definition, numbers) for part in rule.rules)
    assert isinstance(rule, Compare)
    question = definition.question(rule.code)
    number = numbers.get(rule.code)
    words = _(" or ").join(_answer(question, value) for value in rule.values)
    texts = {"answers": words, "number": number or rule.code}
    if rule.operator.startswith("not_"):
        return _("choose something else than %(answers)s at question %(number)s") % texts
    return _("choose %(answers)s at question %(number)s") % texts


def _answer(question: Question | None, code: str) -> str:
    option = question.option(code) if question else None
    return _("“%(answer)s”") % {"answer": localized(option.text) if option else code}
