"""How does a resident get in and out?"""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.accounts.forms.sign_in import AddressForm, CodeForm
from participation.accounts.services.sign_in import MailFailed, send_sign_in_code, use_sign_in_code
from participation.proxies import network_of
from participation.web.limits import within_limit

TOO_OFTEN = 429
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _safe_path(path: str) -> str:
    return path if path and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the address; the answer tells nobody whether an address is known."""
    if request.method == "GET":
        form = AddressForm(initial={"next": _safe_path(request.GET.get("next", ""))})
        return render(request, "accounts/sign_in.html", {"form": form})
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/sign_in.html", {"form": form}, status=400)
    email = form.cleaned_data["email"].lower()
    if not _may_send(request, email):
        form.add_error("email", _("You asked for many codes. Please wait ten minutes and try again."))
        return render(request, "accounts/sign_in.html", {"form": form}, status=TOO_OFTEN)
    try:
        send_sign_in_code(email=email, next_path=_safe_path(form.cleaned_data["next"]))
    except MailFailed:
        form.add_error("email", _("Our mail does not go out at the moment. Please try again in some minutes."))
        return render(request, "accounts/sign_in.html", {"form": form}, status=503)
    return redirect("accounts:confirm")


def _may_send(request: HttpRequest, email: str) -> bool:
    return within_limit("mail-to", email, limit=5, seconds=600) and within_limit(
        "mail-from", network_of(request), limit=60, seconds=600
    )


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Take the code. Only the press of the button uses it up."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if not within_limit("code", network_of(request), limit=100, seconds=600):
            form.add_error(None, _("Too many wrong codes from your network. Please wait ten minutes."))
            status = TOO_OFTEN
        elif form.is_valid():
            done = use_sign_in_code(code=form.cleaned_data["code"])
            if done is not None:
                login(request, done.account, backend=BACKEND)
                return redirect(_safe_path(done.next_path) or reverse("neighbourhood:start"))
            form.add_error("code", _("This code is wrong, too old or already used. Ask for a new one."))
    return render(request, "accounts/confirm.html", {"form": form}, status=status)
