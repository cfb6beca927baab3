"""What happens when somebody presses "I support this"?"""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from ideas.limits import may_press
from ideas.models import Idea
from ideas.selectors.visible import all_visible_ideas
from ideas.selectors.votable import idea_to_vote_on
from ideas.selectors.vote_box import vote_box
from ideas.services.voting import cast_vote
from ideas.views.addresses import idea_url
from participation.allowed import NotAllowed, Refused, require
from participation.web.identity import give_browser_key, identity_of
from participation.web.often import say_later, true_reason

VALUES = {"1": 1, "0": 0}


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Works as a plain form (redirect back) and with HTMX (the box alone).

    Who reads this address (reload, another language on the page of a refusal) gets the idea.
    """
    if request.method != "POST":
        return HttpResponseRedirect(idea_url(idea_id))
    value = VALUES.get(request.POST.get("value", ""))
    if value is None:
        raise BadRequest("A vote is 0 or 1.")
    identity = identity_of(request)
    try:
        require(may_press(identity))
        cast_vote(idea_id=idea_id, identity=identity, value=value)
    except Idea.DoesNotExist:
        raise Http404 from None
    except NotAllowed as no:
        return _refusal(request, idea_id, true_reason(request, no.refused))
    if request.headers.get("HX-Request"):
        box = vote_box(idea_to_vote_on(idea_id), identity)
        return render(request, "ideas/_vote_box.html", {"box": box})
    return HttpResponseRedirect(f"{idea_url(idea_id)}#stimme")


def _refusal(request: HttpRequest, idea_id: int, refused: Refused) -> HttpResponse:
    """Without HTMX it gets a page of its own, so that nobody believes to have voted.

    It brings the cookie that may have been missing: the button on it counts.
    """
    idea = get_object_or_404(all_visible_ideas().select_related("process__area"), pk=idea_id)
    context = {"idea": idea, "box": vote_box(idea, identity_of(request)), "refused": refused}
    template, status = ("ideas/_vote_box.html", 200) if request.headers.get("HX-Request") else ("ideas/vote.html", 403)
    response = render(request, template, context, status=status)
    give_browser_key(request, response)
    return response if request.headers.get("HX-Request") else say_later(response, refused)
