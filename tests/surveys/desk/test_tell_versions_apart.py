"""What differs between two versions, what is a typo, and which answers count together? Pure functions, no database."""

from copy import deepcopy
from typing import Any

import pytest

from surveys.drafting.differences import Differences, differences
from surveys.drafting.question_differences import Difference, same_wording
from surveys.drafting.spelling import doubts, letters_apart, pieces
from surveys.drafting.tree import question_with
from surveys.drafting.versions import corrected, stamped, unstamped
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, page, question

YES = {"expression": "${A} = 'yes'"}


@pytest.fixture
def old() -> dict[str, Any]:
    return document(
        page("one", question("A", "single", options=YES_NO), question("B", "multi", options=COLOURS, show_if=YES)),
        page("two", question("C", "matrix", items=ITEMS, scales=[AGREE]), question("S", "scale", options=AGREE)),
    )


@pytest.fixture
def new(old: dict[str, Any]) -> dict[str, Any]:
    return deepcopy(old)


def _only(found: Differences) -> Difference:
    assert len(found.questions) == 1
    return found.questions[0]


def test_the_same_document_differs_in_nothing(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "B")["show_if"] |= {"tree": ["anything", "that says the same"]}
    question_with(old, "A")["reworded"] = 3
    assert not differences(old, new).something


def test_each_changed_text_is_named_with_its_language(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "A")["text"]["de"] = "Frage A!"
    question_with(new, "A")["options"][0]["text"]["en"] = "Yeah"
    found = _only(differences(old, new))
    assert [(one.key, one.old, one.new) for one in found.texts] == [
        ("A.text:de", "Frage A?", "Frage A!"),
        ("A.options.yes:en", "Yes", "Yeah"),
    ]
    assert all(one.may_be_typo and one.rewords for one in found.texts)


