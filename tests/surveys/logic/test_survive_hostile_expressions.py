"""Does hostile input give an error or a value, and never a crash or an endless wait?"""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveys.logic import Context, LogicError, as_expression, as_text, matching, parse
from surveys.logic.functions import FUNCTIONS, REFUSED
from surveys.logic.matching import MAX_WORK, fits
from surveys.logic.parser import MAX_LENGTH
from surveys.logic.patterns import MAX_INSTRUCTIONS, Program, program_of
from surveys.logic.tree import Expression

SIGNS = """
( ) , ' " ’ „ “ ${ } ${a} . .. / [ ] * - = != < >= + 1 1.5 .5 1e9 a : :: @ | $ – &gt; and or div mod
"""
PIECES = st.sampled_from([*FUNCTIONS, *REFUSED, *SIGNS.split() * 3, " ", "\n", "\u00a0"])
ROWS = st.lists(PIECES, max_size=40)


@given(st.one_of(st.text(max_size=60), ROWS.map("".join), ROWS.map(" ".join)))
@example("(" * 5000)
@example("-" * 9999)
@example("not(" * 2000)
@example("1" + "+1" * 4999)
@example("if(1," * 1500)
@example("${a}" * 2000)
@example("'" * 9999)
@example("’" * 9999)
@example("[" * 9999)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    for columns in (False, True):
        tree = tree_of(text, columns=columns)
        if tree is not None:
            as_text(tree, Context(now="2026-11-27T14:05:00", seed=1))
            printed = as_expression(tree)
            assert len(printed) > MAX_LENGTH or tree_of(printed, columns=columns) == tree


def tree_of(text: str, *, columns: bool) -> Expression | None:
    try:
        return parse(text, columns=columns).tree
    except LogicError as error:
        place, sentence = error.column, error.sentence
    assert 1 <= place <= len(text) + 1
    assert sentence
    return None


@given(st.text(alphabet="ab.()[]|*+?{}0123,^$\\-wdsn", max_size=30))
def test_any_pattern_is_taken_or_refused(pattern: str) -> None:
    try:
        program = program_of(pattern)
    except LogicError as error:
        place = error.column
    else:
        place = 1
        assert len(program) <= MAX_INSTRUCTIONS + 1
        for text in ("", "a", "abab", "b" * 20):
            fits(program, text)
    assert 1 <= place <= len(pattern) + 1


TIMES = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,}"])
PATTERN = st.recursive(
    st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", "^", "$", ""]),
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map("".join),
        st.tuples(parts, parts).map("|".join),
        st.tuples(parts, TIMES).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    ),
    max_leaves=8,
)


@given(PATTERN.filter(lambda pattern: not re.search(r"[$^][*+?{]", pattern)), st.text(alphabet="ab1\n", max_size=6))
def test_a_pattern_means_what_python_takes_it_for(pattern: str, text: str) -> None:
    """On these signs both engines agree about what a sign means; `$` stands at the very end, as in browsers."""
    theirs = re.fullmatch(pattern.replace("$", r"\Z").replace(".", r"[^\n\r]"), text)
    assert fits(program_of(pattern), text) is bool(theirs)


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a*)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)b", "(a?)*a*b"])
def test_work_grows_with_the_text_and_not_beyond(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns that hang the engines of Python and of browsers."""
    program = program_of(pattern)
    seen: list[int] = []
    reached = matching._reached

    def counted(program: Program, begin: Sequence[int], **ends: bool) -> Any:
        seen.append(len(begin))
        return reached(program, list(begin), **ends)

    monkeypatch.setattr(matching, "_reached", counted)
    work = {}
    for length in (100, 1000):
        seen.clear()
        assert not fits(program, "a" * length)
        assert len(seen) == length + 1
        work[length] = sum(seen)
    assert work[1000] <= len(program) * 1001
    assert work[1000] <= 11 * work[100]


def test_a_text_beyond_the_bound_fits_nothing() -> None:
    program = program_of("(a{20}){20}a*")
    longest = MAX_WORK // len(program) - 1
    assert fits(program, "a" * longest)
    assert not fits(program, "a" * (longest + 1))


def test_a_large_result_stays_in_proportion_to_what_went_in() -> None:
    text = "concat(" + ", ".join(["${a}"] * 1000) + ")"
    assert len(as_text(parse(text).tree, Context(answers={"a": "x" * 1000}))) == 1_000_000
