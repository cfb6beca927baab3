"""A poll ends: its ballots are sealed and counted by the rule that was fixed before, and anybody can check it."""

import io
import json
import random
import uuid
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.cache.backends.dummy import DummyCache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Ballot, BallotEvent, Poll, SealedLeaf, TreeHead
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import cast_ballot, declare_void, record_wall, restore_ballot
from ideas.services.poll_files import poll_files
from ideas.services.sealing import ENOUGH, seal_due, seal_poll
from ideas.services.settling import close_due_polls, close_poll, settle_poll
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.sealing import verify
from participation.tally.engine import fold_all
from tests.ideas.polls.make import new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def cast(poll: Poll, number: int, *chosen: str) -> None:
    cast_ballot(
        poll_id=poll.pk, identity=Identity(browser=f"b{number}"), choices={"chosen": list(chosen)}, key=uuid.uuid4()
    )


@pytest.fixture
def budget(process: Process) -> Poll:
    """4,000 euros; a costs 1,000, b 2,000, ... e 5,000. Sixty people, some of whom changed their mind."""
    poll = new_poll(process, "budget", rule="greedy", settings={"ticks": 0, "within": 0})
    chance = random.Random(7)
    for number in range(60):
        cast(poll, number, *chance.sample("abcd", 2))
        if number % 5 == 0:
            cast(poll, number, "a", "c")
    return poll


def end(poll: Poll) -> Poll:
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    fold_all(BALLOT_LEDGER)
    assert close_due_polls() == 1
    return Poll.objects.select_related("process").get(pk=poll.pk)


