"""Somebody brings a form of KoboToolbox or ODK: what is taken, what is changed, what is refused, and where."""

import pytest
from django.utils.translation import override

from surveys.definition import parse_definition
from surveys.exchange.report import Outcome
from surveys.questiontypes import KINDS
from tests.surveys.exchange.make import YES_NO, form, questions, read, sentences

TAKEN, CHANGED, REFUSED = Outcome.TAKEN, Outcome.CHANGED, Outcome.REFUSED


def test_a_plain_form_is_taken_as_it_is() -> None:
    found = read(
        form(
            "text | name | Wie heißt Ihre Straße?",
            "integer | age | Wie alt sind Sie?",
            "select_one yn | garden | Haben Sie einen Garten?",
            "note | thanks | Danke.",
            choices=YES_NO,
            settings="form_title | default_language\nUmfrage | Deutsch (de)",
        )
    )
    assert found.report.verdict == TAKEN
    assert found.report.exit_code == 0
    made = questions(found)
    assert {code: question["kind"] for code, question in made.items()} == {
        "name": "text_short",
        "age": "number",
        "garden": "single",
        "thanks": "info",
    }
    assert [option["code"] for option in made["garden"]["options"]] == ["yes", "no"]
    assert found.document is not None
    assert found.document["title"] == {"de": "Umfrage"}
    assert parse_definition(found.document).languages == ("de",)


def test_each_row_is_in_the_report() -> None:
    found = read(form("text | a | A", "text | b | B", "begin group | g | G", "text | c | C", "end group | | "))
    places = [(entry.place.sheet, entry.place.row, entry.place.name) for entry in found.report.entries]
    assert places == [("survey", 3, "a"), ("survey", 4, "b"), ("survey", 5, "g"), ("survey", 6, "c"), ("survey", 7, "")]


def test_groups_become_pages_and_groups_in_them_conditions() -> None:
    found = read(
        form(
            "select_one yn | pet | Haustier? | ",
            "begin group | animal | Das Tier | ${pet} = 'yes'",
            "text | call | Wie heißt es? | ",
            "begin group | food | Futter | ${call} != ''",
            "text | eats | Was frisst es? | string-length(${call}) > 2",
            "end group | | | ",
            "end group | | | ",
            "text | last | Noch etwas? | ",
            choices=YES_NO,
            head="type | name | label | relevant",
        )
    )
    assert found.document is not None
    titles = [page["title"]["de"] for page in found.document["pages"]]
    assert titles == ["Seite 1", "Das Tier", "Seite 3"]
    assert found.document["pages"][1]["show_if"] == {"expression": "${pet} = 'yes'"}
    made = questions(found)
    assert made["eats"]["show_if"] == {"expression": "${call} != '' and string-length(${call}) > 2"}
    assert made["food"] == {
        "code": "food",
        "kind": "info",
        "text": {"de": "Futter"},
        "show_if": {"expression": "${call} != ''"},
    }


def test_languages_come_from_the_heads_of_columns() -> None:
    text = """
    | survey |
    | | type | name | label::Deutsch (de) | label::English (en) | label::العربية (ar) | hint::English |
    | | select_one yn | a | Frage | Question | سؤال | A hint |
    | choices |
    | | list_name | name | label::Deutsch (de) | label::English (en) |
    | | yn | yes | Ja | Yes |
    | | yn | no | Nein | No |
    | settings |
    | | default_language |
    | | English (en) |
    """
    found = read(text)
    assert found.document is not None
    assert found.document["languages"] == ["en", "de", "ar"]
    assert questions(found)["a"]["text"] == {"de": "Frage", "en": "Question", "ar": "سؤال"}
    assert questions(found)["a"]["hint"] == {"en": "A hint"}
    assert found.report.verdict == TAKEN


def test_checks_needs_filters_and_first_values_come_along() -> None:
    found = read(
        form(
            "integer | age | Alter? | . >= 14 and . <= 120 | Bitte 14 bis 120. | yes | | 30",
            "select_one town | town | Stadt? | | | ${age} > 17 | | ",
            "select_one street | street | Straße? | | | | town = ${town} | ",
            choices="""
            list_name | name | label | town
            town | a | A-Stadt |
            town | b | B-Dorf |
            street | a1 | Allee | a
            street | b1 | Gasse | b
            """,
            head="type | name | label | constraint | constraint_message | required | choice_filter | default",
        )
    )
    made = questions(found)
    assert made["age"]["constraint"] == {"expression": ". >= 14 and . <= 120"}
    assert made["age"]["constraint_text"] == {"de": "Bitte 14 bis 120."}
    assert made["age"]["required"] is True
    assert made["age"]["default"] == "30"
    assert made["town"]["required_if"] == {"expression": "${age} > 17"}
    assert made["street"]["choice_filter"] == {"expression": "town = ${town}"}
    assert made["street"]["options"][0]["attributes"] == {"town": "a"}
    assert found.report.verdict == TAKEN


def test_typographic_quotes_and_capital_letters_are_repaired_and_told() -> None:
    found = read(
        form(
            "Select_One yn | pet | Haustier? | ",
            "TEXT | call | Wie heißt es? | ${Pet} = ’yes’",
            choices=YES_NO,
            head="Type | NAME | Label | Relevant",
        )
    )
    assert questions(found)["call"]["show_if"] == {"expression": "${pet} = 'yes'"}
    assert found.report.exit_code == 1
    assert len(sentences(found.report, CHANGED)) == 3


