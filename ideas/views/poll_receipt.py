"""What did I say, how can I prove it, and until when can I change it? Shown only to the person whose ballot it is."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ideas.selectors.poll_page import voter_of
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import content_of, last_words
from ideas.views.poll_person import RECEIPT, frame_of, person_of
from ideas.views.poll_screens import around
from ideas.views.polls import public_poll
from participation.sealing.canonical import canonical


@never_cache
@require_safe
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever has no ballot here is led to the poll."""
    poll = public_poll(slug)
    person = person_of(request, poll)
    voter = voter_of(poll, person.identity, person.key)
    ballot = voter.ballot
    event, previous = last_words(ballot) if ballot else (None, "")
    if ballot is None or event is None:
        return redirect("ideas:poll", slug)
    context = {
        "ballot": ballot,
        "event": event,
        "told": kind_of(poll).said(ballot.choices, sheet_of(poll)),
        "content": canonical(content_of(event, previous=previous)).decode(),
        "refused": voter.refused,
        "key": uuid.uuid4(),
        "duels": _duels(poll.kind, ballot.choices),
        **around(poll),
        **frame_of(request, poll, seconds=RECEIPT),
    }
    return render(request, "ideas/polls/receipt.html", context)


def _duels(kind: str, choices: dict[str, dict[str, str]]) -> list[str]:
    """Pairs as the address of their page names them, in the order in which they are told."""
    return [pair.replace("|", "-") for pair in choices.get("duels", {})] if kind == "pairwise" else []
