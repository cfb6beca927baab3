"""Does verify.py say yes to what is right and no to every kind of fraud it promises to find?"""

import ast
import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from ideas.budgeting.election import Election
from ideas.budgeting.greedy import Variant, by_votes
from ideas.budgeting.shares.raising import equal_shares
from participation.sealing import verify
from tests.ideas.counting.drawing import elections
from tests.sealing.publishing import COUNTS, REVISIONS, RULE, as_csv, publish, receipt, rows_of, write


def test_what_is_right_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([str(publish(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "WRONG" not in said
    assert said.endswith("All is right.\n")


def test_it_runs_alone_with_nothing_but_python(tmp_path: Path) -> None:
    copy = tmp_path / "verify.py"
    copy.write_bytes(Path(verify.__file__).read_bytes())
    folder = tmp_path / "poll"
    folder.mkdir()
    publish(folder)
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(copy), str(folder)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(verify.__file__).read_text())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= set(sys.stdlib_module_names)


def test_older_pythons_can_read_it() -> None:
    ast.parse(Path(verify.__file__).read_text(), feature_version=(3, 9))


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        write(folder, name, text.replace(old, new, 1))

    return changed


def change_ballot(folder: Path) -> None:
    """Somebody's choice is another one afterwards, and so is the count."""
    rows = rows_of(REVISIONS)
    row = next(row for row in rows if row["choices"] == '{"chosen": ["c"]}')
    row["choices"] = '{"chosen": ["b"]}'
    write(folder, "ballots.csv", as_csv(rows))
    write(folder, "tally.json", json.dumps({"ballots": 4, "counts": {"a": 3, "b": 2, "c": 1}, "winners": ["a", "c"]}))


def leave_out_ballot(folder: Path) -> None:
    write(folder, "ballots.csv", as_csv(rows_of(REVISIONS)[1:]))


def add_ballot(folder: Path) -> None:
    write(folder, "ballots.csv", as_csv(rows_of([*REVISIONS, [{"chosen": ["b"]}]])))


def leave_out_revision_everywhere(folder: Path) -> None:
    """The first revision of a changed ballot is gone, from the tree, too: the chain has a hole."""
    publish(folder)
    rows = rows_of(REVISIONS)
    gone = next(row for row in rows if row["choices"] == '{"chosen": ["b"]}')
    write(folder, "ballots.csv", as_csv([row for row in rows if row is not gone]))
    change("leaves.txt", gone["leaf"] + "\n", "")(folder)


def sort_by_time(folder: Path) -> None:
    with (folder / "ballots.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    write(folder, "ballots.csv", as_csv(rows[::-1]))


FRAUDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a count": (change("tally.json", '"a": 3', '"a": 4'), "the counts are what the ballots give"),
    "the number of ballots": (change("tally.json", '"ballots": 4', '"ballots": 5'), "5 ballots count"),
    "the winners": (change("tally.json", '["a", "c"]', '["b"]'), "the rule greedy gives these winners"),
    "a cost afterwards": (change("poll.json", '"c": 40', '"c": 41'), "the rule greedy gives these winners"),
    "more ballots than people": (change("poll.json", '"credentials": 10', '"credentials": 3'), "no more than the 3"),
    "a ballot": (change_ballot, "each ballot gives its leaf"),
    "a missing ballot": (leave_out_ballot, "all of them and no others"),
    "a ballot too many": (add_ballot, "all of them and no others"),
    "a missing revision": (leave_out_revision_everywhere, "each ballot has revisions 1, 2, 3"),
    "an order that tells something": (sort_by_time, "the ballots stand in the order of their hashes"),
    "a root": (change("heads.jsonl", '"root": "', '"root": "00'), "give the root"),
    "a signed day": (change("heads.jsonl", "2026-06-01", "2026-06-03"), "the head of 2026-06-03 is signed"),
    "a head without signature": (change("heads.jsonl", '"signature": "', '"signature": "00'), "is signed"),
    "a key": (change("poll.json", '"public_key": "', '"public_key": "00'), "is signed"),
}


@pytest.mark.parametrize("fraud", FRAUDS)
def test_fraud_is_found(fraud: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path)
    commit, sentence = FRAUDS[fraud]
    commit(tmp_path)
    assert verify.main([str(tmp_path)]) == 1
    wrong = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    assert any(sentence in line for line in wrong), wrong


def test_a_leaf_that_was_exchanged_is_found_by_everybody(tmp_path: Path) -> None:
    first = (publish(tmp_path) / "leaves.txt").read_text().split()[0]
    change("leaves.txt", first, "0" * 64)(tmp_path)
    assert verify.main([str(tmp_path)]) == 1


def test_a_receipt_leads_to_the_published_root(tmp_path: Path) -> None:
    publish(tmp_path)
    for row in rows_of(REVISIONS):
        write(tmp_path, "receipt.json", json.dumps(receipt(tmp_path, row)))
        assert verify.main([str(tmp_path), "receipt", str(tmp_path / "receipt.json")]) == 0


@pytest.mark.parametrize(
    "wrong", [{"choices": {"chosen": ["b"]}}, {"proof": []}, {"index": 5}, {"nonce": "0"}, {"leaf": "00" * 32}], ids=str
)
def test_a_receipt_that_does_not_fit_is_told(wrong: dict[str, Any], tmp_path: Path) -> None:
    publish(tmp_path)
    row = next(row for row in rows_of(REVISIONS) if row["choices"] == '{"chosen": ["c"]}')
    write(tmp_path, "receipt.json", json.dumps(receipt(tmp_path, row) | wrong))
    assert verify.main([str(tmp_path), "receipt", str(tmp_path / "receipt.json")]) == 1


def test_a_root_that_somebody_kept_is_compared(tmp_path: Path) -> None:
    first = json.loads((publish(tmp_path) / "heads.jsonl").read_text().splitlines()[0])
    assert verify.main([str(tmp_path), "head", str(first["size"]), first["root"]]) == 0
    assert verify.main([str(tmp_path), "head", str(first["size"] + 1), first["root"]]) == 1


def test_small_votes_publish_totals_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publish(tmp_path) / "ballots.csv").unlink()
    assert verify.main([str(tmp_path)]) == 0
    assert "only totals" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("poll.json", "{"),
        ("poll.json", "[]"),
        ("leaves.txt", "no hash\n"),
        ("heads.jsonl", "[1]\n"),
        ("ballots.csv", "a,b\n1,2\n"),
        ("tally.json", "{}"),
    ],
)
def test_broken_files_end_in_words(name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(publish(tmp_path), name, text)
    assert verify.main([str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().out


def test_no_folder_no_question(tmp_path: Path) -> None:
    assert verify.main([]) == 2
    assert verify.main([str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize(
    ("choices", "counts"),
    [
        ({"points": {"a": 3, "b": 1}}, {"a": 3, "a#": 1, "b": 1, "b#": 1}),
        ({"order": ["b", "a"]}, {"b@1": 1, "a@2": 1}),
        ({"answers": {"s1": "agree", "s2": "pass"}}, {"s1=agree": 1, "s2=pass": 1}),
        ({"duels": {"a|b": "b", "a|c": "="}}, {"b>a": 1, "a=c": 1}),
    ],
)
def test_every_kind_of_vote_is_counted(choices: dict[str, Any], counts: dict[str, int], tmp_path: Path) -> None:
    publish(tmp_path, [[choices]], rule=None, counts=counts)
    assert verify.main([str(tmp_path)]) == 0


@pytest.mark.parametrize(("walls", "code"), [({"a": 12}, 0), ({}, 1), ({"a": 11}, 1)])
def test_dots_on_walls_are_counted_apart(walls: dict[str, int], code: int, tmp_path: Path) -> None:
    publish(tmp_path, [[{"wall": {"a": 12}}], [{"chosen": ["a"]}]], rule=None, counts={"a": 1}, walls=walls)
    assert verify.main([str(tmp_path)]) == code


@settings(max_examples=40)
@given(elections(voters=8), st.sampled_from(["greedy", "greedy-no-skip", "greedy-threshold", "equalshares/add1"]))
def test_winners_are_those_of_the_house(election: Election, name: str) -> None:
    keys = [project.key for project in election.projects]
    costs = {project.key: project.cost for project in election.projects}
    rule = {
        "name": name,
        "budget": election.budget,
        "costs": costs,
        "threshold": 2 if name == "greedy-threshold" else 0,
    }
    ballots = [
        {"chosen": [keys[n] for n, _ in ballot]} for ballot, times in election.ballots.items() for _ in range(times)
    ]
    if name == "equalshares/add1":
        expected = equal_shares(election, step=1)
    else:
        expected = by_votes(election, variant=Variant(skip=name != "greedy-no-skip", threshold=rule["threshold"]))  # type: ignore[arg-type]  # a number
    assert verify.winners_of(rule, ballots) == election.keys_of(expected.winners)


@settings(max_examples=20)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=64), st.integers(0, 511))
def test_signatures_are_those_of_another_library(seed: bytes, text: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(text)
    assert verify.is_signed(public, text, signature)
    broken = (int.from_bytes(signature, "big") ^ 1 << bit).to_bytes(64, "big")
    assert not verify.is_signed(public, text, broken)
    assert not verify.is_signed(public, text + b"!", signature)


def test_the_examples_say_what_they_say() -> None:
    assert verify.counted(ballot[-1] for ballot in REVISIONS) == COUNTS
    assert verify.winners_of(RULE, [ballot[-1] for ballot in REVISIONS if ballot[-1]]) == ["a", "c"]
