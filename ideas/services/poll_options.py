"""How do single options of a poll in preparation come, change, move and go? Each act under the lock of the poll."""

from collections.abc import Sequence

from django.db import transaction

from ideas.models import Poll
from ideas.services.polls import OptionFacts, set_options
from participation.accounts.models import Account


@transaction.atomic
def save_option(*, staff: Account, poll_id: int, facts: OptionFacts) -> None:
    """A new one at the end, or the one with this code in its place."""
    options = _locked(poll_id)
    known = [place for place, option in enumerate(options) if facts.code and option.code == facts.code]
    if known:
        options[known[0]] = facts
    else:
        options.append(facts)
    set_options(staff=staff, poll_id=poll_id, options=options)


@transaction.atomic
def move_option(*, staff: Account, poll_id: int, code: str, up: bool) -> None:
    options = _locked(poll_id)
    place = next((place for place, option in enumerate(options) if option.code == code), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(options):
        return
    options[place], options[other] = options[other], options[place]
    set_options(staff=staff, poll_id=poll_id, options=options)


@transaction.atomic
def remove_option(*, staff: Account, poll_id: int, code: str) -> None:
    set_options(staff=staff, poll_id=poll_id, options=[one for one in _locked(poll_id) if one.code != code])


def _locked(poll_id: int) -> list[OptionFacts]:
    poll = Poll.objects.select_for_update().get(pk=poll_id)
    return list(_facts(poll))


def _facts(poll: Poll) -> Sequence[OptionFacts]:
    return [OptionFacts(one.title, one.text, one.cost, one.code, one.idea_id) for one in poll.options.all()]
