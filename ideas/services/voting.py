"""How does a vote change? One row and one event in one transaction; no row that others share is changed."""

import uuid

from django.db import transaction

from ideas.rules.voting import may_record_vote, may_vote
from ideas.selectors.slips import voter_of_slip
from ideas.selectors.votable import idea_as_last_read, idea_to_vote_on
from ideas.services.counting_once import group_of, settle
from ideas.services.holding import hold_ideas, one_press_at_a_time
from ideas.services.vote_rows import NewVote, change_vote, store_first_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.eligibility.standing import Standing
from participation.places.models import Area
from participation.tally.nudge import nudge

FOLD_TASK = "ideas.fold_votes"


def cast_vote(*, idea_id: int, identity: Identity, value: int, channel: Channel = Channel.ONLINE) -> bool:
    """Support (1) or withdraw (0). Returns whether something changed: a second click changes nothing."""
    if value == 1 and _voted_unread(idea_id, identity, channel):
        return True
    idea = idea_to_vote_on(idea_id)
    who = may_vote(identity, idea)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    return _store(NewVote(idea, who.key, who.standing, channel), value)


def _voted_unread(idea_id: int, identity: Identity, channel: Channel) -> bool:
    """The first click, in one statement: allowed for the idea as it was last read, stored if it still is like that.

    Whatever else is the case, nothing happens here, and the idea is read.
    """
    idea = idea_as_last_read(idea_id)
    who = may_vote(identity, idea) if idea else None
    if idea is None or idea.main_id is not None or who is None or isinstance(who, Refused):
        return False
    stored = store_first_vote(NewVote(idea, who.key, who.standing, channel))
    if stored:
        nudge(FOLD_TASK)
    return stored


def record_vote(
    *, idea_id: int, slip: uuid.UUID, staff: Account, channel: Channel, value: int = 1, area: Area | None = None
) -> bool:
    """A vote that staff enter for somebody; the same `slip` is the same voter, so F5 adds nothing."""
    idea = idea_to_vote_on(idea_id)
    require(may_record_vote(staff, idea))
    key = voter_of_slip(idea.process_id, slip)
    area_id = area.pk if area else None
    return _store(NewVote(idea, key, Standing.STAFF, channel, area_id, staff.pk), value)


def _store(vote: NewVote, value: int) -> bool:
    alone = vote.idea.main_id is None
    changed = (alone and value == 1 and store_first_vote(vote)) or _store_in_group(vote, value)
    if changed:
        nudge(FOLD_TASK)
    return changed


@transaction.atomic
def _store_in_group(vote: NewVote, value: int) -> bool:
    """Also for a later change, and for an idea that has just been grouped: whatever its group is now, it stays so."""
    main_id = vote.idea.main_id = hold_ideas([vote.idea.pk])[vote.idea.pk]
    if main_id is not None:
        one_press_at_a_time(main_id, vote.voter_key)
    changed = (value == 1 and store_first_vote(vote)) or change_vote(vote, value)
    if changed and main_id is not None:
        settle(group_of(main_id), vote.voter_key)
    return changed
