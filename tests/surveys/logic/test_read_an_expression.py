"""What does the parser make of a text? The tree, the repairs, or a sentence with its place."""

import pytest

from surveys.logic import (
    LimitError,
    LogicError,
    MistakeError,
    OutsideError,
    answers_in,
    as_expression,
    parse,
)
from surveys.logic.parser import MAX_LENGTH, Mention
from surveys.logic.tree import Answer, Call, Chain, Column, Minus, Number, Own, Text


def test_operators_bind_as_in_xpath() -> None:
    assert parse("1 or 2 and 3 = 4 + 5 * -6").tree == Chain(
        Number(1),
        (
            (
                "or",
                Chain(
                    Number(2),
                    (
                        (
                            "and",
                            Chain(
                                Number(3),
                                (("=", Chain(Number(4), (("+", Chain(Number(5), (("*", Minus(Number(6))),))),))),),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )


def test_operators_of_one_rank_make_one_flat_chain() -> None:
    assert parse("1 - 2 + 3").tree == Chain(Number(1), (("-", Number(2)), ("+", Number(3))))
    assert parse("1 - (2 + 3)").tree == Chain(Number(1), (("-", Chain(Number(2), (("+", Number(3)),))),))


def test_words_are_operators_only_behind_a_value() -> None:
    assert parse("div div mod", columns=True).tree == Chain(Column("div"), (("div", Column("mod")),))
    for text in ("1div 1", "1 div1", "1div1", "'1'div'1'"):
        first = parse(text).tree
        assert isinstance(first, Chain), text
        assert first.rest[0][0] == "div"


def test_calls_answers_and_the_own_value() -> None:
    tree = parse("if ( selected( ${a}, 'x' ) , . , ${b.c-d} )").tree
    assert tree == Call("if", (Call("selected", (Answer("a"), Text("x"))), Own(), Answer("b.c-d")))
    assert answers_in(tree) == ["a", "b.c-d"]


def test_the_places_of_questions_are_told() -> None:
    assert parse("${a} = 1 and ${größe} = ${a}").mentions == (Mention("a", 1), Mention("größe", 14), Mention("a", 25))


REPAIRED = [
    ("${x} = ’yes’", "${x} = 'yes'", 2),
    ("${x} = „ja“", "${x} = 'ja'", 2),
    ("${x} = ‚ja‘ or ${x} = “nein”", "${x} = 'ja' or ${x} = 'nein'", 4),
    ("${x} = ’hotel' or ${x} = ’hostel'", "${x} = 'hotel' or ${x} = 'hostel'", 2),
    ("${x} = ’’ and ${y} !=’'", "${x} = '' and ${y} != ''", 3),
    ("${x} = 'hotel’ or ${x} = 'hostel’", "${x} = 'hotel' or ${x} = 'hostel'", 2),
    ("${x}\u00a0=\u202f1", "${x} = 1", 2),
    ("${x} – 1", "${x} - 1", 1),
    ("'Wie geht’s?'", "'Wie geht’s?'", 0),
    ('"„Nord“ – Süd"', "'„Nord“ – Süd'", 0),
    ("“it's”", '"it\'s"', 2),
]


@pytest.mark.parametrize(("text", "plain", "number"), REPAIRED)
def test_typographic_signs_are_repaired_and_reported(text: str, plain: str, number: int) -> None:
    parsed = parse(text)
    assert as_expression(parsed.tree) == plain
    assert len(parsed.repairs) == number
    for repair in parsed.repairs:
        assert text[repair.column - 1] == repair.found != repair.plain


def test_a_quote_inside_a_text_is_left_alone_when_the_rest_is_repaired() -> None:
    assert as_expression(parse("${x} = ’a’ and ${y} = 'geht’s'").tree) == "${x} = 'a' and ${y} = 'geht’s'"


MISTAKES = [
    ("", 1, "The expression is empty."),
    ("  ", 1, "The expression is empty."),
    ("1 +", 4, "The expression ends, but a text, a number or ${name} was expected."),
    ("${a} = ", 8, "The expression ends, but a text, a number or ${name} was expected."),
    ("= 1", 1, "A text, a number or ${name} was expected, but “=” stands here."),
    ("${a} or or ${b}", 9, "A text, a number or ${name} was expected, but “or” stands here."),
    ("(1 + 2", 1, "The bracket that opens here is not closed."),
    ("if(${a}, 1, 2", 3, "The bracket that opens here is not closed."),
    ("1 + 2)", 6, "This “)” has no partner before it."),
    ("${a} ${b}", 6, "“and”, “or”, “=” or another operator is missing before “b”."),
    ("${a} = 'x' AND ${b} = 'y'", 12, "Write “and” in small letters."),
    ("${a} == 1", 7, "One “=” is enough."),
    ("${a} > 3,5", 9, "A comma separates values inside a function. A decimal number has a point: 3.5."),
    ("'abc", 1, "The text that begins here has no closing quote."),
    ("1 + „abc", 5, "The text that begins here has no closing quote."),
    ("${abc", 1, "The name that begins here has no closing “}”."),
    ("${a b}", 1, "“a b” cannot be the name of a question."),
    ("${}", 1, "“” cannot be the name of a question."),
    ("true", 1, "“true” needs brackets: true()."),
    ("${a} && ${b}", 6, "“&&” has no meaning here. Write “and”."),
    ("${a} || ${b}", 6, "“||” has no meaning here. Write “or”."),
    (". &gt;= 1", 3, "“&gt;=” has no meaning here. Write “>=”."),
    ("${a} ≥ 1", 6, "“≥” has no meaning here. Write “>=”."),
    ("!${a}", 1, "“!” has no meaning here. Write “not(…)”."),
    ("${a} # 1", 6, "“#” has no meaning here."),
    ("selectd(${a}, 'x')", 1, "“selectd” is not a function that surveys know. Did you mean “selected”?"),
    ("Selected(${a}, 'x')", 1, "“Selected” is not a function that surveys know. Did you mean “selected”?"),
    ("selected(${a})", 1, "Values in the brackets of “selected”: at least 2, given 1."),
    ("not()", 1, "Values in the brackets of “not”: at least 1, given 0."),
    ("true(1)", 1, "Values in the brackets of “true”: at most 0, given 1."),
    ("if(1, 2, )", 10, "A text, a number or ${name} was expected, but “)” stands here."),
    ("if(1 2, 3)", 6, "“and”, “or”, “=” or another operator is missing before “2”."),
    ("weighted-checklist(1, 2, 3)", 1, "“weighted-checklist” needs a weight for each condition."),
    ("1e999", 1, "This number is too big."),
    ("regex(., ${a})", 10, "The pattern of “regex” must stand in quotes."),
    ("regex(., '[a')", 11, "The “[” in the pattern is not closed."),
    ("regex(., 'ab(c')", 13, "The “(” in the pattern is not closed."),
    ("regex(., 'ab)')", 13, "The pattern has a “)” too many."),
    ("regex(., '*a')", 11, "There is nothing before “*” in the pattern that could be repeated."),
    ("regex(., 'a**')", 13, "There is nothing before “*” in the pattern that could be repeated."),
    ("regex(., '^*')", 12, "There is nothing before “*” in the pattern that could be repeated."),
    ("regex(., '[z-a]')", 12, "The range “z-a” in the pattern runs backwards."),
    ("regex(., 'a{2,1}')", 12, "“{2,1}” in the pattern is no number of repetitions."),
    ("regex(., 'a{x}')", 12, "“{x}” in the pattern is no number of repetitions."),
    ("regex(., 'a{2')", 12, "The “{” in the pattern is not closed."),
    ("regex(., 'a\\')", 12, "The pattern ends with “\\”."),
]


@pytest.mark.parametrize(("text", "column", "sentence"), MISTAKES)
def test_a_mistake_is_told_with_its_place(text: str, column: int, sentence: str) -> None:
    with pytest.raises(MistakeError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.sentence) == (column, sentence)
    assert str(caught.value) == f"Column {column}: {sentence}"


OUTSIDE = [
    ("../a = 1", 1, "path", "“../a” is a path"),
    ("/data/a", 1, "path", "“/data/a” is a path"),
    ("${a}/b", 5, "path", "“/b” is a path"),
    ("./a", 2, "path", "“/a” is a path"),
    ("//a", 1, "path", "“//a” is a path"),
    ("self::node()", 5, "axis", "“::” is an axis"),
    ("${a}[1]", 5, "filter", "“[” filters a list"),
    ("@id", 1, "attribute", "“@” reads an attribute"),
    ("${a} | ${b}", 6, "union", "“|” joins lists"),
    ("count(*)", 1, "count()", "“count” works on the nodes"),
    ("not(*)", 5, "wildcard", "“*” without a value"),
    ("$a", 1, "variable", "“$” begins a variable"),
    ("${a} = yes", 8, "bare name", "Write 'yes' for a text or ${yes} for an answer."),
    ("jr:x", 1, "path", "“jr:x” is a field"),
    ("${last-saved#a}", 1, "last-saved", "“last-saved” asks for an earlier response"),
    ("instance('x')/list/item[name = ${a}]/label", 1, "instance()", "looks something up in another list"),
    ("pulldata('a', 'b', 'c', ${d})", 1, "pulldata()", "looks something up in another list"),
    ("jr:choice-name(${a}, '${a}')", 1, "jr:choice-name()", "looks up the wording"),
    ("indexed-repeat(${a}, ${b}, 1)", 1, "indexed-repeat()", "Surveys are flat"),
    ("sum(${a})", 1, "sum()", "Surveys are flat"),
    ("position(..)", 1, "position()", "Surveys are flat"),
    ("area(${a})", 1, "area()", "places on a map"),
    ("uuid()", 1, "uuid()", "identify somebody"),
    ("cht:difference-in-months(${a}, ${b})", 1, "cht:difference-in-months()", "belongs to another program"),
    ("explode()", 1, "explode()", "is not a function that surveys know"),
    ("regex(., '(?=a)')", 11, "pattern", "looks ahead or behind with “(?=”"),
    ("regex(., '(?<!a)')", 11, "pattern", "looks ahead or behind"),
    ("regex(., '(a)\\1')", 14, "pattern", "repeats an earlier part with “\\1”"),
    ("regex(., '(?i)a')", 11, "pattern", "uses “(?i”"),
    ("regex(., '\\bа')", 11, "pattern", "uses “\\b”"),
    ("regex(., '\\p{L}')", 11, "pattern", "uses “\\p”"),
]


@pytest.mark.parametrize(("text", "column", "construct", "reason"), OUTSIDE)
def test_what_surveys_do_not_know_is_refused_by_name(text: str, column: int, construct: str, reason: str) -> None:
    with pytest.raises(OutsideError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.construct) == (column, construct)
    assert reason in caught.value.sentence


def test_bare_names_are_columns_in_choice_filters_only() -> None:
    assert parse("region = ${region}", columns=True).tree == Chain(Column("region"), (("=", Answer("region")),))
    with pytest.raises(OutsideError, match="path"):
        parse("region/x = 1", columns=True)
    with pytest.raises(OutsideError):
        parse("region = ${region}")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1+" * MAX_LENGTH, MAX_LENGTH + 1),
        ("(" * 100 + "1" + ")" * 100, 65),
        ("-" * 100 + "1", 65),
        ("not(" * 100 + "1" + ")" * 100, 257),
        ("(" * 40 + "1" + "*1+1<1=1 and 1 or 1)" * 40, 1),
        ("regex(., 'a{1000}a')", 18),
        ("regex(., '(a{500}){500}')", 23),
        ("regex(., 'a{9999999999999}')", 12),
        ("regex(., '" + "(" * 30 + ")" * 30 + "')", 31),
    ],
)
def test_too_long_or_too_deep_is_an_error_with_a_place(text: str, column: int) -> None:
    with pytest.raises(LimitError) as caught:
        parse(text)
    assert caught.value.column == column


def test_a_long_chain_is_not_deep() -> None:
    tree = parse(" or ".join(f"${{q{number}}} = '1'" for number in range(400))).tree
    assert isinstance(tree, Chain)
    assert len(tree.rest) == 399


def test_every_kind_of_refusal_is_one_kind_of_error() -> None:
    for text in ("", "../a", "(" * 100):
        with pytest.raises(LogicError):
            parse(text)