def test_names_of_answers_are_changed_in_conditions_too() -> None:
    found = read(
        form(
            "select_one l | a | A? | ",
            "text | b | B? | ${a} = 'not sure'",
            "text | c | C? | selected(${a}, 'not sure') or ${a} = 1.5",
            choices="list_name | name | label\nl | not sure | weiß nicht\nl | 1.5 | eineinhalb",
            head="type | name | label | relevant",
        )
    )
    made = questions(found)
    assert [option["code"] for option in made["a"]["options"]] == ["not_sure", "1_5"]
    assert made["b"]["show_if"] == {"expression": "${a} = 'not_sure'"}
    assert made["c"]["show_if"] == {"expression": "selected(${a}, 'not_sure') or ${a} = '1_5'"}


def test_other_becomes_an_answer_that_asks_for_words() -> None:
    found = read(form("select_one yn or_other | a | A?", choices=YES_NO))
    assert questions(found)["a"]["options"][2] == {"code": "other", "text": {"de": "Sonstiges"}, "other": True}
    assert found.report.verdict == TAKEN


def test_what_a_telephone_would_note_is_left_out_and_told() -> None:
    found = read(form("start | start | ", "deviceid | id | ", "username | who | ", "text | a | A?"))
    assert list(questions(found)) == ["a"]
    assert len(sentences(found.report, CHANGED)) == 3


def test_formatting_and_earlier_answers_are_taken_out_of_texts() -> None:
    found = read(form("text | a | **Name** <br> & <b>Straße</b>", "text | b | Wie alt ist ${a}, 5 * 3 < 16?"))
    made = questions(found)
    assert made["a"]["text"]["de"] == "Name \n & Straße"
    assert made["b"]["text"]["de"] == "Wie alt ist …, 5 * 3 < 16?"
    assert found.report.verdict == CHANGED


REFUSALS = {
    "repeat": (form("begin repeat | r | R", "text | a | A", "end repeat | | "), 3, "type"),
    "unknown type": (form("text | a | A", "telepathy | b | B"), 4, "type"),
    "sound": (form("text | a | A", "audio | b | B"), 4, "type"),
    "external list": (form("select_one_from_file towns.csv | a | A"), 3, "type"),
    "missing list": (form("select_one nowhere | a | A", choices=YES_NO), 3, "type"),
    "twice the same name": (form("text | a | A", "text | a | B"), 4, "name"),
    "bad name": (form("text | 1 2 | A"), 3, "name"),
    "no name": (form("text | | A"), 3, ""),
    "no type": (form(" | a | A", "text | b | B"), 3, ""),
    "broken condition": (
        form("text | a | A | ", "text | b | B | ${a} >", head="type | name | label | relevant"),
        4,
        "relevant",
    ),
    "path": (form("text | a | A | ", "text | b | B | ../a = 1", head="type | name | label | relevant"), 4, "relevant"),
    "unknown question": (form("text | a | A | ${x} = 1", head="type | name | label | relevant"), 3, "relevant"),
    "looks ahead": (
        form("text | a | A | ${b} = 1", "text | b | B | ", head="type | name | label | relevant"),
        3,
        "",
    ),
    "today in a condition": (
        form("date | a | A | ", "text | b | B | ${a} = today()", head="type | name | label | relevant"),
        4,
        "relevant",
    ),
    "unknown column of a filter": (
        form("select_one yn | a | A | town = 1", choices=YES_NO, head="type | name | label | choice_filter"),
        3,
        "choice_filter",
    ),
    "other with filter": (
        form("select_one yn or_other | a | A | name != ''", choices=YES_NO, head="type | name | label | choice_filter"),
        3,
        "type",
    ),
    "open group": (form("begin group | g | G", "text | a | A"), 3, ""),
    "end without begin": (form("text | a | A", "end group | | "), 4, "type"),
    "two answers of one name": (
        form("select_one l | a | A", choices="list_name | name | label\nl | x | X\nl | x | Y"),
        7,
        "",
    ),
    "slip in a text": (form("text | a | Hallo ${nobody}"), 3, "label"),
    "bad parameter": (
        form("select_one yn | a | A | randomize=often", choices=YES_NO, head="type | name | label | parameters"),
        3,
        "parameters",
    ),
    "shared lists": (form("text | a | A | thing", head="type | name | label | save_to"), 3, "save_to"),
    "two columns for one thing": (form("text | a | A | B", head="type | name | label | caption"), 2, "caption"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_asked_refuses_the_form_and_says_where(name: str) -> None:
    text, row, column = REFUSALS[name]
    found = read(text)
    refused = [entry for entry in found.report.entries if entry.outcome == REFUSED]
    assert found.document is None
    assert found.report.exit_code == 2
    assert any((entry.place.row, entry.place.column) == (row, column) for entry in refused), [
        (entry.place, entry.sentence) for entry in refused
    ]
    assert all(entry.sentence for entry in refused)


@pytest.mark.parametrize("name", REFUSALS)
def test_sentences_are_german_and_english(name: str) -> None:
    said = []
    for language in ("de", "en"):
        with override(language):
            said.append(sentences(read(REFUSALS[name][0]).report, REFUSED))
    assert said[0] != said[1]


def test_a_misspelt_sheet_is_found() -> None:
    text = (
        form("select_one yn | a | A").replace("| survey |", "| survey |")
        + "\n| choises |\n| | list_name | name | label |\n| | yn | yes | Ja |"
    )
    found = read(text)
    assert any("choices" in sentence for sentence in sentences(found.report, CHANGED))
    assert read("| surveys |\n| | type | name | label |\n| | text | a | A |").report.exit_code == 2


@pytest.mark.skipif("calculate" not in KINDS, reason="the kind has not landed yet")
def test_a_value_is_worked_out_before_somebody_needs_it() -> None:
    found = read(
        form(
            "integer | a | A? | | ",
            "text | b | B? | | ${sum} > 3",
            "calculate | sum | | ${a} + 1 | ",
            head="type | name | label | calculation | relevant",
        )
    )
    assert list(questions(found)) == ["a", "sum", "b"]
