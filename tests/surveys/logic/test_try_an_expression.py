"""Can somebody at a terminal try an expression? `manage.py eval_expression`."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from surveys.logic import LogicError, Repair, parse
from surveys.management.commands.eval_expression import Command
from surveys.selectors.logic_words import repairs_in_words, sentence_with_place
from tests.surveys.logic.test_read_an_expression import MISTAKES, OUTSIDE

Output = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def begin(*arguments: str) -> Output:
        code = 0
        with translation.override("en"):
            try:
                Command().run_from_argv(["manage.py", "eval_expression", *arguments])
            except SystemExit as ended:
                code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out.strip(), printed.err.strip()

    return begin


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"age": 67, "topics": ["traffic", "green"], ".": "12"}), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["1 + 2"], "number: 3"),
        (["-1-1"], "number: -2"),
        (["-5<.", "--now", "2026-11-27T14:05"], "boolean: false"),
        (["concat('a', 'b')"], "string: ab"),
        (["today()", "--now", "2026-11-27T14:05"], "date: 2026-11-27"),
        (["date(0)", "--now", "2026-11-27T14:05-07:00"], "date: 1969-12-31T17:00:00.000-07:00"),
        (["random()", "--seed", "7"], "number: 0.011704753153026104"),
    ],
)
def test_kind_and_value_are_printed(run: Any, arguments: list[str], printed: str) -> None:
    assert run(*arguments) == (0, printed, "")


def test_answers_come_from_a_file(run: Any, answers: Path) -> None:
    expression = "${age} >= 65 and selected(${topics}, 'green') and . = 12"
    assert run(expression, "--answers", str(answers)) == (0, "boolean: true", "")


def test_the_clock_is_that_of_the_site_unless_told(run: Any) -> None:
    code, printed, _ = run("today() > '2026-01-01'")
    assert (code, printed) == (0, "boolean: true")


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("1 div 4", "number", 0.25),
        ("4 div 2", "number", 2),
        ("1 div 0", "number", "Infinity"),
        ("0 div 0", "number", "NaN"),
        ("1 = 1", "boolean", True),
        ("date('2026-1-2')", "date", "2026-01-02"),
        ("'ä'", "string", "ä"),
    ],
)
def test_one_json_object_for_programs(run: Any, expression: str, kind: str, value: Any) -> None:
    code, printed, _ = run(expression, "--json")
    assert (code, json.loads(printed)) == (0, {"type": kind, "value": value, "repairs": []})


def test_repairs_are_told(run: Any) -> None:
    said = ['Column 1: “„” was replaced by “"”.', 'Column 3: ““” was replaced by “"”.']
    assert run("„a“") == (0, "string: a", "\n".join(said))
    assert json.loads(run("„a“", "--json")[1])["repairs"] == said
    with translation.override("en"):
        assert repairs_in_words([Repair(4, "\u00a0", " ")]) == [
            "Column 4: a special space was replaced by a plain one."
        ]


def test_a_mistake_ends_with_a_sentence_and_its_place(run: Any) -> None:
    assert run("${a} ==") == (2, "", "Column 7: One “=” is enough.")
    code, printed, _ = run("../a", "--json")
    assert (code, json.loads(printed)["column"]) == (2, 1)


@pytest.mark.parametrize("content", ["[1]", "no json", "[" * 100_000])
def test_a_file_that_holds_no_answers_is_refused(run: Any, tmp_path: Path, content: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")
    code, printed, said = run("1", "--answers", str(file))
    assert (code, printed) == (2, "")
    assert "answers.json" in said
    assert run("1", "--answers", str(tmp_path / "none.json"))[0] == 2


def test_a_time_that_is_none_is_refused(run: Any) -> None:
    assert run("1", "--now", "noon") == (2, "", "“noon” is no time. Write it like 2026-11-27T14:05.")


@pytest.mark.parametrize("text", [row[0] for row in (*MISTAKES, *OUTSIDE)])
def test_every_sentence_is_there_in_german(text: str) -> None:
    with pytest.raises(LogicError) as caught:
        parse(text)
    with translation.override("de"):
        said = sentence_with_place(caught.value)
    assert said.startswith(f"Spalte {caught.value.column}: ")
    assert caught.value.sentence not in said
