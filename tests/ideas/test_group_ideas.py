"""Ideas that mean the same become one. Nobody's support is lost, nobody's counts twice, and undo leaves no trace."""

import pytest

from ideas.models import Grouping, Idea, IdeaTally, SupportTally, Vote, VoteEvent
from ideas.services.grouping import group_ideas, undo_grouping
from ideas.services.ideas import restore_idea, withdraw_idea
from ideas.services.moderation import reject_idea
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote, record_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.notices.models import Notice
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.ideas.conftest import MakeIdea

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def support(idea: Idea, *names: str, value: int = 1) -> None:
    for name in names:
        cast_vote(idea_id=idea.pk, identity=Identity(browser=name), value=value)


def counts(*ideas: Idea) -> list[int]:
    """Counted, and equal to the recount."""
    fold_all(VOTES)
    assert differences() == []
    found = dict(IdeaTally.objects.values_list("idea_id", "value"))
    return [found.get(idea.pk, 0) for idea in ideas]


def days() -> dict[tuple[object, ...], int]:
    keys = ("day", "channel", "standing", "area_key")
    return {row[:-1]: row[-1] for row in SupportTally.objects.exclude(value=0).values_list(*keys, "value")}


@pytest.fixture
def three(make_idea: MakeIdea) -> list[Idea]:
    """Supported by a and b, by b and c, by d."""
    ideas = [make_idea(title) for title in ("Mehr Bänke", "Eine Bank", "Sitzplätze")]
    support(ideas[0], "a", "b")
    support(ideas[1], "b", "c")
    support(ideas[2], "d")
    return ideas


def group(staff: Account, main: Idea, *others: Idea) -> list[Grouping]:
    ids = [idea.pk for idea in others]
    return group_ideas(main_id=main.pk, idea_ids=ids, staff=staff, reason="Beide wünschen Bänke am Markt.")


def undo(staff: Account, *groupings: Grouping) -> None:
    for grouping in groupings:
        assert undo_grouping(grouping_id=grouping.pk, staff=staff, reason="Doch zwei Orte.")


def test_a_person_who_supports_two_counts_once_at_the_main_idea(three: list[Idea], staff: Account) -> None:
    rows = list(Vote.objects.order_by("pk").values())
    group(staff, three[0], three[1])
    assert counts(*three) == [3, 0, 1]
    assert list(Vote.objects.order_by("pk").values()) == rows, "votes stay as they were"
    assert sum(days().values()) == 4


def test_undo_restores_every_number(three: list[Idea], staff: Account) -> None:
    assert counts(*three) == [2, 2, 1]
    before = days()
    undo(staff, *group(staff, three[0], three[1], three[2]))
    assert counts(*three) == [2, 2, 1]
    assert days() == before
    assert not Idea.objects.filter(main__isnull=False).exists()


def test_one_of_three_goes_and_the_others_stay(three: list[Idea], staff: Account) -> None:
    groupings = group(staff, three[0], three[1], three[2])
    assert counts(*three) == [4, 0, 0]
    undo(staff, groupings[0])
    assert counts(*three) == [3, 2, 0]
    undo(staff, groupings[1])
    assert counts(*three) == [2, 2, 1]


def test_another_idea_may_join_later(three: list[Idea], staff: Account) -> None:
    group(staff, three[0], three[1])
    group(staff, three[0], three[1], three[2])
    assert counts(*three) == [4, 0, 0]
    assert Grouping.objects.count() == 2


def test_later_votes_on_either_count_once(three: list[Idea], staff: Account) -> None:
    group(staff, three[0], three[1])
    support(three[1], "a", "e")
    support(three[0], "c", "e")
    assert counts(*three) == [4, 0, 1]


def test_whoever_takes_one_of_two_back_still_counts(three: list[Idea], staff: Account) -> None:
    group(staff, three[0], three[1])
    support(three[0], "b", value=0)
    assert counts(*three) == [3, 0, 1]
    support(three[1], "b", value=0)
    assert counts(*three) == [2, 0, 1]
    support(three[1], "b")
    assert counts(*three) == [3, 0, 1]


def test_votes_given_within_a_group_stay_where_they_were_given(three: list[Idea], staff: Account) -> None:
    groupings = group(staff, three[0], three[1])
    support(three[1], "a", "e")
    support(three[0], "b", value=0)
    undo(staff, *groupings)
    assert counts(*three) == [1, 4, 1]


def test_proofs_and_ways_stay_apart(three: list[Idea], staff: Account, resident: Account, key: object) -> None:
    """An account, a browser and a slip are three supporters, as they are at one idea."""
    for idea in three[:2]:
        cast_vote(idea_id=idea.pk, identity=Identity(account=resident), value=1)
        record_vote(idea_id=idea.pk, slip=key, staff=staff, channel=Channel.PAPER)  # type: ignore[arg-type]
    group(staff, three[0], three[1])
    assert counts(three[0]) == [5]
    by_proof: dict[object, int] = {}
    for (_day, channel, standing, _area), number in days().items():
        by_proof[channel, standing] = by_proof.get((channel, standing), 0) + number
    assert by_proof == {("online", "browser"): 4, ("online", "email"): 1, ("paper", "staff"): 1}


