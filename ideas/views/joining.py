"""How does somebody say "I join in", change it and leave again? One page, without an account."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ideas.forms.joining import JoinForm
from ideas.limits import JOIN
from ideas.models import Contributor, Idea
from ideas.rules.joining import is_carried_out_here, may_join
from ideas.selectors.detail import find_idea
from ideas.selectors.joining import mine_of
from ideas.services.joining import Help, join_in, leave
from ideas.views.addresses import idea_url
from participation.allowed import NotAllowed, Refused, require
from participation.places.heading import heading_of
from participation.processes.models import Process
from participation.web.effort import effort_for, has_effort, is_no_trap
from participation.web.identity import give_browser_key, identity_of
from participation.web.often import may_now, say_later, true_reason

FIELDS = tuple(name for name in asdict(Help("", "")) if name != "language")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea, identity = _idea(idea_id), identity_of(request)
    mine = mine_of(idea, identity)
    known = identity.account is not None
    form = JoinForm(request.POST or None, known=known, initial=_initial(mine))
    answer = may_join(identity, idea)
    refused = answer if isinstance(answer, Refused) else None
    if request.method == "POST" and form.is_valid():
        try:
            return _joined(request, idea, form)
        except NotAllowed as no:
            refused = true_reason(request, no.refused)
    elif request.method != "POST" and refused is not None and refused.code == "no_cookie":
        # The page brings the cookie.
        refused = None
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "form": form,
        "mine": mine,
        "refused": refused,
        "effort": effort_for(form["key"].value()),
    }
    failed = request.method == "POST"
    response = render(request, "ideas/joining/join.html", context, status=422 if failed else 200)
    give_browser_key(request, response)
    return say_later(response, refused)


def _joined(request: HttpRequest, idea: Idea, form: JoinForm) -> HttpResponse:
    require(is_no_trap(request.POST))
    require(may_now(request, JOIN))
    key = form.cleaned_data["key"]
    effort = has_effort(key, request.POST.get("effort", ""))
    made = join_in(
        idea_id=idea.pk, identity=identity_of(request), help_=form.help_(), submission_key=key, effort=effort
    )
    said = _("Thank you. You join in. The neighbourhood office gets in touch before it begins.")
    messages.success(request, said)
    if not made.shown:
        messages.info(request, _("We read what you bring first, then everybody can see it."))
    return HttpResponseRedirect(f"{idea_url(idea.pk)}#mitmachen")


@require_POST
def end(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea = _idea(idea_id)
    if leave(idea_id=idea.pk, identity=identity_of(request)):
        messages.success(request, _("You no longer join in. What you left is deleted."))
    return HttpResponseRedirect(f"{idea_url(idea.pk)}#mitmachen")


def _initial(mine: Contributor | None) -> dict[str, object]:
    return {name: getattr(mine, name) for name in FIELDS} if mine else {}


def _idea(idea_id: int) -> Idea:
    """A public one that residents carry out."""
    idea = find_idea(idea_id)
    if idea is None or idea.visibility != Idea.Visibility.PUBLISHED or not is_carried_out_here(idea):
        raise Http404
    if idea.process.state == Process.State.DRAFT:
        raise Http404
    return idea
