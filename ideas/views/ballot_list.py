"""How do staff find a ballot by its number, and how do moderators declare it void or bring it back?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ideas.forms.ballot_desk import ReasonForm, WallForm
from ideas.models import Ballot
from ideas.rules.polls import may_declare_void
from ideas.selectors.poll_desk import acts_on, ballots_of_desk, desk_ballot, walls_of
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import declare_void, record_wall, restore_ballot
from ideas.views.desk import worker
from ideas.views.poll_desk import desk_context, poll_at_desk
from participation.allowed import NotAllowed
from participation.eligibility.standing import Standing

ACTS = {"ungueltig": declare_void, "wieder": restore_ballot}


@require_safe
@login_required
def ballots(request: HttpRequest, slug: str) -> HttpResponse:
    poll = poll_at_desk(request, slug, moderators=True)
    words = request.GET.get("nummer", "").strip()[:40]
    rows, following = ballots_of_desk(poll, words, _uuid(request.GET.get("nach", "")))
    context = desk_context(request, poll) | {"rows": rows, "following": following, "words": words}
    return render(request, "ideas/polldesk/ballots.html", context)


def _uuid(words: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(words)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ballot(request: HttpRequest, slug: str, ballot_id: uuid.UUID) -> HttpResponse:
    """One ballot with everything that was done with it. What somebody chose online does not stand here."""
    poll = poll_at_desk(request, slug, moderators=True)
    found = Ballot.objects.select_related("recorded_by").exclude(standing=Standing.WALL).exclude(revision=0)
    one = get_object_or_404(found, pk=ballot_id, poll=poll)
    form = ReasonForm(request.POST or None)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("akt", ""))
        if act is None:
            raise BadRequest("The form names no act.")
        if form.is_valid():
            try:
                act(ballot_id=one.pk, staff=worker(request), reason=form.cleaned_data["reason"])
            except NotAllowed as no:
                messages.error(request, str(no.refused.reason))
            else:
                messages.success(request, _("Done. The reason stands in the record."))
            return redirect("ideas:poll_ballot", slug, one.pk)
    context = desk_context(request, poll) | {
        "row": desk_ballot(poll, one),
        "acts": acts_on(one),
        "form": form,
        "may_void": bool(may_declare_void(worker(request), poll)),
    }
    return render(request, "ideas/polldesk/ballot.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def wall(request: HttpRequest, slug: str) -> HttpResponse:
    """Dots on a wall, counted by a named colleague at a named place."""
    poll = poll_at_desk(request, slug)
    options = [(option.code, option.title) for option in sheet_of(poll).options]
    walls = walls_of(poll)
    known = next((one for one in walls if one.place == request.GET.get("ort")), None)
    initial = {"place": known.place, **{f"o-{code}": number for code, number in known.dots.items()}} if known else None
    form = WallForm(request.POST or None, options=options, initial=initial)
    if form.is_valid():
        try:
            record_wall(
                poll_id=poll.pk,
                staff=worker(request),
                dots=form.dots(),
                key=form.cleaned_data["key"],
                place=form.cleaned_data["place"],
            )
        except NotAllowed as no:
            form.add_error(None, str(no.refused.reason))
        else:
            messages.success(request, _("The dots are counted. They stand apart from the ballots."))
            return redirect("ideas:poll_wall", slug)
    context = desk_context(request, poll) | {"form": form, "walls": walls, "fits": kind_of(poll).on_walls}
    return render(request, "ideas/polldesk/wall.html", context, status=422 if form.errors else 200)
