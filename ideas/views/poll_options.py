"""How are the options of a poll in preparation written, ordered and taken from ideas?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ideas.forms.poll_desk import OptionForm
from ideas.models import Poll, PollOption
from ideas.rules.polls import may_change_poll
from ideas.selectors.poll_desk import ideas_to_take
from ideas.services.poll_options import move_option, remove_option, save_option
from ideas.services.polls import OptionFacts, take_ideas
from ideas.views.desk import worker
from ideas.views.poll_desk import desk_context, poll_at_desk
from participation.allowed import NotAllowed
from participation.processes.forms.texts import initial_texts, texts_from


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def options(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, and a form for one more."""
    return _options(request, poll_at_desk(request, slug), None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def option(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    poll = poll_at_desk(request, slug)
    known = next((one for one in poll.options.all() if one.code == code), None)
    if known is None:
        raise Http404
    return _options(request, poll, known)


def _options(request: HttpRequest, poll: Poll, known: PollOption | None) -> HttpResponse:
    form = OptionForm(request.POST or None, poll=poll, initial=_initial(known))
    if form.is_valid():
        cleaned = form.cleaned_data
        facts = OptionFacts(
            texts_from(cleaned, "title"),
            texts_from(cleaned, "text"),
            cleaned.get("cost"),
            known.code if known else "",
            known.idea_id if known else None,
        )
        _done(request, lambda: save_option(staff=worker(request), poll_id=poll.pk, facts=facts), _("Saved."))
        return redirect("ideas:poll_options", poll.slug)
    context = desk_context(request, poll) | {
        "form": form,
        "known": known,
        "options": list(poll.options.all()),
        "changeable": bool(may_change_poll(worker(request), poll)),
        "ideas": list(ideas_to_take(poll)),
    }
    return render(request, "ideas/polldesk/options.html", context, status=422 if form.errors else 200)


def _initial(known: PollOption | None) -> dict[str, object]:
    if known is None:
        return {}
    return initial_texts("title", known.title) | initial_texts("text", known.text) | {"cost": known.cost}


@require_POST
@login_required
def move(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    poll, up = poll_at_desk(request, slug), request.POST.get("richtung") == "hoch"
    _done(request, lambda: move_option(staff=worker(request), poll_id=poll.pk, code=code, up=up))
    return redirect("ideas:poll_options", slug)


@require_POST
@login_required
def remove(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    poll = poll_at_desk(request, slug)
    _done(request, lambda: remove_option(staff=worker(request), poll_id=poll.pk, code=code), _("Taken out."))
    return redirect("ideas:poll_options", slug)


@require_POST
@login_required
def take(request: HttpRequest, slug: str) -> HttpResponse:
    poll = poll_at_desk(request, slug)
    wanted = [int(one) for one in request.POST.getlist("idee") if one.isascii() and one.isdigit() and len(one) < 12]  # noqa: PLR2004 (no idea has such a number)
    taken: list[int] = []
    _done(request, lambda: taken.append(take_ideas(staff=worker(request), poll_id=poll.pk, ideas=wanted)))
    if taken:
        text = ngettext("%(number)s idea taken.", "%(number)s ideas taken.", taken[0])
        messages.success(request, text % {"number": taken[0]})
    return redirect("ideas:poll_options", slug)


def _done(request: HttpRequest, act: Callable[[], object], said: str = "") -> None:
    try:
        act()
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    else:
        if said:
            messages.success(request, said)
