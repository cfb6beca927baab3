"""How often may one person, and one network, do what here? The reasons for the numbers stand in docs/operations.md."""

from django.utils.translation import gettext as _

from participation.allowed import ALLOWED, Answer
from participation.eligibility.identity import Identity
from participation.web.limits import Bursts
from participation.web.often import Limit, person_of, too_often

TEN_MINUTES = 600
SEND = Limit("idea", TEN_MINUTES, person=10, network=300)
PHOTO = Limit("photo", TEN_MINUTES, person=20, network=300)
COMMENT = Limit("comment", TEN_MINUTES, person=10, network=300)
REPORT = Limit("report", TEN_MINUTES, person=10, network=100)
JOIN = Limit("join", TEN_MINUTES, person=10, network=300)
FOLLOW = Limit("follow", TEN_MINUTES, person=60, network=1000)
SIMILAR = Limit("similar", TEN_MINUTES, person=300, network=5000)
WRONG_CODE = Limit("receipt-code", TEN_MINUTES, network=100)
PRESSES, ONE_MINUTE = 120, 60

LOOKS = 60

presses = Bursts(ONE_MINUTE)
looks = Bursts(ONE_MINUTE)


def may_press(identity: Identity) -> Answer:
    """Votes: one person's presses only, counted in this process, so that no vote waits for a cache.

    A hall of a thousand is one network, so a limit for networks would protect nothing. What one person could fill up is
    the ledger, a row per press; a second vote needs a second browser key, and those are limited where they are given.
    """
    person = person_of(identity)
    if person and not presses.within_limit(person, PRESSES):
        return too_often(_("That was very often in a short time."), ONE_MINUTE)
    return ALLOWED


def may_tell_looks(identity: Identity) -> bool:
    """Notes of which ideas were seen: a page sends one every few seconds while somebody reads on, at most."""
    person = person_of(identity)
    return bool(person) and looks.within_limit(person, LOOKS)
