"""Which expressions and answers could there be? Trees as the parser makes them, with answers of every kind."""

from typing import Any

from hypothesis import strategies as st

from surveys.logic.functions import FUNCTIONS
from surveys.logic.tree import RANKS, Answer, Call, Chain, Expression, Minus, Number, Own, Text

NAMES = ("age", "topics", "name", "born", "note")
# Half of them were picked to be awkward.
WORDS = st.one_of(
    st.sampled_from(["", " ", "0", "1", "-1", "2.5", ".5", "1e5", "NaN", "true", "yes", "a b", "a  b\tc\n", "ä🥰"]),
    st.sampled_from(["2026-11-27", "2026-1-2", "2026-02-29", "12:30", "%d.%m.%Y %a"]),
    st.sampled_from(["2024-02-29T23:59:59.999", "1969-12-31T00:00:00Z"]),
    st.text(max_size=8).filter(lambda text: not ("'" in text and '"' in text)),
)
FIGURES = st.one_of(
    st.sampled_from([0.0, 1.0, 2.0, 0.1, 0.5, 1.005, 2.675, 10.0, 365.25, 20784.0, 1e21, 1e-7]),
    st.sampled_from([2.0**53, 5e-324, 1.7e308]),
    st.floats(min_value=0, allow_nan=False, allow_infinity=False),
    st.integers(0, 100).map(float),
)
PATTERNS = st.sampled_from(["[0-9]+", "(a|b)*", r"\w+", "^.{1,3}$", r"[^\s]*", r"\d{4}-\d{2}-\d{2}", "(a+)+b", ""])
CHOSEN = st.lists(st.sampled_from(["a", "b", "yes", "1"]), max_size=3)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)  # JSON has no others.
ANSWERS = st.one_of(WORDS, st.none(), st.booleans(), st.integers(-1000, 1000), NUMBERS, CHOSEN)
OFFSETS = st.sampled_from([None, None, 0, 60, -420, 330])
CONTEXTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(st.sampled_from(NAMES), ANSWERS, max_size=len(NAMES)),
        "own": ANSWERS,
        "now": st.datetimes().map(lambda time: time.isoformat(timespec="milliseconds")),
        "offset": OFFSETS,
        "seed": st.integers(0, 2**32 - 1),
    }
)


def _calls(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.sampled_from(sorted(FUNCTIONS)).flatmap(lambda name: _call(name, parts))


def _call(name: str, parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    if name == "regex":
        return st.builds(lambda text, pattern: Call(name, (text, Text(pattern))), parts, PATTERNS)
    fewest, most = FUNCTIONS[name]
    many = st.lists(parts, min_size=fewest, max_size=most if most is not None else fewest + 3)
    if name == "weighted-checklist":
        many = many.map(lambda arguments: arguments[: len(arguments) // 2 * 2])
    return many.map(lambda arguments: Call(name, tuple(arguments)))


def _chains(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.sampled_from(sorted(set(RANKS.values()))).flatmap(lambda rank: _chain(rank, parts))


def _chain(rank: int, parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    signs = st.sampled_from([sign for sign in RANKS if RANKS[sign] == rank])
    rest = st.lists(st.tuples(signs, parts), min_size=1, max_size=3)
    return st.builds(lambda first, more: Chain(first, tuple(more)), parts, rest)


LEAVES: st.SearchStrategy[Expression] = st.one_of(
    WORDS.map(Text), FIGURES.map(Number), st.sampled_from(NAMES).map(Answer), st.just(Own())
)
TREES: st.SearchStrategy[Expression] = st.recursive(
    LEAVES, lambda parts: st.one_of(_calls(parts), _calls(parts), _chains(parts), parts.map(Minus)), max_leaves=12
)
