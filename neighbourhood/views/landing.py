"""Where does somebody's work or visit begin after signing in?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from neighbourhood.selectors.cockpit import neighbourhoods_of
from neighbourhood.selectors.landing import home_area
from participation.accounts.models import Account
from participation.accounts.rules import DESK, EVIDENCE, MODERATION
from participation.accounts.selectors import has_any_role, has_role_anywhere
from participation.web.navigation import address


@require_safe
@login_required
def landing(request: HttpRequest) -> HttpResponse:
    """A safe `next` wins before anybody comes here (see accounts.views.sign_in and allauth)."""
    assert isinstance(request.user, Account)
    return redirect(_working_place(request.user) or _home_of(request.user))


def _working_place(account: Account) -> str:
    """Whoever checks or answers begins with today, whoever only reads evidence with the evaluation."""
    if not has_any_role(account):
        return ""
    if has_role_anywhere(account, MODERATION):
        # Without a neighbourhood there is no "today": the first thing to do is a process.
        cockpit = address("neighbourhood:cockpit") if neighbourhoods_of(account) else ""
        return cockpit or (address("processes:desk") if has_role_anywhere(account, DESK) else address("ideas:desk"))
    return address("dashboards:start") if has_role_anywhere(account, EVIDENCE) else ""


def _home_of(account: Account) -> str:
    """The neighbourhood in which a resident took part last, else the start page."""
    area = home_area(account)
    return address("neighbourhood:home", area.slug) if area else address("neighbourhood:start")
