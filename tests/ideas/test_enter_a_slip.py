"""Staff enter what stands on a slip: once, corrected where needed, taken back, and nothing else."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from ideas.models import Idea, IdeaTally, Slip, SlipEntry, SupportTally, Vote, VoteEvent
from ideas.services.slips import Says, record_slip, undo_entry
from ideas.services.tallying import VOTES
from participation.accounts.models import Account, Role, RoleAssignment
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.places.models import Area
from participation.processes.models import Phase, Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.ideas.conftest import MakeIdea

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def three(make_idea: MakeIdea) -> list[Idea]:
    return [make_idea(title) for title in ("Bank", "Licht", "Bus")]


@pytest.fixture
def colleague(neighbourhood: Area) -> Account:
    account = Account.objects.create_user("kai@example.org", name="Kai")
    RoleAssignment.objects.create(account=account, area=neighbourhood, role=Role.STAFF)
    return account


def enter(
    process: Process, staff: Account, *ideas: Idea, number: str = "127", key: uuid.UUID | None = None, **more: Any
) -> SlipEntry:
    seen = more.pop("seen", 0)
    says = Says([idea.pk for idea in ideas], **more)
    return record_slip(
        process=process, staff=staff, number=number, says=says, submission_key=key or uuid.uuid4(), seen=seen
    )


def supported() -> set[str]:
    return set(Vote.objects.filter(value=1).values_list("idea__title", flat=True))


def nothing_stored() -> bool:
    stored = (Slip, SlipEntry, Vote, VoteEvent, AuditRecord)
    return not any(model._default_manager.exists() for model in stored)


def test_every_vote_of_a_slip_carries_its_way_its_area_and_who_entered_it(
    process: Process, staff: Account, north: Area, three: list[Idea]
) -> None:
    enter(process, staff, *three[:2], channel=Channel.PHONE, area=north)
    assert supported() == {"Bank", "Licht"}
    assert {(vote.channel, vote.area, vote.recorded_by, vote.standing) for vote in Vote.objects.all()} == {
        ("phone", north, staff, "staff")
    }
    assert len(set(Vote.objects.values_list("voter_key", flat=True))) == 1
    fold_all(VOTES)
    assert [tally.value for tally in IdeaTally.objects.order_by("idea")] == [1, 1]
    assert differences() == []


def test_the_second_press_returns_the_same_entry(
    process: Process, staff: Account, three: list[Idea], key: uuid.UUID
) -> None:
    first = enter(process, staff, *three, key=key)
    assert enter(process, staff, *three, key=key) == first
    assert (SlipEntry.objects.count(), VoteEvent.objects.count(), AuditRecord.objects.count()) == (1, 3, 1)


def test_the_key_of_one_process_is_refused_in_another(
    process: Process, staff: Account, three: list[Idea], key: uuid.UUID
) -> None:
    enter(process, staff, *three, key=key)
    other = Process.objects.create(
        area=process.area, slug="other", title={"de": "Andere"}, state="published", responsible=staff
    )
    with pytest.raises(NotAllowed) as refusal:
        enter(other, staff, key=key)
    assert refusal.value.refused.code == "key_used"


def test_the_same_number_is_a_correction_and_only_what_differs_is_changed(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    first = enter(process, staff, *three[:2])
    second = enter(process, staff, *three[1:], seen=first.pk)
    assert supported() == {"Licht", "Bus"}
    assert Slip.objects.count() == 1
    steps = VoteEvent.objects.order_by("pk").values_list("idea__title", "old", "new")
    assert list(steps) == [("Bank", 0, 1), ("Licht", 0, 1), ("Bank", 1, 0), ("Bus", 0, 1)]
    assert list(second.ideas.order_by("pk")) == three[1:]
    fold_all(VOTES)
    assert differences() == []


def test_a_slip_saved_as_it_was_is_no_new_entry(process: Process, staff: Account, three: list[Idea]) -> None:
    first = enter(process, staff, *three)
    assert enter(process, staff, *three, seen=first.pk) == first
    assert (SlipEntry.objects.count(), AuditRecord.objects.count()) == (1, 1)


def test_a_corrected_way_and_area_are_counted_where_they_belong(
    process: Process, staff: Account, north: Area, three: list[Idea]
) -> None:
    first = enter(process, staff, three[0])
    enter(process, staff, three[0], seen=first.pk, channel=Channel.COUNTER, area=north)
    fold_all(VOTES)
    counted = SupportTally.objects.exclude(value=0).values_list("channel", "area_key", "value")
    assert list(counted) == [("counter", north.pk, 1)]
    assert differences() == []
    assert Vote.objects.get().area == north


def test_a_slip_that_somebody_changed_meanwhile_is_not_overwritten(
    process: Process, staff: Account, colleague: Account, three: list[Idea]
) -> None:
    first = enter(process, colleague, three[0])
    for seen in (0, first.pk + 1):
        with pytest.raises(NotAllowed) as refusal:
            enter(process, staff, three[1], seen=seen)
        assert refusal.value.refused.code == "changed"
    assert supported() == {"Bank"}


@pytest.mark.parametrize("visibility", ["pending", "rejected", "withdrawn"])
def test_an_idea_that_is_not_public_takes_the_whole_slip_back(
    process: Process, staff: Account, three: list[Idea], visibility: str
) -> None:
    Idea.objects.filter(pk=three[1].pk).update(visibility=visibility)
    with pytest.raises(NotAllowed) as refusal:
        enter(process, staff, *three)
    assert refusal.value.refused.code == "no_such_idea"
    assert str(three[1].pk) in str(refusal.value)
    assert nothing_stored()


def test_ideas_of_another_process_are_not_on_this_slip(
    process: Process, staff: Account, three: list[Idea], elsewhere: Area
) -> None:
    other = Process.objects.create(area=elsewhere, slug="other", state="published", responsible=staff)
    Idea.objects.filter(pk=three[2].pk).update(process=other)
    with pytest.raises(NotAllowed):
        enter(process, staff, *three)
    assert nothing_stored()


def test_an_empty_new_slip_is_refused_and_a_known_one_may_become_empty(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    with pytest.raises(NotAllowed):
        enter(process, staff)
    assert nothing_stored()
    first = enter(process, staff, three[0])
    enter(process, staff, seen=first.pk)
    assert supported() == set()


def test_an_idea_that_went_meanwhile_does_not_hinder_a_correction(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    first = enter(process, staff, *three[:2])
    Idea.objects.filter(pk=three[0].pk).update(visibility="rejected")
    second = enter(process, staff, three[2], seen=first.pk)
    assert supported() == {"Bank", "Bus"}, "what is not public is left as it is"
    undo_entry(process=process, staff=staff, entry_id=second.pk)
    assert supported() == {"Bank", "Licht"}


@pytest.mark.parametrize(("starts", "ends", "code"), [(1, 14, "too_early"), (-14, -1, "too_late")])
def test_outside_the_phase_nothing_is_entered_and_nothing_undone(
    process: Process, staff: Account, three: list[Idea], starts: int, ends: int, code: str
) -> None:
    entry = enter(process, staff, three[0])
    now = timezone.now()
    Phase.objects.filter(kind=Phase.Kind.VOTE).update(
        starts_at=now + timedelta(days=starts), ends_at=now + timedelta(days=ends)
    )
    process = Process.objects.select_related("area").get()
    with pytest.raises(NotAllowed) as refusal:
        enter(process, staff, three[1], number="128")
    assert refusal.value.refused.code == code
    with pytest.raises(NotAllowed):
        undo_entry(process=process, staff=staff, entry_id=entry.pk)
    assert supported() == {"Bank"}
    assert Slip.objects.count() == 1


@pytest.mark.parametrize("who", ["resident", "neighbour", "outsider", "moderator", "official"])
def test_only_the_desk_of_this_neighbourhood_enters_slips(
    process: Process, three: list[Idea], who: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowed):
        enter(process, request.getfixturevalue(who), *three)
    assert nothing_stored()


@pytest.mark.parametrize("who", ["staff", "administrator"])
def test_staff_and_administrators_enter_slips(
    process: Process, three: list[Idea], who: str, request: pytest.FixtureRequest
) -> None:
    enter(process, request.getfixturevalue(who), *three)
    assert supported() == {"Bank", "Licht", "Bus"}


def test_undo_takes_a_new_slip_back_and_undoing_that_brings_it_again(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    entry = enter(process, staff, *three)
    undone = undo_entry(process=process, staff=staff, entry_id=entry.pk)
    assert undo_entry(process=process, staff=staff, entry_id=entry.pk) == undone
    assert supported() == set()
    undo_entry(process=process, staff=staff, entry_id=undone.pk)
    assert supported() == {"Bank", "Licht", "Bus"}
    fold_all(VOTES)
    assert differences() == []


def test_undo_of_a_correction_restores_ideas_way_and_area(
    process: Process, staff: Account, north: Area, three: list[Idea]
) -> None:
    first = enter(process, staff, *three[:2], channel=Channel.PHONE, area=north)
    second = enter(process, staff, three[2], seen=first.pk, channel=Channel.PAPER)
    undo_entry(process=process, staff=staff, entry_id=second.pk)
    now = Vote.objects.filter(value=1).values_list("idea__title", "channel", "area")
    assert set(now) == {("Bank", "phone", north.pk), ("Licht", "phone", north.pk)}


def test_what_a_colleague_entered_or_changed_is_not_undone(
    process: Process, staff: Account, colleague: Account, three: list[Idea]
) -> None:
    first = enter(process, staff, three[0])
    second = enter(process, colleague, three[1], seen=first.pk)
    for entry, code in ((second, "not_yours"), (first, "no_longer_last")):
        with pytest.raises(NotAllowed) as refusal:
            undo_entry(process=process, staff=staff, entry_id=entry.pk)
        assert refusal.value.refused.code == code
    assert supported() == {"Licht"}


def test_the_record_names_the_act_and_no_idea(process: Process, staff: Account, three: list[Idea]) -> None:
    first = enter(process, staff, *three[:2])
    second = enter(process, staff, three[2], seen=first.pk)
    undo_entry(process=process, staff=staff, entry_id=second.pk)
    records = list(AuditRecord.objects.order_by("pk").values_list("action", "actor", "area", "details"))
    here = (staff.pk, process.area_id)
    assert records == [
        ("slip.entered", *here, {"channel": "paper", "supported": 2, "withdrawn": 0}),
        ("slip.corrected", *here, {"channel": "paper", "supported": 1, "withdrawn": 2}),
        ("slip.undone", *here, {"channel": "paper", "supported": 2, "withdrawn": 1}),
    ]


def test_two_slips_are_two_voters_and_a_number_alone_leads_to_none(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    enter(process, staff, three[0], number="127")
    enter(process, staff, three[0], number="128")
    assert len(set(Vote.objects.values_list("voter_key", flat=True))) == 2
    keys = Slip.objects.values_list("key", flat=True)
    assert not set(keys) & set(Vote.objects.values_list("voter_key", flat=True))


def test_a_slip_with_an_idea_that_has_ended_is_refused_whole_and_told_which(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    Idea.objects.filter(pk=three[1].pk).update(status=Idea.Status.NOT_DONE)
    with pytest.raises(NotAllowed) as refusal:
        enter(process, staff, *three)
    assert refusal.value.refused.code == "idea_ended"
    assert f": {three[1].pk}." in str(refusal.value.refused.reason)
    assert nothing_stored()


def test_a_slip_is_corrected_beside_an_idea_that_has_ended_since(
    process: Process, staff: Account, three: list[Idea]
) -> None:
    first = enter(process, staff, *three[:2])
    Idea.objects.filter(pk=three[1].pk).update(status=Idea.Status.DONE)
    enter(process, staff, three[1], three[2], seen=first.pk)
    assert supported() == {"Licht", "Bus"}
