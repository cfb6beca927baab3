"""What is put to the vote in a poll, and what has somebody said there?"""

import uuid

from ideas.models import Ballot, Poll
from ideas.votekinds import KINDS
from ideas.votekinds.kind import Option, Sheet, VoteKind
from participation.texts import localized


def kind_of(poll: Poll) -> VoteKind:
    return KINDS[poll.kind]


def sheet_of(poll: Poll) -> Sheet:
    """One query; titles in the active language."""
    options = tuple(
        Option(option.code, localized(option.title), option.cost or 0, option.lot) for option in poll.options.all()
    )
    return Sheet(options, poll.settings, poll.budget or 0)


def ballot_of(poll: Poll, voter_key: uuid.UUID) -> Ballot | None:
    return Ballot.objects.filter(poll=poll, voter_key=voter_key).first()