def checked(poll: Poll, folder: Path, *, inside: bool = False, changed: dict[str, str] | None = None) -> int:
    for name, text in (poll_files(poll, inside=inside) | (changed or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    return verify.main([str(folder)])


def test_nothing_closes_before_its_time(budget: Poll) -> None:
    assert close_due_polls() == 0
    assert not close_poll(budget.pk)
    assert Poll.objects.get().state == Poll.State.PUBLISHED


@pytest.mark.parametrize("rule", ["greedy", "greedy_no_skip", "equal_shares"])
def test_what_is_published_can_be_checked_by_anybody(
    budget: Poll, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Poll.objects.update(rule=rule)
    poll = end(budget)
    assert checked(poll, tmp_path) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "the rule" in told
    figures = poll.results.get().figures
    assert figures["winners"] == figures["outcomes"][rule]["winners"]
    assert set(figures["outcomes"]) == {"greedy", "greedy_no_skip", "equal_shares"}
    assert all(outcome["cost"] <= 400_000 for outcome in figures["outcomes"].values())
    assert figures["outcomes"][rule]["voters"] == poll.results.get().ballots == 60


def test_a_vote_that_was_changed_in_the_files_is_found(budget: Poll, tmp_path: Path) -> None:
    poll = end(budget)
    ballots = poll_files(poll)["ballots.csv"]
    assert checked(poll, tmp_path, changed={"ballots.csv": ballots.replace('""a""', '""b""', 1)}) == 1
    tally = json.loads(poll_files(poll)["tally.json"])
    tally["counts"]["a"] += 1
    assert checked(poll, tmp_path, changed={"tally.json": json.dumps(tally)}) == 1


def test_small_polls_publish_totals_only(process: Process, tmp_path: Path) -> None:
    poll = new_poll(process, "approval")
    for number in range(49):
        cast(poll, number, "a")
    poll = end(poll)
    assert "ballots.csv" not in poll_files(poll)
    assert "ballots.csv" in poll_files(poll, inside=True)
    assert checked(poll, tmp_path, inside=True) == 0


def test_an_open_poll_publishes_the_tree_and_nothing_else(budget: Poll) -> None:
    assert seal_due() == 1
    assert set(poll_files(budget)) == {"poll.json", "leaves.txt", "heads.jsonl", "verify.py"}


def test_a_head_a_day_of_enough_leaves_in_the_order_of_their_hashes(process: Process) -> None:
    poll = new_poll(process, "approval")
    for number in range(ENOUGH - 1):
        cast(poll, number, "a")
    assert seal_poll(poll.pk) is None, "so few would tell who voted today"
    cast(poll, ENOUGH, "b")
    assert seal_poll(poll.pk) is not None
    for number in range(ENOUGH):
        cast(poll, 100 + number, "b")
    assert seal_poll(poll.pk) is None, "one a day"
    TreeHead.objects.update(made_on=timezone.localdate() - timedelta(days=1))
    assert seal_poll(poll.pk) is not None
    assert seal_poll(poll.pk) is None
    leaves = list(SealedLeaf.objects.order_by("index").values_list("event__leaf", flat=True))
    assert len(leaves) == BallotEvent.objects.count() == 2 * ENOUGH
    assert leaves == sorted(leaves[:ENOUGH]) + sorted(leaves[ENOUGH:])
    assert list(TreeHead.objects.values_list("size", flat=True)) == [ENOUGH, 2 * ENOUGH]


def test_after_the_end_nobody_votes_and_the_result_stays(budget: Poll) -> None:
    poll = end(budget)
    before = poll.results.get().figures
    with pytest.raises(NotAllowed):
        cast(poll, 1, "d")
    assert not close_poll(poll.pk)
    assert poll.results.get().figures == before


def test_a_ballot_found_void_afterwards_makes_a_result_of_its_own(
    budget: Poll, moderator: Account, tmp_path: Path
) -> None:
    poll = end(budget)
    first = poll.results.get().figures
    ballot = Ballot.objects.first()
    assert ballot is not None
    declare_void(ballot_id=ballot.pk, staff=moderator, reason="Der Code war gestohlen.")
    assert [result.ballots for result in poll.results.order_by("number")] == [60, 59]
    assert poll.results.get(number=1).figures == first
    assert checked(poll, tmp_path) == 0


def test_a_ballot_restored_after_the_end_counts_again(budget: Poll, moderator: Account, tmp_path: Path) -> None:
    """The same ballots as at the end, and yet what holds is the newest count."""
    poll = end(budget)
    ballot = Ballot.objects.first()
    assert ballot is not None
    declare_void(ballot_id=ballot.pk, staff=moderator, reason="Der Code war gestohlen.")
    restore_ballot(ballot_id=ballot.pk, staff=moderator, reason="Es war der falsche Zettel.")
    settle_poll(poll)
    assert [result.ballots for result in poll.results.order_by("number")] == [60, 59, 60]
    assert checked(poll, tmp_path) == 0


def test_dots_on_walls_are_published_apart(process: Process, staff: Account, tmp_path: Path) -> None:
    poll = new_poll(process, "points")
    cast_ballot(poll_id=poll.pk, identity=Identity(browser="x"), choices={"points": {"a": 2}}, key=uuid.uuid4())
    record_wall(poll_id=poll.pk, staff=staff, dots={"a": 30}, key=uuid.uuid4(), place="Rathaus")
    poll = end(poll)
    tally = json.loads(poll_files(poll)["tally.json"])
    assert (tally["ballots"], tally["counts"], tally["walls"]) == (1, {"a": 2, "a#": 1}, {"a": 30})
    assert checked(poll, tmp_path, inside=True) == 0


def test_the_page_says_who_wins_and_what_other_rules_would_have_given(budget: Poll, client: Client) -> None:
    poll = end(budget)
    page = client.get(f"/abstimmungen/{poll.slug}/").content.decode()
    winners = poll.results.get().figures["winners"]
    for code in winners:
        assert f"Vorschlag {code.upper()}" in page.split('id="ergebnis"')[1].split('id="knapp"')[0]
    assert "Gleiche Anteile" in page
    assert "Menschen mit mindestens einem geförderten Vorhaben" in page
    with zipfile.ZipFile(io.BytesIO(client.get(f"/abstimmungen/{poll.slug}/dateien.zip").content)) as archive:
        assert f"{poll.slug}/ballots.csv" in archive.namelist()


def test_a_page_read_again_is_cheap_and_never_old(
    budget: Poll, client: Client, moderator: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    poll = end(budget)
    address = f"/abstimmungen/{poll.slug}/"

    def results(language: str = "de") -> str:
        page: str = client.get(address, headers={"Accept-Language": language}).content.decode()
        said, _, more = page.partition('id="ergebnis"')[2].partition('id="vorschlaege"')
        return said + more.partition('id="stand"')[2]

    first = results()
    with django_assert_num_queries(
        5
    ):  # poll, options, own ballot, the state of the count, heading; no result, no tally
        assert results() == first
    cache.clear()
    assert results() == first
    assert "People with at least one funded project" in results("en")
    ballot = Ballot.objects.first()
    assert ballot is not None
    declare_void(ballot_id=ballot.pk, staff=moderator, reason="Der Code war gestohlen.")
    assert "59 Stimmzettel zählen." in (without := results())
    assert "60 Stimmzettel" in without, "of the counts, the fold has not taken it out yet"
    fold_all(BALLOT_LEDGER)
    assert "60 Stimmzettel" not in results()
    Poll.objects.update(state=Poll.State.PUBLISHED, hidden=True)
    assert 'id="stand"' not in client.get(address).content.decode(), "a result that was taken back is gone at once"


def test_without_a_cache_the_result_is_written_for_each_reader(
    budget: Poll, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = end(budget)
    monkeypatch.setattr("ideas.views.poll_results.cache", DummyCache("", {}))
    pages = [client.get(f"/abstimmungen/{poll.slug}/").content.decode() for _ in range(2)]
    assert all("60 Stimmzettel zählen." in page for page in pages)


def test_a_receipt_proves_that_the_ballot_is_in_the_tree(
    budget: Poll, client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert client.get(f"/abstimmungen/{budget.slug}/quittung.json").status_code == 404
    client.get(f"/abstimmungen/{budget.slug}/")
    for chosen in ("a", "b"):
        sent = {"akt": "abgeben", "key": str(uuid.uuid4()), "wahl": [chosen]}
        assert client.post(f"/abstimmungen/{budget.slug}/", sent).status_code == 302
    poll = end(budget)
    receipt = client.get(f"/abstimmungen/{poll.slug}/quittung.json").json()
    assert (receipt["revision"], receipt["choices"]) == (2, {"chosen": ["b"]})
    checked(poll, tmp_path)
    (tmp_path / "mine.json").write_text(json.dumps(receipt))
    assert verify.main([str(tmp_path), "receipt", str(tmp_path / "mine.json")]) == 0, capsys.readouterr().out
    (tmp_path / "mine.json").write_text(json.dumps(receipt | {"choices": {"chosen": ["c"]}}))
    assert verify.main([str(tmp_path), "receipt", str(tmp_path / "mine.json")]) == 1


def test_the_command_says_what_is_wrong(budget: Poll, capsys: pytest.CaptureFixture[str]) -> None:
    poll = end(budget)
    call_command("verify_poll", poll.slug)
    assert "All is right." in capsys.readouterr().out
    changed: dict[str, Any] = {"choices": {"chosen": ["d"]}}
    Ballot.objects.filter(pk=Ballot.objects.values("pk")[:1]).update(**changed)
    with pytest.raises(SystemExit) as ended:
        call_command("verify_poll", poll.slug)
    assert ended.value.code == 1
    assert "WRONG" in capsys.readouterr().out
