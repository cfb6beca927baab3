"""Can staff say who gets a question, in rows and groups, and does the condition survive what they do not touch?"""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.accounts.models import Account
from surveys.definition.rules import parse_rule
from surveys.drafting.condition_rows import Row
from surveys.drafting.conditions import Condition, Group, Kept, condition_of, tree_of
from surveys.drafting.tree import page_with, question_with
from surveys.logic import Context, as_expression, holds, parse
from surveys.models import Survey
from tests.surveys.make import COLOURS, YES_NO, document, page, question

GERMAN = {"accept-language": "de"}
NESTED = "selected(${A}, 'yes') and (${N} > 3 or (selected(${B}, 'red') and (${N} < 1 or ${A} = 'no')))"

VALUES = st.lists(st.sampled_from(["red", "blue", "other"]), min_size=1, max_size=2, unique=True).map(tuple)
ROWS = st.one_of(
    st.builds(Row, st.sampled_from("AB"), st.sampled_from(["one_of", "none_of", "lacks"]), VALUES),
    st.builds(Row, st.sampled_from("ABN"), st.sampled_from(["answered", "unanswered"])),
    st.builds(
        Row,
        st.just("N"),
        st.sampled_from(["at_least", "more", "equals", "less", "at_most"]),
        st.sampled_from([("3",), ("-2",), ("4.5",)]),
    ),
    st.builds(Row, st.just("B"), st.sampled_from(["ticked_at_least", "ticked_at_most"]), st.just(("2",))),
)
JOINS = st.sampled_from(["all", "any"])
CONDITIONS = st.builds(
    Condition,
    JOINS,
    st.lists(ROWS | st.builds(Group, JOINS, st.lists(ROWS, min_size=1, max_size=3).map(tuple)), max_size=4).map(tuple),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "A": st.sampled_from(["red", "blue", "other"]),
        "B": st.lists(st.sampled_from(["red", "blue", "other"]), unique=True, max_size=3),
        "N": st.sampled_from([-2, 3, 4, 4.5, 9]),
    },
)


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, st.lists(ANSWERS, min_size=3, max_size=3))
def test_what_the_editor_writes_it_reads_again_with_the_same_meaning(
    condition: Condition, answers: list[dict[str, Any]]
) -> None:
    written = tree_of(condition)
    if written is None:
        assert not condition.parts
        return
    read = parse(as_expression(written)).tree
    assert read == written
    again = tree_of(condition_of(read))
    assert again is not None
    assert condition_of(again) == condition_of(read), "a second reading finds the same rows"
    for given_answers in answers:
        context = Context(answers=given_answers)
        assert holds(again, context) is holds(written, context)


@pytest.mark.parametrize("expression", ["${N} + 1 > 3", "contains(${A}, 'x')", "not(${N} > 3)", "${N} != 4", NESTED])
def test_what_fits_into_no_row_is_kept_to_the_letter(expression: str) -> None:
    tree = parse(expression).tree
    condition = condition_of(tree)
    assert any(isinstance(part, Kept) for part in condition.parts)
    assert tree_of(condition) == tree


def test_an_equals_sign_is_no_row_where_several_answers_are_possible() -> None:
    tree = parse("${B} = 'red'").tree
    assert condition_of(tree, lambda row: not row.exact).parts == (Kept(tree),)


@pytest.fixture
def small(survey: Survey) -> Survey:
    """A choice, a list, a number, and an open question on the next page."""
    first = page("eins", question("A", "single", options=YES_NO), question("B", "multi", options=COLOURS))
    second = page("zwei", question("N", "number"), question("D", "text_long"), question("T", "matrix"))
    survey.draft = document(first, second)
    survey.draft["pages"][1]["questions"].pop()
    survey.save()
    return survey


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def _send(desk: Client, survey: Survey, act: str, code: str = "D", **fields: str | list[str]) -> HttpResponse:
    address = reverse("surveys:design_condition", args=[survey.slug, code])
    posted = {"revision": str(survey.draft_revision), "act": act, "join": "all"} | fields
    response = desk.post(address, posted, headers=GERMAN)
    survey.refresh_from_db()
    return response  # type: ignore[return-value]  # the test client's own class


def _row(name: str, code: str, operator: str, *values: str) -> dict[str, Any]:
    kind = {f"{name}_type": "row"} if "r" not in name else {}
    return kind | {f"{name}_q": code, f"{name}_op": operator, f"{name}_v": list(values)}


def _rule(survey: Survey, code: str = "D") -> str:
    rule = parse_rule(question_with(survey.draft, code).get("show_if"))
    return as_expression(rule) if rule else ""


def test_a_condition_of_two_rows_is_saved_and_read_as_a_sentence(desk: Client, small: Survey) -> None:
    fields = _row("c0", "N", "at_least", "65") | _row("c1", "B", "one_of", "red", "blue")
    response = _send(desk, small, "save", **fields)
    assert response.status_code == 302
    assert _rule(small) == "${N} >= 65 and (selected(${B}, 'red') or selected(${B}, 'blue'))"
    shown = desk.get(reverse("surveys:design_question", args=[small.slug, "D"]), headers=GERMAN).content.decode()
    sentence = "Nur wer bei Frage 3 mindestens 65 angibt und bei Frage 2 „rot“ oder „blau“ wählt."
    assert shown.count(sentence) == 3, "beside the question, and in the outline for phones and for desktops"


