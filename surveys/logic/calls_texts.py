"""What do the functions about texts do? Characters are Unicode characters; the four white signs of XML are white."""

from collections.abc import Callable, Mapping, Sequence
from math import floor, isfinite, isnan

from surveys.logic.matching import fits
from surveys.logic.patterns import program_of
from surveys.logic.values import Context, Value, answer_text, normalised, to_number, to_text


def own_or_first(context: Context, values: Sequence[Value]) -> Value:
    """Without a value in the brackets the function is about the own answer."""
    return values[0] if values else answer_text(context.own)


def string(context: Context, values: Sequence[Value]) -> str:
    return to_text(own_or_first(context, values), context)


def join(context: Context, values: Sequence[Value]) -> str:
    between, *parts = _texts(context, values)
    return between.join(parts)


def substr(context: Context, values: Sequence[Value]) -> str:
    """From 0, the end excluded; negative places count from the end."""
    text = to_text(values[0], context)
    start = _place(to_number(values[1], context), len(text))
    end = _place(to_number(values[2], context), len(text)) if len(values) > 2 else len(text)  # noqa: PLR2004 (third)
    return text[start:end]


def _place(number: float, length: int) -> int:
    if isnan(number):
        return 0
    if not isfinite(number):
        return length if number > 0 else 0
    place = int(number)
    return min(max(place + length if place < 0 else place, 0), length)


def substring(context: Context, values: Sequence[Value]) -> str:
    """From 1, with a length; both rounded as XPath 1.0 says."""
    text, start = to_text(values[0], context), _half_up(to_number(values[1], context))
    if len(values) == 2:  # noqa: PLR2004 (no length)
        return "".join(sign for place, sign in enumerate(text, start=1) if place >= start)
    end = start + _half_up(to_number(values[2], context))
    return "".join(sign for place, sign in enumerate(text, start=1) if start <= place < end)


def _half_up(number: float) -> float:
    return float(floor(number + 0.5)) if isfinite(number) else number


def substring_before(context: Context, values: Sequence[Value]) -> str:
    text, mark = _texts(context, values)
    at = text.find(mark)
    return text[:at] if at > 0 else ""


def substring_after(context: Context, values: Sequence[Value]) -> str:
    text, mark = _texts(context, values)
    at = text.find(mark)
    return text[at + len(mark) :] if at >= 0 else ""


def translate(context: Context, values: Sequence[Value]) -> str:
    text, before, after = _texts(context, values)
    table: dict[int, str] = {}
    for place, sign in enumerate(before):
        table.setdefault(ord(sign), after[place : place + 1])
    return text.translate(table)


def regex(context: Context, values: Sequence[Value]) -> bool:
    """The whole text has to fit, as in ODK Collect."""
    text, pattern = _texts(context, values)
    return fits(program_of(pattern), text)


def _texts(context: Context, values: Sequence[Value]) -> list[str]:
    return [to_text(value, context) for value in values]


def _of_two(test: Callable[[str, str], bool]) -> Callable[[Context, Sequence[Value]], Value]:
    return lambda context, values: test(*_texts(context, values))


TEXTS: Mapping[str, Callable[[Context, Sequence[Value]], Value]] = {
    "string": string,
    "string-length": lambda context, values: float(len(string(context, values))),
    "normalize-space": lambda context, values: normalised(string(context, values)),
    "concat": lambda context, values: "".join(_texts(context, values)),
    "join": join,
    "contains": _of_two(str.__contains__),
    "starts-with": _of_two(str.startswith),
    "ends-with": _of_two(str.endswith),
    "substr": substr,
    "substring": substring,
    "substring-before": substring_before,
    "substring-after": substring_after,
    "translate": translate,
    "regex": regex,
}
