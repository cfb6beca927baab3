"""How does a tablet become the kiosk of a poll, who comes next there, and how does it stop being one?"""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.rules.polls import may_run_poll_kiosk
from ideas.views.desk import worker
from ideas.views.poll_desk import desk_context, poll_at_desk
from ideas.views.poll_person import end_kiosk, forget_person, is_kiosk, make_kiosk
from ideas.views.polls import public_poll
from participation.allowed import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def next_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget the person before. Reached by the clock as well, which can only follow a link."""
    poll = public_poll(slug)
    response = redirect("ideas:poll", slug)
    if is_kiosk(request, poll):
        forget_person(response, poll)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def kiosk(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever starts it is signed out: the device now belongs to everybody."""
    poll = poll_at_desk(request, slug)
    may = may_run_poll_kiosk(worker(request), poll)
    act = request.POST.get("akt")
    if act == "beenden":
        response = redirect("ideas:poll_kiosk", slug)
        end_kiosk(response, poll)
        messages.success(request, _("This device is no kiosk any more."))
        return response
    if act == "starten" and not isinstance(may, Refused):
        response = redirect("ideas:poll", slug)
        logout(request)
        make_kiosk(response, poll)
        return response
    context = desk_context(request, poll) | {"step": "kiosk", "refused": may if isinstance(may, Refused) else None}
    return render(request, "ideas/polldesk/kiosk.html", context, status=409 if act else 200)
