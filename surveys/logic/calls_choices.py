"""What do the functions about choices and truth do?"""

from collections.abc import Callable, Mapping, Sequence
from math import inf, isnan

from surveys.logic.numbers import WHITE
from surveys.logic.values import Context, Value, to_boolean, to_number, to_text, words


def selected(context: Context, values: Sequence[Value]) -> bool:
    return to_text(values[1], context).strip(WHITE) in words(to_text(values[0], context))


def selected_at(context: Context, values: Sequence[Value]) -> str:
    """Counted from 0."""
    found, place = words(to_text(values[0], context)), to_number(values[1], context)
    return found[int(place)] if not isnan(place) and 0 <= place < len(found) else ""


def count_selected(context: Context, values: Sequence[Value]) -> float:
    return float(len(words(to_text(values[0], context))))


def boolean_from_string(context: Context, values: Sequence[Value]) -> bool:
    return to_text(values[0], context) in ("1", "true")


def checklist(context: Context, values: Sequence[Value]) -> bool:
    return _between(context, values, sum(1.0 for value in values[2:] if to_boolean(value)))


def weighted_checklist(context: Context, values: Sequence[Value]) -> bool:
    weights = (
        to_number(weight, context)
        for value, weight in zip(values[2::2], values[3::2], strict=True)
        if to_boolean(value)
    )
    return _between(context, values, sum(weights, 0.0))


def _between(context: Context, values: Sequence[Value], reached: float) -> bool:
    """-1 means no limit."""
    least, most = to_number(values[0], context), to_number(values[1], context)
    return (least == -1 or reached >= least) and reached <= (inf if most == -1 else most)


CHOICES: Mapping[str, Callable[[Context, Sequence[Value]], Value]] = {
    "selected": selected,
    "selected-at": selected_at,
    "count-selected": count_selected,
    "true": lambda _context, _values: True,
    "false": lambda _context, _values: False,
    "not": lambda _context, values: not to_boolean(values[0]),
    "boolean": lambda _context, values: to_boolean(values[0]),
    "boolean-from-string": boolean_from_string,
    "checklist": checklist,
    "weighted-checklist": weighted_checklist,
}
