"""What became of the ideas that somebody follows without e-mail? A slip with a code, made here or at the desk."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ideas.limits import FOLLOW
from ideas.models import FollowSlip, Idea
from ideas.selectors.follow_slips import ideas_on_slip
from ideas.services.follow_slips import FULL, begin_slip, change_slip, slip_code
from ideas.views.proof import forget_slip, give_slip, proven_ideas, slip_in_hand
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.web.often import may_now
from participation.web.refusing import refuse


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest) -> HttpResponse:
    """For whoever has entered the code, or has made the slip just now. It can be put away, for the next person."""
    in_hand = slip_in_hand(request)
    found = ideas_on_slip(in_hand[0]) if in_hand else None
    if in_hand is None or found is None:
        return HttpResponseRedirect(reverse("ideas:mine"))
    if request.method == "POST":
        return _change(request, in_hand[0])
    context = {
        "ideas": found,
        "code": slip_code(in_hand[1]) if in_hand[1] else "",
        "enter_at": f"{settings.SITE_URL}{reverse('ideas:mine')}".partition("://")[2],
    }
    return render(request, "ideas/follow_slip.html", context)


def _change(request: HttpRequest, slip_id: int) -> HttpResponse:
    number = request.POST.get("ab", "")
    if not number.isascii() or not number.isdigit():
        response = HttpResponseRedirect(reverse("ideas:mine"))
        forget_slip(response)
        return response
    change_slip(slip_id=slip_id, idea_id=int(number), wanted=False, reader=None, proven=frozenset())
    return HttpResponseRedirect(reverse("ideas:follow_slip"))


@never_cache
@require_POST
def put(request: HttpRequest, idea_id: int) -> HttpResponse:
    """On the slip in hand, or on a new one; the desk begins a new one each time ("neu")."""
    back = f"{reverse('ideas:detail', args=[idea_id])}#folgen"
    hasty = may_now(request, FOLLOW)
    if isinstance(hasty, Refused):
        return refuse(request, hasty, back=back)
    reader = request.user if isinstance(request.user, Account) else None
    proven, in_hand = proven_ideas(request), slip_in_hand(request)
    response = HttpResponseRedirect(reverse("ideas:follow_slip"))
    try:
        if in_hand and not request.POST.get("neu"):
            change_slip(slip_id=in_hand[0], idea_id=idea_id, wanted=True, reader=reader, proven=proven)
            return response
        key = _key(request)
        give_slip(response, begin_slip(idea_id=idea_id, reader=reader, proven=proven, key=key).pk, key)
    except NotAllowed as no:
        if no.refused is not FULL:
            raise Http404 from no
        messages.error(request, str(FULL.reason))
    except (Idea.DoesNotExist, FollowSlip.DoesNotExist) as error:
        raise Http404 from error
    return response


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()
