"""How does somebody write below an idea, change or take back the own comment? Each form is a page of its own."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ideas.forms.comment import ChangeForm, CommentForm
from ideas.limits import COMMENT
from ideas.models import Comment, Idea
from ideas.rules.commenting import may_change_comment, may_comment, may_reply_to, speaks_for_the_team
from ideas.selectors.comments import find_comment, page_of_comment, was_written
from ideas.selectors.detail import find_idea
from ideas.services.comments import change_comment, take_back_comment, write_comment
from ideas.views.addresses import idea_url
from participation.allowed import NotAllowed, Refused, require
from participation.places.heading import heading_of
from participation.processes.models import Process
from participation.web.effort import effort_for, has_effort, is_no_trap
from participation.web.identity import give_browser_key, identity_of
from participation.web.numbers import number_in
from participation.web.often import may_now, say_later, true_reason
from participation.web.refusing import refuse

State = Comment.State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, idea_id: int) -> HttpResponse:
    """A comment, or with `?zu=` a reply to one."""
    idea, identity = _idea(idea_id), identity_of(request)
    parent = _parent(idea, request.POST.get("zu") or request.GET.get("zu", ""))
    sides = idea.process.comments == Process.Comments.SIDES and parent is None
    team = speaks_for_the_team(identity.account, idea)
    initial = {"zu": parent.pk if parent else None}
    form = CommentForm(request.POST or None, sides=sides, team=team, initial=initial)
    answer = may_comment(identity, idea)
    refused = answer if isinstance(answer, Refused) else None
    if request.method == "POST" and form.is_valid():
        try:
            return _written(request, idea, form)
        except NotAllowed as no:
            refused = true_reason(request, no.refused)
    elif request.method != "POST" and refused is not None and refused.code == "no_cookie":
        # The page brings the cookie.
        refused = None
    effort = effort_for(form["key"].value())
    context = {"parent": parent, "form": form, "team": team, "refused": refused, "effort": effort}
    return _show(request, "ideas/comments/write.html", idea, context)


def _written(request: HttpRequest, idea: Idea, form: CommentForm) -> HttpResponse:
    key = form.cleaned_data["key"]
    if not was_written(key):
        require(is_no_trap(request.POST))
        require(may_now(request, COMMENT))
    effort = has_effort(key, request.POST.get("effort", ""))
    comment = write_comment(
        idea_id=idea.pk, identity=identity_of(request), words=form.words(), submission_key=key, effort=effort
    )
    return _back(request, comment)


def _back(request: HttpRequest, comment: Comment) -> HttpResponse:
    waits = comment.state == State.WAITING
    said = (
        _("Thank you. We read your comment first, then everybody can see it.") if waits else _("Thank you. It is here.")
    )
    messages.success(request, said)
    return HttpResponseRedirect(place_of(comment))


def place_of(comment: Comment) -> str:
    """On its page of the list; a reply stands below its comment."""
    start = page_of_comment(comment)
    return f"{idea_url(comment.idea_id)}{f'?ab={start}' if start else ''}#k{comment.pk}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, idea_id: int, comment_id: int) -> HttpResponse:
    comment = comment_or_404(idea_id, comment_id)
    identity, sides = identity_of(request), comment.idea.process.comments == Process.Comments.SIDES
    answer = may_change_comment(identity, comment)
    if isinstance(answer, Refused):
        raise Http404
    form = ChangeForm(
        request.POST or None,
        sides=sides and comment.parent_id is None,
        initial={"text": comment.text, "side": comment.side},
    )
    if form.is_valid():
        hasty = may_now(request, COMMENT)
        if isinstance(hasty, Refused):
            return refuse(request, hasty, back=request.path)
        words = form.words()
        return _back(
            request, change_comment(comment_id=comment.pk, identity=identity, text=words.text, side=words.side)
        )
    return _show(request, "ideas/comments/change.html", comment.idea, {"comment": comment, "form": form})


@require_POST
def take_back(request: HttpRequest, idea_id: int, comment_id: int) -> HttpResponse:
    """Take it back, or with `zurueck=0` undo that."""
    comment = comment_or_404(idea_id, comment_id)
    back = request.POST.get("zurueck") != "0"
    try:
        done = take_back_comment(comment_id=comment.pk, identity=identity_of(request), back=back)
    except NotAllowed as no:
        raise Http404 from no
    messages.success(request, _("Your comment is taken back.") if back else _("Your comment is back."))
    return HttpResponseRedirect(place_of(done))


def comment_or_404(idea_id: int, comment_id: int) -> Comment:
    comment = find_comment(idea_id, comment_id)
    if comment is None:
        raise Http404
    return comment


def _idea(idea_id: int) -> Idea:
    """A public one of a process that has comments."""
    idea = find_idea(idea_id)
    hidden = idea is None or idea.visibility != Idea.Visibility.PUBLISHED
    if idea is None or hidden or idea.process.state == Process.State.DRAFT or idea.process.comments == "off":
        raise Http404
    return idea


def _parent(idea: Idea, number: str) -> Comment | None:
    wanted = number_in(number)
    parent = find_comment(idea.pk, wanted) if wanted else None
    return parent if parent and may_reply_to(parent, idea) else None


def _show(request: HttpRequest, template: str, idea: Idea, context: Mapping[str, object]) -> HttpResponse:
    form, refused = context["form"], context.get("refused")
    common = {"idea": idea, "process": idea.process, "neighbourhood": heading_of(idea.process.area)}
    failed = request.method == "POST" and (getattr(form, "errors", None) or refused is not None)
    response = render(request, template, {**common, **context}, status=422 if failed else 200)
    give_browser_key(request, response)
    return say_later(response, refused if isinstance(refused, Refused) else None)
