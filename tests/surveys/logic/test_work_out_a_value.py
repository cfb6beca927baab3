"""What does an expression give? Our vectors, and what must never depend on anything but the context."""

from collections.abc import Callable
from math import acos, asin, atan, atan2, cos, exp, inf, isnan, log, log10, nan, sin, tan, ulp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.logic import Context, angles, as_text, evaluate, holds, kind_of, parse, powers, to_text
from surveys.logic.numbers import number_text, plain_number
from surveys.logic.tree import Expression
from tests.surveys.logic.strategies import CONTEXTS, TREES
from tests.surveys.logic.vectors import context_of, vectors


def test_our_vectors_come_out() -> None:
    """A number, text, truth or date each, in Python; tests/e2e has the same for the browser."""
    missed = []
    for vector in vectors():
        context = context_of(vector.looks_at)
        value = evaluate(parse(vector.expression, columns=True).tree, context)
        if (kind_of(value), to_text(value, context)) != (vector.kind, vector.text):
            missed.append((vector.group, vector.expression, vector.text, to_text(value, context)))
    assert missed == []


def test_a_condition_and_a_calculation_read_as_such() -> None:
    context = Context(answers={"age": 67})
    assert holds(parse("${age} > 65").tree, context) is True
    assert as_text(parse("${age} * 2").tree, context) == "134"


@given(TREES, CONTEXTS)
def test_every_expression_has_a_value_and_always_the_same(tree: Expression, looks_at: dict[str, Any]) -> None:
    context = context_of(looks_at)
    assert as_text(tree, context) == as_text(tree, context)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_printed_number_means_the_same_number(value: float) -> None:
    text = number_text(value)
    assert "e" not in text.lower()
    assert plain_number(text) == value


@pytest.mark.parametrize("expression", ["today()", "now()", "random()"])
def test_nothing_looks_at_a_clock_or_throws_dice_by_itself(expression: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        evaluate(parse(expression).tree, Context())


def test_an_answer_with_more_digits_than_a_double_is_still_a_number() -> None:
    context = Context(answers={"big": 10**400, "small": -(10**400)})
    assert [as_text(parse(one).tree, context) for one in ("${big}", "${small}")] == ["Infinity", "-Infinity"]


ONE_ARGUMENT: list[tuple[Callable[[float], float], Callable[[float], float], float]] = [
    (powers.exp, exp, 700),
    (powers.log, log, inf),
    (powers.log10, log10, inf),
    (angles.sin, sin, inf),
    (angles.cos, cos, inf),
    (angles.tan, tan, inf),
    (angles.asin, asin, 1),
    (angles.acos, acos, 1),
    (angles.atan, atan, inf),
]


@pytest.mark.parametrize(("ours", "theirs", "limit"), ONE_ARGUMENT, ids=lambda one: getattr(one, "__name__", ""))
@given(data=st.data())
def test_mathematics_is_that_of_the_library_but_for_the_last_digit(
    ours: Callable[[float], float], theirs: Callable[[float], float], limit: float, data: st.DataObject
) -> None:
    below = 0.0 if theirs in (log, log10) else -limit
    value = data.draw(st.floats(below, limit, exclude_min=below == 0, allow_infinity=False, allow_nan=False))
    expected = theirs(value)
    assert abs(ours(value) - expected) <= 2 * ulp(expected)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_powers_and_angles_of_two_numbers_too(one: float, other: float) -> None:
    expected = atan2(one, other)
    assert abs(angles.atan2(one, other) - expected) <= 2 * ulp(expected)
    try:
        power = one**other
    except (OverflowError, ZeroDivisionError):
        return
    if isinstance(power, complex):
        assert isnan(powers.power(one, other))
    elif not isnan(power):
        found = powers.power(one, other)
        assert found == power or abs(found - power) <= 2 * ulp(power)


@pytest.mark.parametrize("function", [powers.exp, powers.log, powers.log10, *(one for one, _, _ in ONE_ARGUMENT[3:])])
def test_what_is_no_number_stays_none(function: Callable[[float], float]) -> None:
    assert isnan(function(nan))