def test_a_vote_given_anew_by_another_way_moves_as_it_is_now(three: list[Idea], staff: Account, key: object) -> None:
    def enter(idea: Idea, channel: Channel, value: int = 1) -> None:
        record_vote(idea_id=idea.pk, slip=key, staff=staff, channel=channel, value=value)  # type: ignore[arg-type]

    enter(three[1], Channel.PAPER)
    groupings = group(staff, three[0], three[1])
    enter(three[1], Channel.PAPER, 0)
    enter(three[1], Channel.PHONE)
    assert counts(*three) == [4, 0, 1]
    undo(staff, *groupings)
    assert counts(*three) == [2, 3, 1]
    assert sum(number for (_day, channel, *_), number in days().items() if channel == "phone") == 1
    assert not any(channel == "paper" for (_day, channel, *_) in days())


def test_events_of_groups_add_up_to_nothing_after_undo(three: list[Idea], staff: Account) -> None:
    groupings = group(staff, three[0], three[1])
    support(three[1], "e")
    undo(staff, *groupings)
    moved = VoteEvent.objects.filter(grouping__isnull=False)
    assert moved.exists()
    assert {event.grouping_id for event in moved} == {groupings[0].pk}
    assert sum(event.new - event.old for event in moved) == 0


def test_a_second_press_changes_nothing(three: list[Idea], staff: Account) -> None:
    groupings = group(staff, three[0], three[1])
    events = VoteEvent.objects.count()
    assert group(staff, three[0], three[1]) == []
    undo(staff, *groupings)
    after = VoteEvent.objects.count()
    assert not undo_grouping(grouping_id=groupings[0].pk, staff=staff, reason="Noch einmal.")
    assert (Grouping.objects.count(), after, VoteEvent.objects.count()) == (1, after, after)
    assert events < after


@pytest.mark.parametrize("who", ["resident", "outsider"])
def test_only_the_team_here_groups(three: list[Idea], staff: Account, who: str, request: pytest.FixtureRequest) -> None:
    stranger = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        group(stranger, three[0], three[1])
    groupings = group(staff, three[0], three[2])
    with pytest.raises(NotAllowed):
        undo_grouping(grouping_id=groupings[0].pk, staff=stranger, reason="Nein.")
    assert counts(*three) == [3, 2, 0]


def test_what_cannot_be_grouped_is_refused(
    three: list[Idea], staff: Account, process: Process, make_idea: MakeIdea
) -> None:
    other = Process.objects.create(area=process.area, slug="other", state="published", responsible=process.responsible)
    hidden, elsewhere = make_idea("Geheim", visibility="pending"), make_idea("Dort")
    Idea.objects.filter(pk=elsewhere.pk).update(process=other)
    group(staff, three[0], three[1])
    for main, idea, code in (
        (three[0], hidden, "not_here"),
        (three[0], elsewhere, "not_here"),
        (three[2], three[2], "not_here"),
        (hidden, three[2], "not_here"),
        (three[1], three[2], "is_member"),
        (three[2], three[1], "in_a_group"),
        (three[2], three[0], "in_a_group"),
    ):
        with pytest.raises(NotAllowed) as refusal:
            group(staff, main, idea)
        assert refusal.value.refused.code == code
    assert Grouping.objects.count() == 1
    assert counts(*three) == [3, 0, 1]


def test_an_idea_that_is_withdrawn_leaves_with_its_votes(three: list[Idea], staff: Account, resident: Account) -> None:
    Idea.objects.filter(pk=three[1].pk).update(author=resident)
    group(staff, three[0], three[1])
    withdraw_idea(idea_id=three[1].pk, account=resident, proven=frozenset())
    assert counts(*three) == [2, 2, 1]
    restore_idea(idea_id=three[1].pk, account=resident, proven=frozenset())
    assert counts(*three) == [2, 2, 1]


def test_a_main_idea_that_is_rejected_lets_all_go(three: list[Idea], staff: Account, moderator: Account) -> None:
    group(staff, three[0], three[1], three[2])
    reject_idea(idea_id=three[0].pk, moderator=moderator, reason="Nennt einen Namen.")
    assert counts(*three) == [2, 2, 1]
    assert not Idea.objects.filter(main__isnull=False).exists()
    assert set(Grouping.objects.values_list("undone_by", flat=True)) == {moderator.pk}


def test_both_authors_are_told_and_the_act_is_recorded(
    three: list[Idea], staff: Account, resident: Account, outsider: Account
) -> None:
    Idea.objects.filter(pk=three[0].pk).update(author=resident)
    Idea.objects.filter(pk=three[1].pk).update(author=outsider)
    groupings = group(staff, three[0], three[1])
    told = Notice.objects.order_by("pk").values_list("account", "template", "context__other")
    assert set(told) == {(outsider.pk, "idea_grouped", "Mehr Bänke"), (resident.pk, "idea_grouped", "Eine Bank")}
    undo(staff, *groupings)
    assert Notice.objects.filter(template="idea_ungrouped").count() == 2
    acts = AuditRecord.objects.order_by("pk").values_list("action", "subject", "reason")
    assert list(acts) == [
        ("idea.grouped", f"ideas.idea:{three[1].pk}", "Beide wünschen Bänke am Markt."),
        ("idea.ungrouped", f"ideas.idea:{three[1].pk}", "Doch zwei Orte."),
    ]


def test_what_counts_at_an_idea_that_has_ended_takes_no_more_support(three: list[Idea], staff: Account) -> None:
    group(staff, three[0], three[1])
    Idea.objects.filter(pk=three[0].pk).update(status=Idea.Status.DONE)
    with pytest.raises(NotAllowed):
        support(three[1], "e")
    support(three[2], "e")
    assert counts(*three) == [3, 0, 2]
