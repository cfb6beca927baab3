import uuid

import pytest

from ideas.models import Idea, Vote, VoteEvent
from ideas.services.voting import record_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.channels import Channel


def test_staff_record_a_vote_and_are_named(idea: Idea, staff: Account, key: uuid.UUID) -> None:
    assert record_vote(idea_id=idea.pk, slip=key, staff=staff, channel=Channel.COUNTER)
    vote = Vote.objects.get()
    assert (vote.recorded_by, vote.channel, vote.standing) == (staff, "counter", "staff")


def test_the_same_slip_counts_once(idea: Idea, staff: Account, key: uuid.UUID) -> None:
    record_vote(idea_id=idea.pk, slip=key, staff=staff, channel=Channel.PAPER)
    assert not record_vote(idea_id=idea.pk, slip=key, staff=staff, channel=Channel.PAPER)
    assert VoteEvent.objects.count() == 1


@pytest.mark.parametrize("who", ["resident", "outsider", "moderator", "official"])
def test_others_cannot_record_votes(idea: Idea, who: str, key: uuid.UUID, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        record_vote(idea_id=idea.pk, slip=key, staff=request.getfixturevalue(who), channel=Channel.PAPER)
    assert not Vote.objects.exists()
