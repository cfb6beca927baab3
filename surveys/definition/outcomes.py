"""Which words can a calculation give? For results: each of them is a group that can be counted."""

from surveys.logic import Expression
from surveys.logic.tree import Call, Text

CHOOSING = {"if": 1, "coalesce": 0}


def words_given(tree: Expression | None) -> tuple[str, ...]:
    """In the order of writing; nothing where a number or something else may come out."""
    found = None if tree is None else _given(tree)
    return tuple(dict.fromkeys(word for word in found or () if word))


def _given(tree: Expression) -> list[str] | None:
    if isinstance(tree, Text):
        return [tree.value]
    if not isinstance(tree, Call) or tree.name not in CHOOSING:
        return None
    found: list[str] = []
    for part in tree.arguments[CHOOSING[tree.name] :]:
        words = _given(part)
        if words is None:
            return None
        found += words
    return found
