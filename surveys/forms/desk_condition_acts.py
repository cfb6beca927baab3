"""What do the buttons of the condition editor do? They add and drop rows and groups; nothing is saved by them."""

from dataclasses import replace

from surveys.drafting.condition_rows import Row
from surveys.drafting.conditions import Condition, Group, Part
from surveys.selectors.condition_choices import Candidate


def after(condition: Condition, act: str, candidates: list[Candidate]) -> tuple[Condition, str]:
    """The condition after a button, and the name of the row that is new."""
    word, _dot, place = act.partition(".")
    parts = list(condition.parts)
    if word == "add" and place:
        number, _inner = _numbers(place)
        return _with_row(condition, number, candidates)
    if word == "add":
        return replace(condition, parts=(*parts, _fresh(candidates))), f"c{len(parts)}"
    if word == "group":
        other = "any" if condition.join == "all" else "all"
        group = Group(other, (_fresh(candidates), _fresh(candidates)))
        return replace(condition, parts=(*parts, group)), f"c{len(parts)}r0"
    if word == "drop":
        return replace(condition, parts=tuple(_without(parts, *_numbers(place)))), ""
    return condition, ""


def _fresh(candidates: list[Candidate]) -> Row:
    """The question just before is the one that people mean most often."""
    if not candidates:
        return Row("", "")
    last = candidates[-1]
    return Row(last.code, next(iter(last.operators)))


def _numbers(place: str) -> tuple[int, int]:
    """`c2r1`: row 1 of part 2; -1 where there is none."""
    part, _r, row = place.removeprefix("c").partition("r")
    return int(part) if part.isdecimal() else -1, int(row) if row.isdecimal() else -1


def _with_row(condition: Condition, number: int, candidates: list[Candidate]) -> tuple[Condition, str]:
    parts = list(condition.parts)
    group = parts[number] if 0 <= number < len(parts) else None
    if not isinstance(group, Group):
        return condition, ""
    parts[number] = replace(group, rows=(*group.rows, _fresh(candidates)))
    return replace(condition, parts=tuple(parts)), f"c{number}r{len(group.rows)}"


def _without(parts: list[Part], number: int, inner: int) -> list[Part]:
    if not 0 <= number < len(parts):
        return parts
    part = parts[number]
    if inner < 0 or not isinstance(part, Group):
        return parts[:number] + parts[number + 1 :]
    rows = tuple(row for place, row in enumerate(part.rows) if place != inner)
    return parts[:number] + ([replace(part, rows=rows)] if rows else []) + parts[number + 1 :]
