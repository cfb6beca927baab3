"""What can one row of a condition say about one question, and which tree says it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.definition.comparisons import joined
from surveys.logic.numbers import number_text
from surveys.logic.tree import Answer, Call, Chain, Expression, Minus, Number, Text, parts_of

NUMBER_SIGNS = {"at_least": ">=", "more": ">", "equals": "=", "less": "<", "at_most": "<="}
COUNT_SIGNS = {"ticked_at_least": ">=", "ticked_at_most": "<="}
DATE_SIGNS = {"from_day": ">=", "until_day": "<="}
CHOICE = ("one_of", "none_of", "lacks")
GIVEN = ("answered", "unanswered")


@dataclass(frozen=True, slots=True)
class Row:
    """`values`: codes of answers for a choice, one number or day for a comparison, nothing for the rest.

    "none_of" asks for an answer, "lacks" also holds without one. `exact`: read from ${x} = 'a', which means the same
    as selected(${x}, 'a') only where one answer is possible.
    """

    code: str
    operator: str
    values: tuple[str, ...] = ()
    exact: bool = False


def tree_of_row(row: Row) -> Expression:
    """ValueError for a number that is none."""
    answer = Answer(row.code)
    if row.operator in GIVEN:
        return Chain(answer, (("!=" if row.operator == "answered" else "=", Text("")),))
    if row.operator in NUMBER_SIGNS:
        return Chain(answer, ((NUMBER_SIGNS[row.operator], _number(row.values[0])),))
    if row.operator in COUNT_SIGNS:
        counted = Call("count-selected", (answer,))
        return Chain(counted, ((COUNT_SIGNS[row.operator], _number(row.values[0])),))
    if row.operator in DATE_SIGNS:
        return Chain(answer, ((DATE_SIGNS[row.operator], Call("date", (Text(row.values[0]),))),))
    hit = joined("or", [Call("selected", (answer, Text(value))) for value in row.values]) or Call("false", ())
    if row.operator == "one_of":
        return hit
    none = Call("not", (hit,))
    return none if row.operator == "lacks" else Chain(Chain(answer, (("!=", Text("")),)), (("and", none),))


def row_of(tree: Expression) -> Row | None:  # noqa: PLR0911 (one return per shape)
    match tree:
        case Chain(Answer(code), (("!=", Text("")),)):
            return Row(code, "answered")
        case Chain(Answer(code), (("=", Text("")),)):
            return Row(code, "unanswered")
        case Call("not", (hit,)):
            return _choice("lacks", hit)
        case Chain(Answer(code), (("!=", Text(value)),)):
            return Row(code, "lacks", (value,), exact=True)
        case Chain(Chain(Answer(code), (("!=", Text("")),)), (("and", Call("not", (hit,))),)):
            row = _choice("none_of", hit)
            return row if row and row.code == code else None
        case Chain(first, ((sign, other),)) if sign not in ("and", "or"):
            return _compared(first, sign, other)
    return _choice("one_of", tree)


def _compared(first: Expression, sign: str, other: Expression) -> Row | None:
    match first, other:
        case Answer(code), Call("date", (Text(day),)):
            return _row(code, DATE_SIGNS, sign, day)
        case Answer(code), Number() | Minus(Number()):
            return _row(code, NUMBER_SIGNS, sign, _digits(other))
        case Call("count-selected", (Answer(code),)), Number():
            return _row(code, COUNT_SIGNS, sign, _digits(other))
        case Answer(code), Text(value) if sign == "=":
            return Row(code, "one_of", (value,), exact=True)
    return None


def _row(code: str, signs: dict[str, str], sign: str, value: str) -> Row | None:
    operator = next((name for name, one in signs.items() if one == sign), None)
    return Row(code, operator, (value,)) if operator else None


def _choice(operator: str, tree: Expression) -> Row | None:
    """The question and the codes, when the tree asks whether one of them was chosen."""
    match tree:
        case Call("selected", (Answer(code), Text(value))) if value:
            return Row(code, operator, (value,))
        case Chain(Answer(code), (("=", Text(value)),)) if value:
            return Row(code, operator, (value,), exact=True)
        case Chain(_, (("or", _), *_)):
            return _one_question([_choice(operator, part) for part in parts_of(tree)])
    return None


def _one_question(rows: Sequence[Row | None]) -> Row | None:
    known = [row for row in rows if row]
    if len(known) < len(rows) or len({row.code for row in known}) > 1:
        return None
    values = dict.fromkeys(value for row in known for value in row.values)
    return Row(known[0].code, known[0].operator, tuple(values), exact=any(row.exact for row in known))


def _number(words: str) -> Expression:
    value = float(words.replace(",", "."))
    return Minus(Number(-value)) if value < 0 else Number(abs(value))


def _digits(tree: Expression) -> str:
    if isinstance(tree, Minus) and isinstance(tree.operand, Number):
        return number_text(-tree.operand.value)
    return number_text(tree.value) if isinstance(tree, Number) else ""
