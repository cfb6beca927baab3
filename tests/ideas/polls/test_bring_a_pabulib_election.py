"""An election of another city becomes a poll with the same result, and leaves again as a file that gives it, too."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ideas.budgeting.result import Rule, Settings, outcome_of
from ideas.models import Ballot, BallotEvent, Poll
from ideas.pabulib.reading import parse_pabulib, read_pabulib
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.pabulib_out import pabulib_of
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "pabulib"

SMALL = """META
key;value
description;Bürgerbudget
country;Germany
unit;Anger
instance;2026
num_projects;3
num_votes;60
budget;100
vote_type;approval
rule;greedy
date_begin;01.06.2026
date_end;20.06.2026
PROJECTS
project_id;cost;name
p1;60;Sonnensegel
p2;50;Bücherschrank
p3;40;Bänke
VOTES
voter_id;vote;voting_method
"""


def small(votes: int = 60) -> str:
    rows = [f"{n};{'p1,p3' if n % 3 else 'p2'};{'paper' if n % 2 else 'internet'}" for n in range(votes)]
    return SMALL.replace("num_votes;60", f"num_votes;{votes}") + "\n".join(rows) + "\n"


def bring(path: Path, process: Process) -> Poll:
    try:
        call_command("import_pabulib", str(path), "--process", process.slug)
    except SystemExit as ended:
        assert ended.code == 1, "taken with changes"  # noqa: PT017 (without changes it does not end at all)
    return Poll.objects.select_related("process__area").get()


def test_a_file_becomes_a_poll_with_its_ballots_and_its_result(process: Process, tmp_path: Path) -> None:
    (tmp_path / "x.pb").write_text(small(), encoding="utf-8")
    poll = bring(tmp_path / "x.pb", process)
    assert (poll.kind, poll.rule, poll.budget, poll.state) == ("budget", "greedy", 10_000, "closed")
    assert Ballot.objects.filter(channel="paper").count() == 30
    assert poll.results.get().figures["winners"] == ["p3", "p1"]
    fold_all(BALLOT_LEDGER)
    assert differences() == []
    call_command("verify_poll", poll.slug)


def test_it_leaves_as_a_file_with_the_same_result(process: Process, tmp_path: Path) -> None:
    (tmp_path / "x.pb").write_text(small(), encoding="utf-8")
    poll = bring(tmp_path / "x.pb", process)
    call_command("export_pabulib", poll.slug, "--output", str(tmp_path / "y.pb"))
    again = read_pabulib(tmp_path / "y.pb")
    first = parse_pabulib(small())
    assert again.election.ballots == first.election.ballots
    assert again.official == frozenset({"p1", "p3"})
    assert not again.notes


def test_few_ballots_do_not_leave(process: Process, tmp_path: Path) -> None:
    (tmp_path / "x.pb").write_text(small(49), encoding="utf-8")
    poll = bring(tmp_path / "x.pb", process)
    with pytest.raises(CommandError, match="50"):
        call_command("export_pabulib", poll.slug)


def test_a_broken_file_leaves_nothing(process: Process, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pb").write_text(small().replace("p1;60", "p1;viel"), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("import_pabulib", str(tmp_path / "x.pb"), "--process", process.slug)
    assert ended.value.code == 2
    assert capsys.readouterr().err.strip()
    assert not Poll.objects.exists()


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["Poland_Swiecie_2023", "Netherlands_Amsterdam_588", "Switzerland_Zurich_D5"])
def test_a_real_election_gives_the_result_of_its_file(process: Process, name: str) -> None:
    path = DATA / f"{name}.pb"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    poll, file = bring(path, process), read_pabulib(path)
    assert Ballot.objects.count() == BallotEvent.objects.count() > 0
    fold_all(BALLOT_LEDGER)
    assert differences() == []
    if poll.kind == "budget":
        figures = poll.results.get().figures["outcomes"]["equal_shares"]
        expected = outcome_of(file.election, Settings(Rule.EQUAL_SHARES, step=file.election.unit))
        assert set(figures["winners"]) == set(file.election.keys_of(expected.winners))
        out = parse_pabulib(pabulib_of(poll))
        assert sorted(out.election.ballots.values()) == sorted(
            times for ballot, times in file.election.ballots.items() if ballot
        )