def test_sentences_around_an_answer_are_no_wording(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(old, "A")["required_text"] = {"de": "Bitte antworten."}
    question_with(new, "A")["required_text"] = {"de": "Hier fehlt etwas."}
    (change,) = _only(differences(old, new)).texts
    assert change.may_be_typo
    assert not change.rewords


def test_a_new_hint_is_no_typo_and_no_other_wording(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "A")["hint"] = {"de": "Denken Sie an heute."}
    (change,) = _only(differences(old, new)).texts
    assert not change.may_be_typo
    assert same_wording(question_with(old, "A"), question_with(new, "A"))


def test_to_name_another_answer_is_no_typo(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(old, "C")["text"]["de"] = "Warum ${A}?"
    question_with(new, "C")["text"]["de"] = "Warum ${B}?"
    (change,) = _only(differences(old, new)).texts
    assert not change.may_be_typo
    assert change.rewords


def test_a_language_is_told_once_and_not_text_by_text(old: dict[str, Any], new: dict[str, Any]) -> None:
    new["languages"] = ["de", "tr"]
    question_with(new, "A")["text"] = {"de": "Frage A?", "tr": "Soru A?"}
    found = differences(old, new)
    assert (found.languages_added, found.languages_gone, found.questions) == (("tr",), ("en",), ())


def test_answers_that_come_and_go_count_together(old: dict[str, Any], new: dict[str, Any]) -> None:
    options = question_with(new, "B")["options"]
    options[1] = {"code": "o1", "text": {"de": "grün", "en": "green"}}
    found = _only(differences(old, new))
    assert [row["code"] for row in found.gone] == ["blue"]
    assert [row["code"] for row in found.added] == ["o1"]
    assert not found.breaks


@pytest.mark.parametrize(
    ("code", "part", "value"),
    [
        ("A", "kind", "multi"),
        ("A", "calculation", {"expression": "1"}),
        ("B", "max_picks", 2),
        ("C", "scales", [AGREE[1:]]),
        ("S", "options", AGREE[1:]),
    ],
)
def test_what_cannot_be_added_up_is_counted_apart(
    old: dict[str, Any], new: dict[str, Any], code: str, part: str, value: object
) -> None:
    question_with(new, code)[part] = value
    assert _only(differences(old, new)).breaks
    assert not same_wording(question_with(old, code), question_with(new, code))


def test_rows_of_a_table_are_counted_each_for_itself(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "C")["items"] = ITEMS[:1]
    found = _only(differences(old, new))
    assert [row["code"] for row in found.gone] == ["way"]
    assert not found.breaks


@pytest.mark.parametrize("value", [None, {"expression": "${A} = 'no'"}])
def test_another_condition_is_told_and_counts_together(old: dict[str, Any], new: dict[str, Any], value: object) -> None:
    question_with(new, "B")["show_if"] = value
    found = _only(differences(old, new))
    assert (found.parts, found.breaks) == (("show_if",), False)


def test_moved_questions_are_those_that_left_their_order(old: dict[str, Any], new: dict[str, Any]) -> None:
    first, second = new["pages"]
    second["questions"].insert(0, first["questions"].pop(0))
    found = differences(old, new)
    assert [(one.code, one.moved, one.texts) for one in found.questions] == [("A", True, ())]


def test_pages_and_questions_that_come_and_go_are_named(old: dict[str, Any], new: dict[str, Any]) -> None:
    new["pages"][1] = page("three", question("Z", "number"))
    found = differences(old, new)
    assert [(one.key, one.old is None, one.new is None) for one in found.pages] == [
        ("three", True, False),
        ("two", False, True),
    ]
    assert [(one.code, one.old is None, one.new is None) for one in found.questions] == [
        ("Z", True, False),
        ("C", False, True),
        ("S", False, True),
    ]


def test_a_correction_changes_the_chosen_texts_only(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "A")["text"]["de"] = "Frage Aa?"
    question_with(new, "A")["text"]["en"] = "Question Aa?"
    new["pages"][0]["title"]["de"] = "Seite eins"
    found = [one for one in differences(old, new).texts if one.language == "de"]
    made = corrected(old, found)
    assert question_with(made, "A")["text"] == {"de": "Frage Aa?", "en": "Question A?"}
    assert made["pages"][0]["title"]["de"] == "Seite eins"
    assert question_with(old, "A")["text"]["de"] == "Frage A?"


def test_wordings_are_numbered_and_an_old_one_is_known_again(old: dict[str, Any], new: dict[str, Any]) -> None:
    question_with(new, "A")["text"]["de"] = "Ganz anders?"
    second = stamped(new, [old])
    assert [question_with(second, code).get("reworded") for code in "ABCS"] == [1, None, None, None]
    question_with(new, "A")["text"]["de"] = "Noch anders?"
    third = stamped(new, [second, old])
    assert question_with(third, "A")["reworded"] == 2
    assert "reworded" not in question_with(stamped(old, [third, second, old]), "A")
    assert unstamped(third) == new


def test_a_question_that_comes_back_is_compared_with_when_it_was_last_asked(old: dict[str, Any]) -> None:
    without = document(page("two", question("C", "matrix", items=ITEMS, scales=[AGREE])))
    other = deepcopy(old)
    question_with(other, "A")["text"]["de"] = "Anders?"
    assert "reworded" not in question_with(stamped(old, [without, old]), "A")
    assert question_with(stamped(other, [without, old]), "A")["reworded"] == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Wie zufriden sind Sie?", "Wie zufrieden sind Sie?", []),
        ("Nutzen Sie den Bus?", "Nutzen Sie den Bus nicht?", ["negation", "letters"]),
        ("Ich habe ein Rad", "Ich habe kein Rad", ["negation"]),
        ("In den letzten 5 Jahren", "In den letzten 9 Jahren", ["numbers"]),
        ("Wie finden Sie das?", "Was halten Sie davon?", ["letters"]),
    ],
)
def test_more_than_a_few_letters_and_little_words_that_matter_raise_doubts(
    old: str, new: str, expected: list[str]
) -> None:
    assert doubts(old, new) == expected


def test_both_texts_are_shown_whole_with_the_changed_words_marked() -> None:
    before, after = pieces("Wie oft gehen Sie hin?", "Wie selten gehen Sie dort hin?")
    assert "".join(one.text for one in before) == "Wie oft gehen Sie hin?"
    assert [one.text.strip() for one in before if one.changed] == ["oft"]
    assert [one.text.strip() for one in after if one.changed] == ["selten", "dort"]
    assert letters_apart("Bus", "Buss") == 1
