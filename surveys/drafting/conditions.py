"""Which rows of an editor say the same as a condition? Read from its tree and written as a tree, never as text.

A condition is rows and groups of rows, all or any of which must hold. What fits into no row is kept as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from surveys.definition.comparisons import joined
from surveys.drafting.condition_rows import Row, row_of, tree_of_row
from surveys.logic.tree import Call, Chain, Expression, parts_of

WORDS = {"all": "and", "any": "or"}
JOINS = {"and": "all", "or": "any"}
# In a group, two rows about the same question say the same as one with both answers.
MERGED = {("any", "one_of"), ("all", "none_of"), ("all", "lacks")}


@dataclass(frozen=True, slots=True)
class Kept:
    """A part that no row can show."""

    tree: Expression


@dataclass(frozen=True, slots=True)
class Group:
    join: str
    rows: tuple[Row, ...]


Part = Row | Group | Kept


@dataclass(frozen=True, slots=True)
class Condition:
    join: str = "all"
    parts: tuple[Part, ...] = ()


Fits = Callable[[Row], bool]


def condition_of(tree: Expression | None, fits: Fits = lambda _: True) -> Condition:
    """`fits`: whether a row suits the question that it looks at; otherwise that part is kept."""
    if tree is None:
        return Condition()
    join, trees = opened(tree)
    return Condition(join, tuple(_merged(join, [_part(join, one, fits) for one in trees])))


def tree_of(condition: Condition) -> Expression | None:
    return joined(WORDS[condition.join], [_tree_of_part(part) for part in condition.parts])


def opened(tree: Expression) -> tuple[str, list[Expression]]:
    """The parts that "and" or "or" joins; those that make one row together stay together."""
    if row_of(tree) is None and isinstance(tree, Chain) and tree.rest[0][0] in JOINS:
        join = JOINS[tree.rest[0][0]]
        return join, _paired(parts_of(tree)) if join == "all" else list(parts_of(tree))
    return "all", [tree]


def _paired(parts: Sequence[Expression]) -> list[Expression]:
    """That something was answered and that it was nothing of these is one row."""
    found: list[Expression] = []
    for part in parts:
        if found and isinstance(part, Call):
            both = Chain(found[-1], (("and", part),))
            row = row_of(both)
            if row and row.operator == "none_of":
                found[-1] = both
                continue
        found.append(part)
    return found


def _part(join: str, tree: Expression, fits: Fits) -> Part:
    row = row_of(tree)
    if row:
        return row if fits(row) else Kept(tree)
    inner, trees = opened(tree)
    rows = [row_of(one) for one in trees]
    known = [row for row in rows if row and fits(row)]
    if len(known) < len(rows):
        return Kept(tree)
    merged = [row for row in _merged(inner, known) if isinstance(row, Row)]
    return merged[0] if len(merged) == 1 and inner != join else Group(inner, tuple(merged))


def _merged(join: str, parts: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            isinstance(part, Row)
            and isinstance(last, Row)
            and (join, part.operator) in MERGED
            and (last.code, last.operator) == (part.code, part.operator)
        ):
            values = tuple(dict.fromkeys(last.values + part.values))
            found[-1] = Row(part.code, part.operator, values, exact=last.exact or part.exact)
        else:
            found.append(part)
    return found


def _tree_of_part(part: Part) -> Expression:
    if isinstance(part, Kept):
        return part.tree
    if isinstance(part, Row):
        return tree_of_row(part)
    tree = joined(WORDS[part.join], [tree_of_row(row) for row in part.rows])
    return tree or Call("true", ())
