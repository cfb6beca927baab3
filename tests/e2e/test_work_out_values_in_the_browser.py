"""Does static/js/logic.js give what Python gives? Our vectors, invented and real expressions, thousands at a time."""

import json
import random
from collections.abc import Callable
from math import copysign
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from playwright.sync_api import Page

from surveys.logic import Expression, LogicError, answers_in, as_expression, as_json, evaluate, kind_of, parse, to_text
from surveys.logic.tree import Number, Text, every_part
from tests.surveys.logic.real import load, vectors_without_nodes
from tests.surveys.logic.strategies import CONTEXTS, TREES
from tests.surveys.logic.vectors import context_of, vectors

INVENTED = 1500
ROUNDS = 20

Case = tuple[Expression, dict[str, Any]]
Result = tuple[str, str]
Differences = Callable[[list[Case]], list[tuple[str, dict[str, Any], Result, Result]]]

IN_BROWSER = """async (text) => {
    const { evaluate, kindOf, toText } = await import("/static/js/logic.js");
    return JSON.parse(text).map(([tree, context]) => {
        const value = evaluate(tree, context);
        return [kindOf(value), Object.is(value, -0) ? "-0" : toText(value, { offset: null, ...context })];
    });
}"""


def in_python(tree: Expression, looks_at: dict[str, Any]) -> Result:
    context = context_of(looks_at)
    value = evaluate(tree, context)
    is_minus_zero = isinstance(value, float) and value == 0 and copysign(1, value) < 0
    return kind_of(value), "-0" if is_minus_zero else to_text(value, context)


@pytest.fixture
def differences(page: Page) -> Differences:
    """The shortest first."""
    page.goto("/static/js/logic.js")

    def compare(cases: list[Case]) -> list[tuple[str, dict[str, Any], Result, Result]]:
        sent = json.dumps([[as_json(tree), looks_at] for tree, looks_at in cases])
        theirs: list[Result] = [(kind, text) for kind, text in page.evaluate(IN_BROWSER, sent)]
        assert len(theirs) == len(cases)
        found = [
            (as_expression(tree), looks_at, ours, other)
            for (tree, looks_at), other in zip(cases, theirs, strict=True)
            if (ours := in_python(tree, looks_at)) != other
        ]
        return sorted(found, key=lambda one: len(one[0]))[:5]

    return compare


def test_our_vectors(page: Page) -> None:
    """Against the file, not against Python."""
    page.goto("/static/js/logic.js")
    rows = list(vectors())
    cases = [[as_json(parse(row.expression, columns=True).tree), row.looks_at] for row in rows]
    found = page.evaluate(IN_BROWSER, json.dumps(cases))
    missed = [
        (row.expression, row.text, text)
        for row, (kind, text) in zip(rows, found, strict=True)
        if (kind, text.replace("-0", "0") if text == "-0" else text) != (row.kind, row.text)
    ]
    assert missed == []


def test_invented_expressions_and_answers(differences: Differences) -> None:
    cases: list[Case] = []

    @settings(max_examples=INVENTED, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(TREES, CONTEXTS)
    def gather(tree: Expression, looks_at: dict[str, Any]) -> None:
        cases.append((tree, looks_at))

    gather()
    assert len(cases) >= INVENTED * 0.9
    assert differences(cases) == []


@pytest.mark.parametrize(
    "function", ["exp", "exp10", "log", "log10", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan"]
)
def test_mathematics_to_the_last_digit(function: str, differences: Differences) -> None:
    """Where browsers' own functions and Python's differ."""
    chance = random.Random(function)
    sizes = [chance.choice([-1, 1]) * 10 ** chance.uniform(-20, 20) for _ in range(300)]
    sizes += [chance.uniform(-1, 1) for _ in range(300)] + [chance.uniform(-700, 700) for _ in range(300)]
    tree = parse(f"{function}(.)").tree
    assert differences([(tree, {"own": size}) for size in sizes]) == []


def test_powers_rounding_and_arithmetic_to_the_last_digit(differences: Differences) -> None:
    chance = random.Random(1)
    trees = [
        parse(text).tree
        for text in (
            "pow(${a}, ${b})",
            "atan2(${a}, ${b})",
            "round(${a}, ${b} mod 20)",
            "${a} mod ${b}",
            "${a} div ${b}",
        )
    ]
    cases: list[Case] = []
    for tree in trees:
        for _ in range(600):
            first, second = (chance.choice([-1, 1]) * 10 ** chance.uniform(-12, 12) for _ in range(2))
            other = chance.choice([second, chance.uniform(-5, 5), chance.randint(-20, 20)])
            cases.append((tree, {"answers": {"a": first, "b": other}}))
    assert differences(cases) == []


@pytest.mark.realdata
def test_odks_vectors(differences: Differences) -> None:
    trees = [tree for vector in vectors_without_nodes() if (tree := tree_of(vector.expression)) is not None]
    contexts = [{"now": "2026-11-27T14:05:00.000", "seed": 1, "offset": offset} for offset in (None, -420, 60)]
    cases = [(tree, context) for tree in trees for context in contexts]
    assert len(cases) > 1200
    assert differences(cases) == []


@pytest.mark.realdata
def test_real_expressions_with_random_answers(differences: Differences, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(2026)
    cases = [
        (tree, answers_for(tree, chance))
        for row in load("real_xlsform_expressions.json")
        if (tree := tree_of(row["expression"])) is not None
        for _ in range(ROUNDS)
    ]
    assert len(cases) > 10_000
    assert differences(cases) == []
    with capsys.disabled():
        values = {in_python(*case) for case in cases}
        print(f"\nreal expressions x random answers: {len(cases)} cases, {len(values)} different values, all equal")


def tree_of(text: str) -> Expression | None:
    try:
        return parse(text, columns=True).tree
    except LogicError:
        return None


def answers_for(tree: Expression, chance: random.Random) -> dict[str, Any]:
    """Mostly what the expression asks about, so that conditions come true."""
    texts = [part.value for part in every_part(tree) if isinstance(part, Text)] or ["x"]
    figures = [part.value for part in every_part(tree) if isinstance(part, Number)] or [1.0]

    def one() -> Any:
        return chance.choice(
            [
                *(chance.choice(texts), chance.choice(figures), chance.choice(figures) + chance.choice([-1, 1])),
                *(chance.sample(texts, chance.randint(0, len(texts))), "", None, "yes", chance.randint(0, 100)),
                f"20{chance.randint(10, 26)}-{chance.randint(1, 12):02}-{chance.randint(1, 31):02}",
            ]
        )

    clock = {"now": "2026-11-27T14:05:00.000", "seed": 1}
    return {"answers": {name: one() for name in answers_in(tree)}, "own": one(), **clock}
