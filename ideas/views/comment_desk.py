"""Which comments wait for a look, and what do staff do with one? Fine, hidden with a reason, back again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ideas.forms.comment import DeskComment, HideForm
from ideas.models import Comment
from ideas.rules.commenting import may_check_comment, may_record_comment
from ideas.rules.quarantine import has_link
from ideas.selectors import comment_desk as rows
from ideas.selectors.detail import find_idea
from ideas.services.comment_checks import hide_comment, show_comment
from ideas.services.comments import record_comment
from ideas.views.comments import place_of
from ideas.views.desk import worker
from participation.accounts.models import Account
from participation.accounts.rules import MODERATION, may_work_at_desk
from participation.accounts.selectors import has_role_anywhere
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.places.heading import heading_of
from participation.processes.models import Process
from participation.web.numbers import number_in

STACKS = (rows.REPORTED, rows.WAITING, rows.NEW, rows.HIDDEN, rows.ALL)


def _checker(request: HttpRequest) -> Account:
    account = worker(request)
    if not has_role_anywhere(account, MODERATION):
        raise PermissionDenied
    return account


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    comments = rows.comments_of_desk(_checker(request))
    numbers = rows.waiting_comments(comments)
    asked, after = request.GET.get("stapel", ""), request.GET.get("nach", "")
    first = next((stack for stack in STACKS if numbers.get(stack)), rows.REPORTED)
    stack = asked if asked in STACKS else first
    page = rows.comment_page(rows.in_stack(comments, stack), after=number_in(after))
    labels = (_("Reported"), _("Waiting"), _("New, not checked"), _("Hidden"), _("All"))
    tabs = [(name, label, numbers.get(name), name == stack) for name, label in zip(STACKS, labels, strict=True)]
    return render(request, "ideas/comments/desk.html", {"page": page, "tabs": tabs, "stack": stack})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest, comment_id: int) -> HttpResponse:
    account, comment = _checker(request), rows.comment_at_desk(comment_id)
    if comment is None or not may_check_comment(account, comment):
        raise Http404
    form = HideForm(request.POST if request.POST.get("akt") == "verbergen" else None)
    if request.method == "POST":
        answer = _act(request, account, comment, form)
        if answer is not None:
            return answer
    context = {
        "comment": comment,
        "idea": comment.idea,
        "process": comment.idea.process,
        "neighbourhood": heading_of(comment.idea.process.area),
        "form": form,
        "link": has_link(comment.text),
        "reports": list(comment.reports.order_by("-pk")),
        "place": place_of(comment),
    }
    return render(request, "ideas/comments/check.html", context, status=422 if form.errors else 200)


def _act(request: HttpRequest, account: Account, comment: Comment, form: HideForm) -> HttpResponse | None:
    """None where the form for hiding needs another look."""
    act = request.POST.get("akt")
    try:
        if act == "zeigen":
            show_comment(comment_id=comment.pk, moderator=account)
            messages.success(request, _("The comment is public. The reports are done."))
        elif act == "verbergen" and form.is_valid():
            hide_comment(comment_id=comment.pk, moderator=account, reason=form.cleaned_data["reason"])
            messages.success(request, _("The comment is hidden. The reason stands in its place."))
        else:
            return None if act == "verbergen" else HttpResponse(status=400)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    if request.POST.get("liste") in STACKS:
        return redirect(f"{reverse('ideas:comments_desk')}?stapel={request.POST['liste']}")
    return redirect("ideas:comment_check", comment.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, idea_id: int) -> HttpResponse:
    """What somebody said about an idea on paper, by phone or at the counter."""
    account, idea = worker(request), find_idea(idea_id)
    if idea is None or not may_work_at_desk(account, idea.process.area) or idea.process.comments == "off":
        raise Http404
    sides = idea.process.comments == Process.Comments.SIDES
    form = DeskComment(request.POST or None, sides=sides)
    refused = may_record_comment(account, idea)
    if request.method == "POST" and form.is_valid():
        try:
            comment = record_comment(
                idea_id=idea.pk,
                staff=account,
                words=form.words(),
                submission_key=form.cleaned_data["key"],
                channel=Channel(form.cleaned_data["channel"]),
            )
        except NotAllowed as no:
            refused = no.refused
        else:
            messages.success(request, _("The comment stands below the idea."))
            return HttpResponseRedirect(place_of(comment))
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "form": form,
        "refused": refused if isinstance(refused, Refused) else None,
    }
    return render(request, "ideas/comments/record.html", context, status=422 if form.errors else 200)
