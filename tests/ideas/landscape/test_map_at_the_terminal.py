"""What does `manage.py opinion_map` take and print?"""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.ideas.landscape.people import LEFT, RIGHT, votes_of

HEADER = "timestamp,datetime,comment-id,voter-id,vote\n"


def written(folder: Path, lines: str, comments: str = "") -> Path:
    (folder / "votes.csv").write_text(lines, encoding="utf-8")
    if comments:
        (folder / "comments.csv").write_text(comments, encoding="utf-8")
    return folder / "votes.csv"


def conversation(folder: Path) -> Path:
    votes = votes_of([(60, LEFT), (40, RIGHT)])
    lines = "".join(f"1,Mon,{statement},{person},{vote}\n" for (person, statement), vote in votes.items())
    return written(folder, HEADER + lines, 'comment-id,moderated,comment-body\n0,1,"Mehr\nBäume"\n1,-1,Weg\n')


def mapped(path: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("opinion_map", str(path), *options, stdout=out)
    return out.getvalue()


def test_people_read_agreement_groups_and_texts(tmp_path: Path) -> None:
    text = mapped(conversation(tmp_path))
    assert text.index("Alle Gruppen stimmen zu:") < text.index("Gruppe 1, 60 Personen.")
    assert "Mehr Bäume" in text
    assert "Weg" not in text


def test_as_json_twice_it_is_the_same(tmp_path: Path) -> None:
    path = conversation(tmp_path)
    assert mapped(path, "--json") == mapped(path, "--json")
    said = json.loads(mapped(path, "--json"))
    assert (said["moderated_out"], [group["size"] for group in said["groups"]]) == ([1], [60, 40])


def test_the_later_vote_of_a_person_holds(tmp_path: Path) -> None:
    lines = "5,,7,anna,-1\n9,,7,anna,1\n6,,7,anna,0\n9,,7,ben,-1\n9,,7,ben,0\n"
    said = json.loads(mapped(written(tmp_path, HEADER + lines), "--json"))
    assert said["agreement"] == [{"statement": 7, "agree": 1, "disagree": 0, "pass": 1, "votes": 2}]
    assert (said["vote_rows"], said["no_groups"]) == (5, "few_people")


def test_few_people_are_told_why_there_are_no_groups(tmp_path: Path) -> None:
    assert "mindestens 60 Personen" in mapped(written(tmp_path, HEADER + "1,,1,anna,1\n"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        (HEADER, None),
        ("a,b\n1,2\n", 1),
        (HEADER + "1,,1,anna,2\n", 2),
        (HEADER + "1,,1,anna,\n", 2),
        (HEADER + "1,,,anna,1\n", 2),
        (HEADER + "1,,1,anna,1\nsoon,,1,ben,1\n", 3),
        (HEADER + "1,,1,anna,1,9,9\n", 2),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence(
    text: str, line: int | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SystemExit) as ended:
        mapped(path)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.rstrip().endswith(".")
    assert line is None or said.startswith(f"Zeile {line}:")
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("opinion_map", str(path), "--json", stdout=out)
    assert json.loads(out.getvalue())["line"] == line


def test_a_file_of_comments_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        mapped(conversation(tmp_path), "--comments", str(tmp_path / "nothing.csv"))
