"""How does a resident vote in a poll? Choose, check, cast; or step by step, where every press counts at once."""

import uuid
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.forms.ballots import is_empty, posted_fields
from ideas.limits import may_press
from ideas.models import Poll
from ideas.selectors.poll_page import public_polls
from ideas.selectors.recent_polls import current_public_poll, recent_public_poll
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import cast_ballot, withdraw_ballot
from ideas.views.poll_person import person_of
from ideas.views.poll_screens import Screen, show_check, show_poll
from ideas.views.poll_steps import after_step, step_key
from ideas.votekinds.kind import BadBallot
from participation.allowed import NotAllowed, require
from participation.web.often import true_reason


def public_poll(slug: str) -> Poll:
    poll = public_polls().filter(slug=slug).first()
    if poll is None:
        raise Http404
    return poll


def _found(poll: Poll | None) -> Poll:
    if poll is None:
        raise Http404
    return poll


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method != "POST":
        return show_poll(Screen(request, _found(current_public_poll(slug))))
    found = _found(recent_public_poll(slug))
    act = ACTS.get(request.POST.get("akt", ""))
    if act is None:
        raise BadRequest("The form names no act.")
    if person_of(request, found).fresh:
        return redirect("ideas:poll", slug)  # whoever has filled this in was forgotten meanwhile
    screen = Screen(request, found, posted_fields(request.POST, sheet_of(found)))
    try:
        return act(screen)
    except NotAllowed as no:
        return show_poll(screen, refused=true_reason(request, no.refused))
    except BadBallot as wrong:
        return show_poll(screen, sentences=wrong.sentences)


def _check(screen: Screen) -> HttpResponse:
    """Nothing is stored yet. What does not fit is told beside the form."""
    kind, sheet = kind_of(screen.poll), sheet_of(screen.poll)
    choices = kind.cleaned(kind.read(screen.request.POST, sheet), sheet)
    if is_empty(choices):
        raise BadBallot([_("Nothing is chosen yet.")])
    return show_check(screen, choices)


def _change(screen: Screen) -> HttpResponse:
    """Back from the check to the form, with everything that was chosen."""
    return show_poll(screen)


def _cast(screen: Screen) -> HttpResponse:
    kind, sheet = kind_of(screen.poll), sheet_of(screen.poll)
    person = person_of(screen.request, screen.poll)
    require(may_press(person.identity))
    choices, key = kind.read(screen.request.POST, sheet), _key(screen.request)
    if kind.stepwise:
        key = step_key(key, choices)
    elif is_empty(kind.cleaned(choices, sheet)):
        raise BadBallot([_("Nothing is chosen yet.")])
    cast_ballot(poll_id=screen.poll.pk, identity=person.identity, choices=choices, key=key, channel=person.channel)
    if kind.stepwise:
        return redirect(after_step(screen.request, screen.poll))
    return redirect("ideas:poll_receipt", screen.poll.slug)


def _withdraw(screen: Screen) -> HttpResponse:
    identity = person_of(screen.request, screen.poll).identity
    require(may_press(identity))
    withdraw_ballot(poll_id=screen.poll.pk, identity=identity, key=_key(screen.request))
    return redirect("ideas:poll_receipt", screen.poll.slug)


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        raise BadRequest("The form has no key.") from None


ACTS: dict[str, Callable[[Screen], HttpResponse]] = {
    "pruefen": _check,
    "aendern": _change,
    "abgeben": _cast,
    "zurueckziehen": _withdraw,
}
