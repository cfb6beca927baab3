"""What does `manage.py tally_pabulib` print, and how does it end?"""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.ideas.counting.files import SMALL, changed, written


def tally(path: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("tally_pabulib", str(path), *options, stdout=out)
    return out.getvalue()


def tallied(path: Path, *options: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(tally(path, "--json", *options))
    return said


def test_by_votes_as_json(tmp_path: Path) -> None:
    said = tallied(written(tmp_path, SMALL), "--rule", "greedy")
    assert (said["winners"], said["cost"], said["ties"]) == (["p1", "p3"], 90, [])
    assert (said["rule"], said["official"], said["notes"]) == ("greedy", True, [])
    assert said["missed"] == {"p2": 0.6666}


def test_by_equal_shares_as_json(tmp_path: Path) -> None:
    said = tallied(written(tmp_path, SMALL), "--rule", "mes")
    assert (said["winners"], said["cost"], said["rule"]) == (["p1"], 60, "equalshares/add1")
    # With 35 each p2 would be bought, too, and both cost more than there is.
    assert (said["share"], said["step"], said["rounds"]) == (34, 1, 11)
    assert (said["voters"], said["voters_with_a_winner"], said["official"]) == (4, 3, False)


def test_a_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert tallied(path)["winners"] == ["p1", "p3"]


def test_the_files_variant_holds_unless_asked_otherwise(tmp_path: Path) -> None:
    path = written(tmp_path, changed("rule;greedy", "rule;greedy-no-skip"))
    assert tallied(path)["winners"] == ["p1"]
    assert tallied(path, "--plain")["winners"] == ["p1", "p3"]


def test_costs_keep_their_cents(tmp_path: Path) -> None:
    path = written(tmp_path, changed("p3;30;", "p3;29.5;"))
    assert tallied(path)["cost"] == 89.5


def test_a_tie_is_named_and_the_lot_settles_it(tmp_path: Path) -> None:
    level = (
        SMALL.replace("p2;50;2;", "p2;60;3;").replace("v4;p2;20", "v4;p2;20\nv5;p2;20").replace("votes;4", "votes;5")
    )
    path = written(tmp_path, level)
    assert tallied(path)["ties"] == [{"projects": ["p1", "p2"], "first": "p1", "by": "lot"}]
    assert "kein Los" in tally(path)
    firsts = {tallied(path, "--lot", f"Ziehung {number}")["winners"][0] for number in range(12)}
    assert firsts == {"p1", "p2"}


def test_both_rules_stand_side_by_side(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    said = tallied(path, "--compare")
    assert set(said["compared"]) == {"greedy", "mes"}
    assert said["voters_who_get_more"] == {"greedy": 1, "mes": 0, "equal": 3}
    text = tally(path, "--compare")
    assert "greedy" in text
    assert "equalshares/add1" in text


def test_people_read_names_money_and_what_missed(tmp_path: Path) -> None:
    text = tally(written(tmp_path, SMALL))
    assert 'Swing, "large" one' in text
    assert "66,6 %" in text
    assert "Wie das amtliche Ergebnis." in text


def test_a_step_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    assert tallied(path, "--rule", "mes", "--step", "5")["step"] == 5


@pytest.mark.parametrize("step", ["0", "-1", "x", "0.001"])
def test_a_step_that_is_no_money_is_refused(step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        tally(written(tmp_path, SMALL), "--rule", "mes", f"--step={step}")
    assert ended.value.code == 2
    assert step in capsys.readouterr().err


def test_a_broken_file_ends_with_a_sentence_and_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, changed("p2;50;", "p2;fifty;"))
    with pytest.raises(SystemExit) as ended:
        tally(path)
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Zeile 17: Die Kosten „fifty“ sind kein Geldbetrag.\n"


def test_as_json_too(tmp_path: Path) -> None:
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("tally_pabulib", str(written(tmp_path, "META\n")), "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"error": "Der Abschnitt META ist leer.", "line": 1}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04rest", b"\xff\xfeM\x00", "Łódź;ä".encode("cp1250"), b"META\x00"], ids=range(5)
)
def test_no_text_at_all_ends_with_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        tally(written(tmp_path, content))
    assert capsys.readouterr().err.rstrip().endswith(".")


def test_a_file_that_is_not_there_ends_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tally(tmp_path / "nothing.pb")
    assert "nothing.pb" in capsys.readouterr().err


def test_strictly_nothing_odd_is_counted(tmp_path: Path) -> None:
    tally(written(tmp_path, SMALL), "--strict")
    with pytest.raises(SystemExit):
        tally(written(tmp_path, changed("num_votes;4", "num_votes;5")), "--strict")
