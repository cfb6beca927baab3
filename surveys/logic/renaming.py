"""How does an expression look when questions have other names?"""

from collections.abc import Mapping
from dataclasses import replace

from surveys.logic.tree import Answer, Call, Chain, Expression, Minus


def renamed(tree: Expression, names: Mapping[str, str]) -> Expression:
    """A copy; names that are not given stay."""
    match tree:
        case Answer(name):
            return Answer(names.get(name, name))
        case Minus(operand):
            return Minus(renamed(operand, names))
        case Chain(first, rest):
            return Chain(renamed(first, names), tuple((sign, renamed(part, names)) for sign, part in rest))
        case Call():
            return replace(tree, arguments=tuple(renamed(part, names) for part in tree.arguments))
    return tree
