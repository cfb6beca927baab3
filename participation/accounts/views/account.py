"""What can somebody do with the own account?"""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.forms.account import AccountForm, EraseForm
from participation.accounts.models import Account
from participation.accounts.selectors import has_any_role
from participation.accounts.services.account import change_account, erase_account, export_account, may_erase


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    account = _account(request)
    form = AccountForm(request.POST or None, initial={"name": account.name, "language": account.language})
    if request.method == "POST" and form.is_valid():
        change_account(account=account, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:account")
    context = {"form": form, "erase_form": EraseForm(), "works": has_any_role(account)}
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


@never_cache
@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(export_account(_account(request)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="quartierstimme.json"'
    return response


@never_cache
@login_required
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    account, form = _account(request), EraseForm(request.POST)
    allowed = may_erase(account)
    if not form.is_valid() or not allowed:
        if not allowed:
            form.add_error(None, str(getattr(allowed, "reason", "")))
        known = AccountForm(initial={"name": account.name, "language": account.language})
        context = {"form": known, "erase_form": form, "works": has_any_role(account)}
        return render(request, "accounts/account.html", context, status=400)
    erase_account(account=account)
    logout(request)
    messages.success(request, _("Your account is erased. Thank you for having taken part."))
    return redirect("neighbourhood:start")
