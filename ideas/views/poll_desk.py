"""How does a poll come about at the desk? From the list to the question, the check and the publication."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ideas.forms.poll_desk import NewPollForm, PollForm
from ideas.models import Poll
from ideas.rules.polls import may_change_poll, may_declare_void, may_design_poll, may_record_ballot, stage_of
from ideas.selectors.poll_desk import polls_of_desk
from ideas.selectors.poll_page import Voter
from ideas.selectors.poll_rules import rule_in_words
from ideas.selectors.sheets import kind_of
from ideas.services.polls import change_poll, create_poll, publish_poll, publishing_problems
from ideas.views.desk import worker
from ideas.views.poll_screens import Screen, around, ballot_context
from participation.accounts.rules import DESK, MODERATION
from participation.accounts.selectors import has_role_anywhere
from participation.allowed import NotAllowed, Refused
from participation.processes.desk import desk_processes


def poll_at_desk(request: HttpRequest, slug: str, *, moderators: bool = False) -> Poll:
    """For people who do not work here the poll's desk page does not exist."""
    found = Poll.objects.select_related("process__area").defer("process__area__outline").prefetch_related("options")
    poll, account = get_object_or_404(found, slug=slug), worker(request)
    if not may_design_poll(account, poll.process) and not (moderators and may_declare_void(account, poll)):
        raise Http404
    return poll


def desk_context(request: HttpRequest, poll: Poll) -> dict[str, Any]:
    """What the head of every desk page of a poll needs."""
    account = worker(request)
    refused = may_record_ballot(account, poll)
    return around(poll) | {
        "when": stage_of(poll),
        "may_design": bool(may_design_poll(account, poll.process)),
        "not_now": refused if isinstance(refused, Refused) else None,
    }


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    account = worker(request)
    if not has_role_anywhere(account, DESK | MODERATION):
        raise PermissionDenied
    context = {"polls": polls_of_desk(account), "designs": has_role_anywhere(account, DESK)}
    return render(request, "ideas/polldesk/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: HttpRequest) -> HttpResponse:
    account = worker(request)
    processes = list(desk_processes(account))
    if not processes:
        raise PermissionDenied
    form = NewPollForm(
        request.POST or None, processes=processes, initial={"process": request.GET.get("prozess", ""), "kind": "budget"}
    )
    if form.is_valid():
        process = next(each for each in processes if str(each.pk) == form.cleaned_data["process"])
        poll = create_poll(staff=account, process=process, kind=form.cleaned_data["kind"], title=form.titles())
        messages.success(request, _("The poll stands. Nobody sees it before you publish it."))
        return redirect("ideas:poll_edit", poll.slug)
    return render(request, "ideas/polldesk/create.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    poll = poll_at_desk(request, slug)
    account = worker(request)
    changeable = may_change_poll(account, poll)
    form = PollForm(request.POST or None, poll=poll)
    if request.method == "POST" and form.is_valid():
        try:
            change_poll(staff=account, poll_id=poll.pk, facts=form.facts())
        except NotAllowed as no:
            messages.error(request, str(no.refused.reason))
        else:
            messages.success(request, _("Saved."))
        return redirect("ideas:poll_edit", slug)
    context = desk_context(request, poll) | {
        "form": form,
        "changeable": bool(changeable),
        "problems": publishing_problems(poll) if changeable else [],
        "options": list(poll.options.all()),
        "told_rule": rule_in_words(poll),
        "numbers": _numbers(poll),
        "with_money": kind_of(poll).with_money,
    }
    return render(request, "ideas/polldesk/edit.html", context, status=422 if form.errors else 200)


def _numbers(poll: Poll) -> list[tuple[Any, str]]:
    """The numbers of the kind in words, for a poll that is fixed."""
    return [
        (setting.label, _yes_or_number(poll.settings.get(setting.name, 0), switch=setting.is_switch))
        for setting in kind_of(poll).numbers
        if setting.is_switch or poll.settings.get(setting.name)
    ]


def _yes_or_number(value: int, *, switch: bool) -> str:
    if switch:
        return _("yes") if value else _("no")
    return str(value)


@require_POST
@login_required
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    poll = poll_at_desk(request, slug)
    try:
        publish_poll(staff=worker(request), poll_id=poll.pk)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    else:
        messages.success(request, _("Published. Question, options and rule are fixed now."))
    return redirect("ideas:poll_edit", slug)


@require_safe
@login_required
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The page as residents will see it. Nothing can be cast here."""
    poll = poll_at_desk(request, slug)
    voter = Voter(refused=None, ballot=None, seed="preview")
    context = (
        around(poll)
        | ballot_context(Screen(request, poll), voter)
        | {"preview": True, "refused": None, "base": "base_staff.html"}
    )
    return render(request, "ideas/polls/poll.html", context)
