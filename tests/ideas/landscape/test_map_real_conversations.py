"""Is a real conversation mapped as Polis's formulas say?

Expected numbers come from red-dwarf and from Polis's export.
"""

import csv
import io
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from ideas.landscape.clusters import clusters_of
from ideas.landscape.landscape import enough
from ideas.landscape.plane import plane_of
from ideas.landscape.stability import rand_index
from ideas.opinion_files import read_conversation

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", Path(__file__).parents[4] / "shared/data")) / "polis"
TAIWAN, SEATTLE = "vtaiwan.uberx", "15-per-hour-seattle"
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not here"),
]


@cache
def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "expected.json").read_text())[name]
    return found


@cache
def mapped(name: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("opinion_map", str(DATA / name / "votes.csv"), "--json", stdout=out)
    said: dict[str, Any] = json.loads(out.getvalue())
    return said


@pytest.mark.parametrize("name", [TAIWAN, SEATTLE])
def test_votes_are_read_as_they_are(name: str) -> None:
    said, wanted = mapped(name), expected(name)
    found = [said[key] for key in ("vote_rows", "votes", "people", "statements")]
    assert found == [wanted[key] for key in ("vote_rows", "distinct_pairs", "participants", "comments")]
    assert sorted(said["moderated_out"]) == sorted(wanted["moderated_out"])
    sizes = wanted["official_group_sizes"]
    assert abs(said["clustered"] - (sizes["0"] + sizes["1"])) <= 1


@pytest.mark.parametrize("name", [TAIWAN, SEATTLE])
def test_majorities_are_those_of_another_program(name: str) -> None:
    for side, wanted in expected(name)["reddwarf_0_4_0"]["consensus_full"].items():
        found = mapped(name)["majorities"][side]
        assert [(one["statement"], one["count"], one["votes"]) for one in found] == [
            (one["tid"], one["n-success"], one["n-trials"]) for one in wanted
        ]
        assert [one["value"] for one in found] == pytest.approx([one["p-success"] for one in wanted], abs=1e-6)


@pytest.mark.parametrize("name", [TAIWAN, SEATTLE])
def test_directions_explain_as_much_as_those_of_another_program(name: str) -> None:
    plane = plane_of(read_conversation(DATA / name / "votes.csv").opinions)
    assert plane.explained == pytest.approx(expected(name)["reddwarf_0_4_0"]["explained_variance_ratio"], rel=1e-9)


def test_agreement_across_groups_comes_first_and_equals_another_programs() -> None:
    found = mapped(TAIWAN)["consensus"]
    assert found["basis"] == "groups"
    wanted = expected(TAIWAN)["reddwarf_0_4_0"]["gac_agree_top5_forced_k"]
    assert [[one["statement"], one["value"]] for one in found["agree"]] == [
        [statement, pytest.approx(value, abs=1e-6)] for statement, value in wanted
    ]


def test_groups_and_what_is_typical_equal_another_programs() -> None:
    oracle = expected(TAIWAN)["reddwarf_0_4_0"]
    groups = mapped(TAIWAN)["groups"]
    assert [group["size"] for group in groups] == sorted(oracle["free_sizes"].values(), reverse=True)
    typical = [[[one["statement"], one["side"]] for one in group["typical"]] for group in groups]
    assert sorted(sorted(one) for one in typical) == sorted(sorted(one) for one in oracle["repness_forced_k"].values())
    assert mapped(TAIWAN)["stability"]["mean"] >= 0.75


def test_groups_are_near_the_official_ones() -> None:
    opinions = read_conversation(DATA / TAIWAN / "votes.csv").opinions
    with (DATA / TAIWAN / "participants-votes.csv").open() as file:
        official = {row["participant"]: row["group-id"] for row in csv.DictReader(file)}
    voted = enough(opinions)
    labels = clusters_of(plane_of(opinions).places[voted]).labels
    groups = [official.get(person, "") for person, counts in zip(opinions.people, voted, strict=True) if counts]
    known = np.array([group != "" for group in groups])
    theirs = np.array([int(group or 0) for group in groups])
    likeness = expected(TAIWAN)["reddwarf_0_4_0"]["ari_vs_official_free_k"]
    assert rand_index(theirs[known], labels[known]) == pytest.approx(likeness, abs=1e-3)


def test_an_unstable_conversation_shows_agreement_only() -> None:
    said = mapped(SEATTLE)
    assert (said["groups"], said["no_groups"], said["consensus"]["basis"]) == (None, "unstable", "everybody")
    assert len(said["agreement"]) == said["statements"] - len(said["moderated_out"])


def test_nobody_can_be_found_in_what_is_said() -> None:
    said = json.dumps(mapped(TAIWAN))
    assert "voter" not in said
    assert "labels" not in said
