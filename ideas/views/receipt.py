"""How does somebody see, or take back, what they sent? By the receipt, by its code, or by account."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ideas.forms.code import CodeForm
from ideas.limits import WRONG_CODE
from ideas.models import Idea
from ideas.rules.reading import may_withdraw
from ideas.selectors.detail import find_idea
from ideas.selectors.due import answer_day
from ideas.selectors.way import days_to_answer, way_of
from ideas.services.ideas import restore_idea, withdraw_idea
from ideas.services.receipts import code_for
from ideas.views.proof import give_proof, give_slip, proven_ideas, proven_key
from participation.accounts.models import Account
from participation.allowed import Refused
from participation.places.heading import heading_of
from participation.web.often import count_wrong, may_try, say_later


@never_cache
@require_safe
def receipt(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Only in the browser that sent the idea, for half an hour; later the code opens the way."""
    key, idea = proven_key(request, idea_id), find_idea(idea_id)
    if key is None or idea is None or idea.submission_key != key:
        return HttpResponseRedirect(reverse("ideas:mine"))
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "code": code_for(key),
        "answer_by": answer_day(idea.created_at, days_to_answer(way_of(idea.process_id))),
    }
    return render(request, "ideas/receipt.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """The code leads to the page of the idea, also while it waits or is withdrawn, or to the ideas on a slip."""
    if request.method != "POST":
        return render(request, "ideas/mine.html", {"form": CodeForm()})
    answer = may_try(request, WRONG_CODE)
    refused = answer if isinstance(answer, Refused) else None
    form = CodeForm(request.POST, refused=refused)
    if form.is_valid():
        if form.slip_id is not None:
            response = HttpResponseRedirect(reverse("ideas:follow_slip"))
            give_slip(response, form.slip_id)
            return response
        response = HttpResponseRedirect(reverse("ideas:detail", args=[form.idea_id]))
        give_proof(response, form.idea_id)
        return response
    if form.has_error(NON_FIELD_ERRORS, "wrong"):
        count_wrong(request, WRONG_CODE)
    return say_later(render(request, "ideas/mine.html", {"form": form}), refused)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Withdraw, and undo it on the same page."""
    account, proven = _account(request), proven_ideas(request)
    idea = find_idea(idea_id)
    if idea is None or not may_withdraw(account, proven, idea):
        raise Http404
    if request.method == "POST":
        change = restore_idea if request.POST.get("undo") else withdraw_idea
        done = change(idea_id=idea_id, account=account, proven=proven)
        withdrawn = done.visibility == Idea.Visibility.WITHDRAWN
        messages.success(request, _("Your idea is withdrawn.") if withdrawn else _("Your idea is back."))
        return HttpResponseRedirect(reverse("ideas:withdraw", args=[idea_id]))
    context = {"idea": idea, "process": idea.process, "neighbourhood": heading_of(idea.process.area)}
    return render(request, "ideas/withdraw.html", context)


def _account(request: HttpRequest) -> Account | None:
    return request.user if isinstance(request.user, Account) else None
