"""May somebody do this once more now? Numbers per person and per network, the same answer for pages and programs.

The person is asked first: whoever goes on and on uses up the own limit, not that of the neighbours.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.allowed import ALLOWED, Answer, Refused
from participation.eligibility.identity import Identity
from participation.proxies import network_of
from participation.web.identity import identity_of, keys_used_up
from participation.web.limits import seconds_left, used_up, within_limit

TOO_OFTEN = 429
HOUR = 3600
ResponseKind = TypeVar("ResponseKind", bound=HttpResponse)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many in `seconds`; the reasons for the numbers stand in docs/operations.md. 0 = without a limit."""

    name: str
    seconds: int
    person: int = 0
    network: int = 0


@dataclass(frozen=True, slots=True)
class TooOften(Refused):
    seconds: int = 0


def may_now(request: HttpRequest, limit: Limit) -> Answer:
    """Count this try. What is refused must change nothing."""
    person = person_of(identity_of(request))
    if limit.person and person and not within_limit(limit.name, person, limit=limit.person, seconds=limit.seconds):
        return too_often(_("That was very often in a short time."), limit.seconds)
    if limit.network and not within_limit(limit.name, network_of(request), limit=limit.network, seconds=limit.seconds):
        return _network_is_busy(limit.seconds)
    return ALLOWED


def may_try(request: HttpRequest, limit: Limit) -> Answer:
    """For guesses, of which only the wrong ones count: see `count_wrong`."""
    if used_up(limit.name, network_of(request), limit=limit.network, seconds=limit.seconds):
        return too_often(_("Too many wrong codes came from your network."), limit.seconds)
    return ALLOWED


def count_wrong(request: HttpRequest, limit: Limit) -> None:
    within_limit(limit.name, network_of(request), limit=limit.network, seconds=limit.seconds)


def person_of(who: Identity) -> str:
    """What tells people apart, or nothing: account, access code, browser."""
    if who.account is not None:
        return f"account {who.account.pk}"
    if who.code_id is not None:
        return f"code {who.code_id}"
    return f"browser {who.browser}" if who.browser else ""


def too_often(why: str, seconds: int) -> TooOften:
    left = seconds_left(seconds)
    again = _in_hours(-(-left // HOUR)) if left > 2 * HOUR else _in_minutes(-(-left // 60))
    return TooOften("too_often", f"{why} {again}", left)


def _in_minutes(number: int) -> str:
    words = ngettext("Please try again in one minute.", "Please try again in %(number)s minutes.", number)
    return words % {"number": number}


def _in_hours(number: int) -> str:
    words = ngettext("Please try again in one hour.", "Please try again in %(number)s hours.", number)
    return words % {"number": number}


def _network_is_busy(seconds: int) -> TooOften:
    return too_often(_("Very many people in your network are taking part right now."), seconds)


def true_reason(request: HttpRequest, refused: Refused) -> Refused:
    """No cookie: did the browser refuse it, or did we give out no more to this network?"""
    seconds = keys_used_up(request) if refused.code == "no_cookie" else 0
    return _network_is_busy(seconds) if seconds else refused


def say_later(response: ResponseKind, refused: Refused | None) -> ResponseKind:
    """Make the answer one that programs understand, where the refusal is about how often."""
    if isinstance(refused, TooOften):
        response.status_code = TOO_OFTEN
        response["Retry-After"] = str(refused.seconds)
    return response
