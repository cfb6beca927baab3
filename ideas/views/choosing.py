"""For which process do staff enter something? With one that is open they are led on, with several they choose."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ideas.rules.submitting import may_record_idea
from ideas.rules.voting import may_record_slips
from ideas.selectors.desk import open_processes
from ideas.views.desk import worker
from participation.accounts.models import Account
from participation.accounts.rules import DESK
from participation.accounts.selectors import has_role_anywhere
from participation.allowed import Answer, Refused
from participation.processes.models import Process

Rule = Callable[[Account, Process], Answer]


def _choose(target: str, title: str | Promise, rule: Rule) -> Callable[[HttpRequest], HttpResponse]:
    @require_safe
    @login_required
    def view(request: HttpRequest) -> HttpResponse:
        account = worker(request)
        if not has_role_anywhere(account, DESK):
            raise PermissionDenied
        asked = [(process, rule(account, process)) for process in open_processes(account)]
        open_now = [process for process, answer in asked if answer]
        if len(open_now) == 1:
            return redirect(target, slug=open_now[0].slug)
        closed = [(process, answer.reason) for process, answer in asked if isinstance(answer, Refused)]
        context = {"title": title, "target": target, "open_now": open_now, "closed": closed}
        return render(request, "ideas/desk/choose.html", context)

    return view


idea = _choose("ideas:record", _("Enter an idea"), may_record_idea)
votes = _choose("ideas:slips", _("Enter votes"), may_record_slips)
