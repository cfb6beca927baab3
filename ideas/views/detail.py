"""What is this idea, what happens with it, can I help?"""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ideas.limits import FOLLOW
from ideas.models import Idea
from ideas.rules.voting import takes_votes
from ideas.selectors.comments import discussion
from ideas.selectors.detail import idea_page
from ideas.selectors.joining import join_box
from ideas.selectors.map import map_of
from ideas.selectors.surroundings import surroundings_of
from ideas.selectors.vote_box import vote_box
from ideas.services.exposures import record_open_page
from ideas.services.follows import follow_idea
from ideas.views.proof import proven_ideas, slip_in_hand
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.web.identity import give_browser_key, identity_of
from participation.web.numbers import number_in
from participation.web.often import may_now
from participation.web.refusing import refuse


@require_safe
def detail(request: HttpRequest, idea_id: int) -> HttpResponse:
    page = idea_page(idea_id, _account(request), proven_ideas(request))
    if page is None:
        raise Http404
    around = surroundings_of(page.idea.process)
    context = {
        "page": page,
        "idea": page.idea,
        "process": page.idea.process,
        "neighbourhood": around,
        # Of the form for a slip with a code: pressed twice it is one slip.
        "slip_key": uuid.uuid4(),
        "slip_in_hand": slip_in_hand(request) is not None,
        "map": map_of(page.idea.process.area, [page.idea]),
    }
    if page.idea.visibility == Idea.Visibility.PUBLISHED:
        identity, start = identity_of(request), request.GET.get("ab", "")
        looked = request.method == "GET" and record_open_page(idea=page.idea, identity=identity)
        # A browser that has no key yet gets it with this answer; its script tells the look a moment later.
        context["tells_looks"] = not looked and takes_votes(page.idea.process)
        context["box"] = vote_box(page.idea, identity)
        context["joining"] = join_box(page.idea, identity)
        context["talk"] = discussion(
            page.idea,
            identity,
            side=request.GET.get("seite", ""),
            start=number_in(start),
        )
    response = render(request, "ideas/detail.html", context)
    give_browser_key(request, response)
    return response


@require_POST
def follow(request: HttpRequest, idea_id: int) -> HttpResponse:
    account, here = _account(request), reverse("ideas:detail", args=[idea_id])
    if account is None:
        return HttpResponseRedirect(f"{reverse('accounts:sign_in')}?next={here}")
    hasty = may_now(request, FOLLOW)
    if isinstance(hasty, Refused):
        return refuse(request, hasty, back=f"{here}#folgen")
    try:
        follow_idea(idea_id=idea_id, account=account, wanted=request.POST.get("wanted") == "1")
    except (Idea.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    return HttpResponseRedirect(f"{here}#folgen")


def _account(request: HttpRequest) -> Account | None:
    return request.user if isinstance(request.user, Account) else None
