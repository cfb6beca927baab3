"""Which ideas wait for a check or an answer? The list at the desk, and its acts on one idea."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ideas.forms.desk import AnswerForm, RejectForm, StatusForm
from ideas.models import Idea
from ideas.rules.joining import is_carried_out_here, may_see_contacts
from ideas.rules.moderating import may_answer, may_check, may_see_at_desk
from ideas.selectors import desk as rows
from ideas.selectors.ahead import timeline
from ideas.selectors.burst_hints import hints_of
from ideas.selectors.detail import as_prose, find_idea
from ideas.selectors.groups import group_page
from ideas.selectors.similar import similar_to
from ideas.selectors.timeline import told_of
from ideas.selectors.way import way_of
from ideas.selectors.wording import status_wording
from ideas.services.burst_hints import close_hint
from ideas.services.moderation import publish_idea, reject_idea
from ideas.services.responses import NewStatus, answer_idea, change_status
from participation.accounts.models import Account
from participation.accounts.rules import DESK, MODERATION, may_work_at_desk
from participation.accounts.selectors import has_any_role, has_role_anywhere
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.web.numbers import number_in

TABS = (rows.PENDING, rows.UNCHECKED, rows.LATE, rows.REJECTED, rows.ALL)


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    account = worker(request)
    ideas = rows.ideas_of_desk(account)
    numbers = rows.waiting_numbers(ideas)
    first = rows.PENDING if numbers[rows.PENDING] else rows.UNCHECKED
    tab, words = request.GET.get("stapel", ""), request.GET.get("suche", "").strip()[:100]
    tab = tab if tab in TABS else (rows.ALL if words else first)
    page = rows.desk_page(rows.in_tab(ideas, tab), words=words, after=number_in(request.GET.get("nach", "")))
    labels = (_("Waiting"), _("New, not checked"), _("Overdue"), _("Not published"), _("All"))
    tabs = [(name, label, numbers.get(name), name == tab) for name, label in zip(TABS, labels, strict=True)]
    context = {
        "page": page,
        "tabs": tabs,
        "tab": tab,
        "words": words,
        "enters": has_role_anywhere(account, DESK),
        "checks": has_role_anywhere(account, MODERATION),
    }
    return render(request, "ideas/desk/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: HttpRequest, idea_id: int) -> HttpResponse:
    """One idea at the desk. Each form on the page names its act."""
    account, idea = worker(request), find_idea(idea_id)
    if idea is None or not may_see_at_desk(account, idea):
        raise Http404
    if request.method == "POST":
        act = ACTS.get(request.POST.get("akt", ""))
        if act is None:
            return HttpResponse(status=400)
        return act(request, account, idea)
    return show(request, account, idea)


def show(
    request: HttpRequest, account: Account, idea: Idea, form: RejectForm | StatusForm | AnswerForm | None = None
) -> HttpResponse:
    """`form` is the one with errors, its input kept."""
    told, way = told_of(idea), way_of(idea.process_id)
    now = {"status": str(idea.stage_id or idea.status), "office": told.office}
    forms = {
        "reject": form if isinstance(form, RejectForm) else RejectForm(),
        "status": form if isinstance(form, StatusForm) else StatusForm(way=way, initial=now),
        "reply": form
        if isinstance(form, AnswerForm)
        else AnswerForm(initial={"office": told.office, "signed": account.name}),
    }
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "prose": as_prose(idea.text),
        "wording": status_wording(idea.status, idea.stage.title if idea.stage else None),
        "steps": timeline(idea, told, way),
        "acts": list(idea.moderation_acts.select_related("moderator")),
        "responses": told.responses,
        "similar": similar_to(idea),
        "hints": hints_of(idea),
        "group": group_page(idea),
        "slip_key": uuid.uuid4(),
        "updates": list(idea.updates.order_by("-happened_on", "-pk")),
        "may_check": may_check(account, idea),
        "may_answer": may_answer(account, idea),
        "needs": list(idea.needs.all()) if is_carried_out_here(idea) else [],
        "number_of_contributors": idea.contributors.count() if may_see_contacts(account, idea) else None,
        "carried_out": is_carried_out_here(idea),
        "may_record": idea.process.comments != "off" and may_work_at_desk(account, idea.process.area),
        **forms,
    }
    return render(request, "ideas/desk/idea.html", context, status=422 if form else 200)


def _publish(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    publish_idea(idea_id=idea.pk, moderator=account)
    messages.success(request, _("“%(title)s” is public.") % {"title": idea.title})
    return HttpResponseRedirect(_next(request, idea))


def _reject(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    form = RejectForm(request.POST)
    if not form.is_valid():
        return show(request, account, idea, form)
    reject_idea(idea_id=idea.pk, moderator=account, reason=form.cleaned_data["reason"])
    messages.success(request, _("“%(title)s” is not public.") % {"title": idea.title})
    return HttpResponseRedirect(reverse("ideas:answer", args=[idea.pk]))


def _status(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    form = StatusForm(request.POST, way=way_of(idea.process_id))
    if not form.is_valid():
        return show(request, account, idea, form)
    values = form.cleaned_data
    to = NewStatus(values["status"], values["reason"], values["office"], values["due_on"])
    change_status(idea_id=idea.pk, changed_by=account, to=to)
    messages.success(request, _("The status is saved. Followers are told."))
    return HttpResponseRedirect(reverse("ideas:answer", args=[idea.pk]))


def _answer(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, account, idea, form)
    answer_idea(idea_id=idea.pk, author=account, reply=form.reply(), submission_key=form.cleaned_data["key"])
    messages.success(request, _("The answer is public. Followers are told."))
    return HttpResponseRedirect(reverse("ideas:answer", args=[idea.pk]))


def _looked(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    """Somebody has looked into an unusual hour."""
    number = number_in(request.POST.get("hinweis", ""))
    if number is not None and close_hint(idea=idea, hint_id=number, staff=account):
        messages.success(request, _("The hint is closed. All votes stay as they are."))
    return HttpResponseRedirect(reverse("ideas:answer", args=[idea.pk]))


Act = Callable[[HttpRequest, Account, Idea], HttpResponse]


def _guarded(act: Act) -> Act:
    """A refusal of the service is a page that says why."""

    def run(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
        try:
            return act(request, account, idea)
        except NotAllowed as no:
            messages.error(request, str(no.refused.reason))
            return HttpResponseRedirect(reverse("ideas:answer", args=[idea.pk]))

    return run


ACTS: dict[str, Act] = {
    "veroeffentlichen": _guarded(_publish),
    "ablehnen": _guarded(_reject),
    "stand": _guarded(_status),
    "antwort": _guarded(_answer),
    "angesehen": _guarded(_looked),
}


@require_POST
@login_required
def publish(request: HttpRequest, idea_id: int) -> HttpResponse:
    """The quick way from the list."""
    account, idea = worker(request), find_idea(idea_id)
    if idea is None or not may_check(account, idea):
        raise Http404
    return ACTS["veroeffentlichen"](request, account, idea)


def worker(request: HttpRequest) -> Account:
    account = request.user
    if not isinstance(account, Account) or not has_any_role(account):
        raise PermissionDenied
    return account


def _next(request: HttpRequest, idea: Idea) -> str:
    """From the list back to the list."""
    if request.POST.get("liste") in TABS:
        return f"{reverse('ideas:desk')}?stapel={request.POST['liste']}"
    return reverse("ideas:answer", args=[idea.pk])
