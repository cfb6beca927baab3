import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from time_machine import TimeMachineFixture

from ideas.models import Idea, IdeaTally, SupportTally, Vote, VoteEvent
from ideas.selectors.votable import idea_to_vote_on
from ideas.selectors.vote_box import vote_box
from ideas.services.tallying import VOTES
from ideas.services.vote_rows import NewVote, store_first_vote
from ideas.services.voting import cast_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.eligibility.standing import Standing
from participation.processes import recent
from participation.processes.models import Phase, Process
from participation.tally.engine import fold_all

pytestmark = [pytest.mark.both, pytest.mark.django_db]

BROWSER = Identity(browser="a-browser")


def _nothing_stored() -> bool:
    return not Vote.objects.exists() and not VoteEvent.objects.exists()


def test_first_click_stores_one_vote_and_one_event(idea: Idea) -> None:
    assert cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert Vote.objects.get().value == 1
    event = VoteEvent.objects.get()
    assert (event.old, event.new, event.fold_run_id) == (0, 1, None)


def test_second_click_changes_nothing(idea: Idea) -> None:
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert not cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert VoteEvent.objects.count() == 1


def test_withdrawal_without_a_vote_changes_nothing(idea: Idea) -> None:
    assert not cast_vote(idea_id=idea.pk, identity=BROWSER, value=0)
    assert _nothing_stored()


def test_withdrawal_is_an_event_of_its_own_and_can_be_taken_back(idea: Idea) -> None:
    for value in (1, 0, 1):
        assert cast_vote(idea_id=idea.pk, identity=BROWSER, value=value)
    assert list(VoteEvent.objects.order_by("pk").values_list("old", "new")) == [(0, 1), (1, 0), (0, 1)]
    assert Vote.objects.count() == 1


def test_own_vote_is_seen_before_it_is_counted(idea: Idea) -> None:
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert (vote_box(idea, BROWSER).supports, vote_box(idea, BROWSER).mine) == (1, True)
    assert vote_box(idea, Identity(browser="another")).supports == 0


def test_own_vote_is_not_seen_twice_after_it_is_counted(idea: Idea) -> None:
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    fold_all(VOTES)
    assert vote_box(idea, BROWSER).supports == 1
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=0)
    assert (vote_box(idea, BROWSER).supports, vote_box(idea, BROWSER).mine) == (0, False)


def test_own_vote_is_seen_after_the_phase_too(idea: Idea) -> None:
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    box = vote_box(Idea.objects.get(), BROWSER)
    assert (box.supports, box.mine, box.closed) == (1, True, True)


def test_vote_carries_no_account(idea: Idea, resident: Account) -> None:
    cast_vote(idea_id=idea.pk, identity=Identity(account=resident), value=1)
    vote = Vote.objects.get()
    assert vote.recorded_by_id is None
    assert vote.standing == "email"


def test_same_account_in_two_processes_has_two_unlike_keys(idea: Idea, process: Process, resident: Account) -> None:
    other = Process.objects.create(area=process.area, slug="other", state="published", responsible=process.responsible)
    here, there = (may_take_part(Identity(account=resident), one) for one in (process, other))
    assert here
    assert here != there


@pytest.mark.parametrize(("starts", "ends", "code"), [(-7, 14, None), (1, 14, "too_early"), (-14, -1, "too_late")])
@pytest.mark.parametrize("who", ["guest", "resident", "outsider", "staff", "moderator", "official"])
def test_votes_count_during_the_phase_only_whoever_votes(
    idea: Idea, who: str, starts: int, ends: int, code: str | None, request: pytest.FixtureRequest
) -> None:
    now = timezone.now()
    Phase.objects.filter(kind=Phase.Kind.VOTE).update(
        starts_at=now + timedelta(days=starts), ends_at=now + timedelta(days=ends)
    )
    identity = BROWSER if who == "guest" else Identity(account=request.getfixturevalue(who))
    if code is None:
        assert cast_vote(idea_id=idea.pk, identity=identity, value=1)
        return
    with pytest.raises(NotAllowed) as refusal:
        cast_vote(idea_id=idea.pk, identity=identity, value=1)
    assert refusal.value.refused.code == code
    assert _nothing_stored()


@pytest.mark.parametrize("visibility", ["pending", "rejected", "withdrawn"])
def test_idea_that_is_not_public_takes_no_votes(idea: Idea, visibility: str) -> None:
    Idea.objects.update(visibility=visibility)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert _nothing_stored()


def test_process_without_votes_takes_none(idea: Idea) -> None:
    Process.objects.update(support_votes=False)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert _nothing_stored()


def test_tallies_say_where_and_how_people_voted(idea: Idea, north: object) -> None:
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    cast_vote(idea_id=idea.pk, identity=Identity(browser="b"), value=1)
    cast_vote(idea_id=idea.pk, identity=Identity(browser="b"), value=0)
    assert fold_all(VOTES) == 3
    assert IdeaTally.objects.get().value == 1
    row = SupportTally.objects.get()
    assert (row.value, row.channel, row.standing, row.area_key) == (1, "online", "browser", 0)


