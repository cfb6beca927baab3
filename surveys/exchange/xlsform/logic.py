"""What does an expression of a form mean here? Names and codes as we call them, or a refusal with its place."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from surveys.definition.rules import CLOCK, FLEETING
from surveys.exchange.report import Place, Report
from surveys.logic import Expression, LogicError, answers_in, parse
from surveys.logic.errors import PLACE
from surveys.logic.tree import Answer, Call, Chain, Column, Minus, Number, Text, every_part

NO_CLOCK: dict[str, tuple[str, ...]] = {
    "relevant": FLEETING,
    "calculation": CLOCK,
    "default": CLOCK,
}


@dataclass(slots=True)
class Names:
    """What the form calls its questions. `gone` maps what was left out to the reason."""

    codes: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    todays: set[str] = field(default_factory=set)
    # our code -> {name of an answer in the form: our code of it}
    answers: dict[str, dict[str, str]] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """Our code, or an empty text; capital letters do not matter."""
        if name in self.codes:
            return self.codes[name]
        return next((code for own, code in self.codes.items() if own.casefold() == name.casefold()), "")


class Reader:
    def __init__(self, names: Names, report: Report) -> None:
        self.names = names
        self.report = report

    def read(self, text: str, place: Place, column: str, *, own: str = "") -> Expression | None:
        """None after a refusal. `own`: code of the question that `.` means."""
        at = place.at(column)
        try:
            parsed = parse(text.strip(), columns=column == "choice_filter")
        except LogicError as error:
            self.report.refuse(at, sentence_with_place(error))
            return None
        for repair in parsed.repairs:
            self.report.change(at, _repair(repair.found, repair.plain, repair.column))
        tree = self._named(parsed.tree, at)
        if tree is None:
            return None
        tree = self.with_codes(tree, own)
        for part in every_part(tree):
            if isinstance(part, Call) and part.name in NO_CLOCK.get(column, ()):
                self.report.refuse(at, _no_clock(part.name, column))
                return None
        return tree

    def _named(self, tree: Expression, at: Place) -> Expression | None:
        for name in answers_in(tree):
            if name in self.names.todays:
                continue
            code = self.names.find(name)
            if not code:
                self.report.refuse(at, self._unknown(name))
                return None
            if name not in self.names.codes:
                self.report.change(at, _("“${%(name)s}” means “%(code)s”.") % {"name": name, "code": code})
        return changed(tree, self._renamed)

    def _renamed(self, part: Expression) -> Expression:
        if not isinstance(part, Answer):
            return part
        if part.name in self.names.todays:
            return Call("today", ())
        return Answer(self.names.find(part.name))

    def _unknown(self, name: str) -> str:
        reason = self.names.gone.get(name)
        if reason:
            return _("“${%(name)s}” is not asked here: %(reason)s") % {"name": name, "reason": reason}
        return _("There is no question “%(name)s”.") % {"name": name}

    def with_codes(self, tree: Expression, own: str) -> Expression:
        """Where an answer is compared with a name that was changed, it is compared with the new one."""

        def renamed(part: Expression) -> Expression:
            if isinstance(part, Chain):
                beside = [part.first, *(operand for _sign, operand in part.rest)]
            elif isinstance(part, Call) and part.name == "selected":
                beside = list(part.arguments)
            else:
                return part
            new: dict[str, str] = {}
            for one in beside:
                code = one.name if isinstance(one, Answer) else own if type(one).__name__ == "Own" else ""
                new |= {name: to for name, to in self.names.answers.get(code, {}).items() if name != to}
            return _swapped(part, new) if new else part

        return changed(tree, renamed)


def _swapped(part: Expression, new: dict[str, str]) -> Expression:
    def swap(one: Expression) -> Expression:
        if isinstance(one, Text) and one.value in new:
            return Text(new[one.value])
        if isinstance(one, Number) and f"{one.value:g}" in new:
            return Text(new[f"{one.value:g}"])
        return one

    if isinstance(part, Chain):
        return Chain(swap(part.first), tuple((sign, swap(operand)) for sign, operand in part.rest))
    assert isinstance(part, Call)
    return Call(part.name, tuple(swap(one) for one in part.arguments))


def changed(tree: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """A copy in which `change` was asked about every part, from the inside out."""
    if isinstance(tree, Minus):
        tree = Minus(changed(tree.operand, change))
    elif isinstance(tree, Chain):
        rest = tuple((sign, changed(operand, change)) for sign, operand in tree.rest)
        tree = Chain(changed(tree.first, change), rest)
    elif isinstance(tree, Call):
        tree = Call(tree.name, tuple(changed(one, change) for one in tree.arguments))
    return change(tree)


def columns_in(tree: Expression) -> list[str]:
    return list(dict.fromkeys(part.name for part in every_part(tree) if isinstance(part, Column)))


def both(first: Expression | None, second: Expression | None) -> Expression | None:
    if first is None or second is None:
        return first or second
    parts = [*_joined_by_and(first), *_joined_by_and(second)]
    return Chain(parts[0], tuple(("and", part) for part in parts[1:]))


def _joined_by_and(tree: Expression) -> list[Expression]:
    if isinstance(tree, Chain) and tree.rest[0][0] == "and":
        return [tree.first, *(part for _sign, part in tree.rest)]
    return [tree]


def sentence_with_place(error: LogicError) -> str:
    return _(PLACE) % {"column": error.column, "sentence": _(error.template) % error.values}


def _repair(found: str, plain: str, column: int) -> str:
    if plain == " ":
        return _("Column %(column)d: a special space was replaced by a plain one.") % {"column": column}
    return _("Column %(column)d: “%(found)s” was replaced by “%(plain)s”.") % {
        "column": column,
        "found": found,
        "plain": plain,
    }


def _no_clock(name: str, column: str) -> str:
    if column == "relevant":
        return _("A condition cannot ask for “%(name)s()”: it must give the same at every recount.") % {"name": name}
    return _("“%(name)s()” would store the time of day, which could tell who answered. Use “today()”.") % {"name": name}
