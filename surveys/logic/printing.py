"""How is a tree written as text? With as few brackets as possible; reading the text again gives the same tree."""

from surveys.logic.numbers import number_text
from surveys.logic.tree import RANKS, Answer, Call, Chain, Column, Expression, Minus, Number, Own, Text

HIGHEST = max(RANKS.values()) + 1


def as_expression(tree: Expression) -> str:  # noqa: PLR0911 (one return per kind of part)
    match tree:
        case Text(value):
            return _quoted(value)
        case Number(value):
            return number_text(value)
        case Answer(name):
            return f"${{{name}}}"
        case Own():
            return "."
        case Column(name):
            return name
        case Minus(operand):
            return "-" + _inside(operand, HIGHEST)
        case Chain(first, rest):
            rank = RANKS[rest[0][0]] + 1
            return _inside(first, rank) + "".join(f" {sign} {_inside(part, rank)}" for sign, part in rest)
        case Call(name, arguments):
            return f"{name}({', '.join(map(as_expression, arguments))})"


def _inside(tree: Expression, rank: int) -> str:
    """In brackets when it binds less closely than its place asks for."""
    text = as_expression(tree)
    return f"({text})" if isinstance(tree, Chain) and RANKS[tree.rest[0][0]] < rank else text


def _quoted(value: str) -> str:
    """XPath has no way to write both quotes into one text."""
    if "'" not in value:
        return f"'{value}'"
    if '"' not in value:
        return f'"{value}"'
    parts = value.split("'")
    return "concat(" + """, "'", """.join(f"'{part}'" for part in parts) + ")"
