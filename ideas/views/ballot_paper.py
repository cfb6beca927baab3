"""How does a poll reach people without a screen? As a ballot on paper (PDF), which staff enter later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ideas.forms.ballots import Duel, Row, duels_of, parts_of, purse_of, rows_of
from ideas.models import Poll
from ideas.selectors.poll_page import mixed
from ideas.views.poll_desk import poll_at_desk
from ideas.views.poll_screens import around
from participation.allowed import NotAllowed
from participation.documents import pdf_of
from participation.eligibility.letters import qr_of
from participation.places.selectors import office_of
from participation.processes.models import Process

# Points: the usual size, and one for eyes that need more.
SIZES = ("12", "14")
LETTERS = "ABCD"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Printed:
    """One ballot, with its proposals, or pairs of them, in an order of its own."""

    letter: str
    rows: list[Row]
    duels: list[Duel]


@require_safe
@login_required
def ballot_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Once everything is fixed: a ballot of another question must never lie on a table."""
    poll = poll_at_desk(request, slug)
    if poll.state == Poll.State.DRAFT:
        raise Http404
    asked = request.GET.get("schrift", "")
    size = asked if asked in SIZES else SIZES[0]
    page = render_to_string("ideas/paper/ballot.html", _context(poll) | {"size": size})
    try:
        document = pdf_of(page, "css/paper-form.css")
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("ideas:poll_edit", slug)
    name = f"{poll.slug}-{get_language()}-{size}pt.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def _context(poll: Poll) -> dict[str, Any]:
    """Ballots to be copied in equal numbers. Whoever enters them finds each proposal by its name, in one order."""
    rows = rows_of(poll, list(poll.options.all()), {})
    address = f"{settings.SITE_URL}{reverse('ideas:poll', args=[poll.slug])}"
    return around(poll) | {
        "language": get_language(),
        "ballots": list(_ballots(poll)),
        "purse": purse_of(poll, rows),
        "with_code": poll.process.eligibility == Process.Eligibility.CODE,
        "groups_of_code": range(4),
        "office": office_of(poll.process.area),
        "qr": qr_of(address),
        # As it is typed: browsers add the rest.
        "address": address.partition("://")[2],
        **parts_of(poll, rows),
    }


def _ballots(poll: Poll) -> Iterator[Printed]:
    """In several orders, as on the screen: what stands on top is chosen more often. Printed again, the same ones."""
    options = mixed(poll.options.all(), "paper")
    duels = sorted(duels_of(poll, {}), key=lambda duel: sha256(f"{poll.pk} {duel.name}".encode()).digest())
    number = min(len(LETTERS), max(1, len(duels) if duels else len(options)))
    for place, letter in enumerate(LETTERS[:number]):
        rows = rows_of(poll, _turned(options, place, number), {})
        yield Printed(letter, rows, _turned(duels, place, number))


def _turned(items: Sequence[Item], place: int, number: int) -> list[Item]:
    """Each begins somewhere else, every second one goes the other way round."""
    start = place * len(items) // number
    if place % 2:
        return [*items[start::-1], *items[:start:-1]]
    return [*items[start:], *items[:start]]
