"""Are real budgets counted as the towns counted them, and as an independent program does?

Winners in expected.json were computed with pabutools and exact fractions.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ideas.budgeting.comparison import preferred, reach
from ideas.budgeting.greedy import by_votes
from ideas.budgeting.shares.raising import equal_shares
from ideas.pabulib.reading import PabulibFile, parse_pabulib, read_pabulib
from ideas.pabulib.variants import variant_of
from ideas.pabulib.writing import write_pabulib

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", Path(__file__).parents[4] / "shared/data")) / "pabulib"
pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    if not DATA.exists():
        pytest.skip(f"{DATA} is not here")
    instances: dict[str, Any] = json.loads((DATA / "expected.json").read_text())["instances"]
    return instances


@pytest.fixture(scope="module")
def files(expected: dict[str, Any]) -> dict[str, PabulibFile]:
    return {path.name: read_pabulib(path) for path in sorted(DATA.glob("*.pb"))}


def test_all_files_are_read_without_a_remark_about_votes(files: dict[str, PabulibFile]) -> None:
    assert len(files) == 10
    assert {name: file.notes for name, file in files.items() if file.notes} == {}


def winners_of(rules: dict[str, Any], beginning: str) -> Iterator[list[str]]:
    return (said["winners"] for name, said in rules.items() if name.startswith(beginning))


def test_by_votes_the_same_projects_win(expected: dict[str, Any], files: dict[str, PabulibFile]) -> None:
    for name, instance in expected.items():
        election = files[name].election
        for wanted in winners_of(instance["rules"], "greedy_by_votes"):
            found = election.keys_of(by_votes(election).winners)
            assert set(found) == set(wanted), name
            assert found == wanted or election.by_points, name  # where points count, they set the order, too


def test_by_equal_shares_the_same_projects_win_in_the_same_order(
    expected: dict[str, Any], files: dict[str, PabulibFile]
) -> None:
    counted = 0
    for name, instance in expected.items():
        election = files[name].election
        for wanted in winners_of(instance["rules"], "mes_cost_add1 (no exhaustive stop)"):
            outcome = equal_shares(election, step=instance["increment"])
            assert election.keys_of(outcome.winners) == wanted, name
            counted += 1
    assert counted == 8


@pytest.mark.parametrize(("rule", "times"), [("mes_cost", 8), ("mes_points", 1)])
def test_one_run_buys_the_same(rule: str, times: int, expected: dict[str, Any], files: dict[str, PabulibFile]) -> None:
    counted = 0
    for name, instance in expected.items():
        election = files[name].election
        if rule in instance["rules"] and election.by_points == (rule == "mes_points"):
            assert election.keys_of(equal_shares(election, raised=False).winners) == instance["rules"][rule]["winners"]
            counted += 1
    assert counted == times


def test_what_is_left_over_goes_by_votes_as_in_another_program(
    expected: dict[str, Any], files: dict[str, PabulibFile]
) -> None:
    counted = 0
    for name, instance in expected.items():
        election = files[name].election
        wanted = instance["rules"].get("mes_cost+utilitarian")
        if wanted and not election.by_points:
            outcome = equal_shares(election, raised=False, completed=True)
            assert election.keys_of(outcome.winners) == wanted["winners"], name
            counted += 1
    assert counted == 8


def file_of(files: dict[str, PabulibFile], part: str) -> PabulibFile:
    (found,) = (file for name, file in files.items() if part in name)
    return found


@pytest.mark.parametrize("town", ["Swiecie", "Wieliczka"])
def test_equal_shares_give_the_official_result(town: str, files: dict[str, PabulibFile]) -> None:
    file = file_of(files, town)
    assert file.official == frozenset(file.election.keys_of(equal_shares(file.election).winners))


@pytest.mark.parametrize("town", ["Wesola", "Lodz_2022", "Lodz_2025"])
def test_the_files_own_variant_gives_the_official_result(town: str, files: dict[str, PabulibFile]) -> None:
    file = file_of(files, town)
    assert variant_of(file).threshold > 0
    assert file.official == frozenset(file.election.keys_of(by_votes(file.election, variant=variant_of(file)).winners))


def test_wieliczka_preferred_equal_shares(files: dict[str, PabulibFile]) -> None:
    election = file_of(files, "Wieliczka").election
    shares, votes = equal_shares(election).winners, by_votes(election).winners
    compared = preferred(election, shares, votes)
    assert (compared.first, compared.second) == (1615, 873)
    assert reach(election, shares).with_one > reach(election, votes).with_one


def test_written_again_they_are_the_same(files: dict[str, PabulibFile]) -> None:
    for file in files.values():
        again = write_pabulib(
            file.meta,
            file.projects.columns,
            [row.cells for row in file.projects.rows],
            file.votes.columns,
            [row.cells for row in file.votes.rows],
        )
        assert parse_pabulib(again).election == file.election