def test_cast_vote_needs_few_statements(
    idea: Idea, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vote and event together; the first vote in a process also reads the idea. SQLite: two inserts in a savepoint."""
    monkeypatch.setattr(recent, "KEPT_FOR", 10)
    recent.recent_process(idea.process_id)
    store = 1 if connection.vendor == "postgresql" else 4
    with django_assert_num_queries(1 + store):
        cast_vote(idea_id=idea.pk, identity=Identity(browser="somebody"), value=1)
    with django_assert_num_queries(store):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)


@pytest.mark.parametrize("visibility", ["pending", "rejected", "withdrawn"])
def test_an_idea_that_just_ceased_to_be_public_takes_no_further_vote(idea: Idea, visibility: str) -> None:
    cast_vote(idea_id=idea.pk, identity=Identity(browser="somebody"), value=1)
    Idea.objects.update(visibility=visibility)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    assert VoteEvent.objects.count() == 1


def test_an_idea_that_was_just_published_takes_votes_at_once(idea: Idea) -> None:
    Idea.objects.update(visibility=Idea.Visibility.PENDING)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    Idea.objects.update(visibility=Idea.Visibility.PUBLISHED)
    assert cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)


def test_a_rule_that_saw_the_idea_before_it_was_withdrawn_stores_nothing(idea: Idea) -> None:
    seen = idea_to_vote_on(idea.pk)
    Idea.objects.update(visibility=Idea.Visibility.WITHDRAWN)
    assert not store_first_vote(NewVote(seen, uuid.uuid4(), Standing.BROWSER, Channel.ONLINE))
    assert _nothing_stored()


def test_what_staff_change_takes_effect_within_a_second(idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(recent, "KEPT_FOR", 1.0)
    monkeypatch.setattr(recent, "_kept", {})
    monkeypatch.setattr(recent, "monotonic", lambda: now)
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    Process.objects.update(state=Process.State.ARCHIVED)
    assert cast_vote(idea_id=idea.pk, identity=BROWSER, value=0)
    now += 1.0
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)


def test_a_phase_ends_by_the_clock_even_if_the_process_was_just_read(
    idea: Idea, monkeypatch: pytest.MonkeyPatch, time_machine: TimeMachineFixture
) -> None:
    monkeypatch.setattr(recent, "KEPT_FOR", 10_000_000)
    monkeypatch.setattr(recent, "_kept", {})
    cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    time_machine.move_to(Phase.objects.filter(kind=Phase.Kind.VOTE).get().ends_at, tick=False)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=0)
    assert Vote.objects.get().value == 1


@pytest.mark.parametrize(("status", "code"), [(Idea.Status.DONE, "done"), (Idea.Status.NOT_DONE, "not_done")])
@pytest.mark.parametrize("value", [1, 0])
def test_an_idea_at_its_end_takes_no_more_support_and_keeps_what_it_has(
    idea: Idea, status: str, code: str, value: int
) -> None:
    other = Identity(browser="another")
    for who in (other, *[BROWSER] * (value == 0)):
        cast_vote(idea_id=idea.pk, identity=who, value=1)
    events = VoteEvent.objects.count()
    Idea.objects.update(status=status)
    with pytest.raises(NotAllowed) as refusal:
        cast_vote(idea_id=idea.pk, identity=BROWSER, value=value)
    assert refusal.value.refused.code == code
    assert VoteEvent.objects.count() == events
    box = vote_box(Idea.objects.get(), other)
    assert (box.mine, box.open, "Unterstützen ist nicht mehr möglich." in box.closed_because) == (True, False, True)


def test_an_idea_that_was_adopted_or_goes_on_after_all_takes_support(idea: Idea) -> None:
    Idea.objects.update(status=Idea.Status.DECIDED)
    assert cast_vote(idea_id=idea.pk, identity=BROWSER, value=1)
    Idea.objects.update(status=Idea.Status.NOT_DONE)
    with pytest.raises(NotAllowed):
        cast_vote(idea_id=idea.pk, identity=Identity(browser="another"), value=1)
    Idea.objects.update(status=Idea.Status.CHECKING)
    assert cast_vote(idea_id=idea.pk, identity=Identity(browser="another"), value=1)


def test_an_idea_that_ends_while_somebody_votes_takes_nothing(idea: Idea) -> None:
    """The rule saw it under way; the statement that stores looks again."""
    seen = idea_to_vote_on(idea.pk)
    Idea.objects.update(status=Idea.Status.DONE)
    assert not store_first_vote(NewVote(seen, uuid.uuid4(), Standing.BROWSER, Channel.ONLINE))
    assert _nothing_stored()