def test_a_group_within_is_saved_and_shown_again(desk: Client, small: Survey) -> None:
    group = {"c1_type": "group", "c1_join": "any"}
    fields = _row("c0", "A", "one_of", "yes") | group | _row("c1r0", "N", "less", "3") | _row("c1r1", "B", "answered")
    assert _send(desk, small, "save", **fields).status_code == 302
    assert _rule(small) == "selected(${A}, 'yes') and (${N} < 3 or ${B} != '')"
    address = reverse("surveys:design_condition", args=[small.slug, "D"])
    shown = desk.get(address).content.decode()
    assert 'name="c1_join"' in shown
    assert 'name="c1r1_op"' in shown


def test_buttons_add_and_drop_rows_and_save_nothing(desk: Client, small: Survey) -> None:
    shown = _send(desk, small, "add").content.decode()
    assert 'name="c0_q"' in shown
    shown = _send(desk, small, "group", **_row("c0", "A", "one_of", "yes")).content.decode()
    assert 'name="c1r1_q"' in shown
    shown = _send(
        desk, small, "drop.c0", **_row("c0", "A", "one_of", "yes") | _row("c1", "N", "more", "3")
    ).content.decode()
    assert 'name="c0_v" value="3"' in shown
    assert 'name="c1_q"' not in shown
    assert _rule(small) == ""
    assert small.draft_revision == 0


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("A", "one_of"), "Kreuzen Sie mindestens eine Antwort an."),
        (("A", "one_of", "perhaps"), "Kreuzen Sie mindestens eine Antwort an."),
        (("N", "at_least", "alt"), "Geben Sie eine Zahl ein, zum Beispiel 65."),
        (("N", "at_least", "nan"), "Geben Sie eine Zahl ein, zum Beispiel 65."),
        (("", ""), "Wählen Sie eine Frage aus."),
        (("D", "answered"), "Wählen Sie eine Frage aus."),
    ],
)
def test_a_row_that_lacks_something_is_refused_with_a_sentence(
    desk: Client, small: Survey, row: tuple[str, ...], sentence: str
) -> None:
    response = _send(desk, small, "save", **_row("c0", *row))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (_rule(small), small.draft_revision) == ("", 0)


def test_only_what_is_asked_before_is_offered(desk: Client, small: Survey) -> None:
    shown = _send(desk, small, "add", code="N").content.decode()
    assert '<option value="B"' in shown
    assert '<option value="D"' not in shown
    assert '<option value="N"' not in shown


def test_a_deep_condition_is_kept_when_a_row_is_added(desk: Client, small: Survey) -> None:
    question_with(small.draft, "D")["show_if"] = {"expression": NESTED}
    small.save()
    address = reverse("surveys:design_condition", args=[small.slug, "D"])
    shown = desk.get(address, headers=GERMAN).content.decode()
    assert "Dieser Teil passt in keine Zeile." in shown
    deep = "${N} > 3 or selected(${B}, 'red') and (${N} < 1 or ${A} = 'no')"
    fields = _row("c0", "A", "one_of", "yes") | {"c1_type": "kept", "c1_source": deep} | _row("c2", "B", "answered")
    assert _send(desk, small, "save", **fields).status_code == 302
    assert _rule(small) == f"selected(${{A}}, 'yes') and ({deep}) and ${{B}} != ''"


def test_saving_without_a_change_leaves_the_text_of_the_condition_alone(desk: Client, small: Survey) -> None:
    comparison = {"q": "A", "op": "in", "value": "yes"}
    question_with(small.draft, "D")["show_if"] = comparison
    small.save()
    assert _send(desk, small, "save", **_row("c0", "A", "one_of", "yes")).status_code == 302
    assert question_with(small.draft, "D")["show_if"] == comparison


def test_the_last_row_gone_means_everybody(desk: Client, small: Survey) -> None:
    question_with(small.draft, "D")["show_if"] = {"expression": "${N} > 3"}
    small.save()
    assert _send(desk, small, "save").status_code == 302
    assert "show_if" not in question_with(small.draft, "D")


def test_a_page_has_a_condition_on_earlier_pages_only(desk: Client, small: Survey) -> None:
    address = reverse("surveys:design_page_condition", args=[small.slug, "zwei"])
    fields = {"revision": "0", "act": "save", "join": "all"}
    refused = desk.post(address, fields | _row("c0", "N", "answered"), headers=GERMAN)
    assert refused.status_code == 422
    assert desk.post(address, fields | _row("c0", "A", "one_of", "yes")).status_code == 302
    small.refresh_from_db()
    assert page_with(small.draft, "zwei")["show_if"] == {"expression": "selected(${A}, 'yes')"}


def test_the_second_author_sees_the_other_condition_and_keeps_the_own(desk: Client, small: Survey) -> None:
    _send(desk, small, "save", **_row("c0", "N", "at_least", "65"))
    late = _send(desk, small, "save", revision="0", **_row("c0", "A", "one_of", "no"))
    page_text = late.content.decode()
    assert late.status_code == 409
    assert "Nur wer bei Frage 3 mindestens 65 angibt." in page_text
    assert 'value="no" checked' in page_text
    assert _rule(small) == "${N} >= 65"
