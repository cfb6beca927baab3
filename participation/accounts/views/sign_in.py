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
from participation.allowed import Answer, Refused
from participation.web.limits import within_limit
from participation.web.often import Limit, count_wrong, may_now, may_try, say_later, too_often

# For the reasons see docs/operations.md. Right codes are never stopped: a hall that signs in is one network.
MAILS = Limit("mail-from", 600, network=300)
WRONG_CODES = Limit("code", 600, network=100)
TO_ONE_ADDRESS = ((600, 5), (24 * 3600, 30))
# As long as the form and the link can carry; a longer one would stop the sign-in.
LONGEST_PATH = 200
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _safe_path(path: str) -> str:
    if len(path) > LONGEST_PATH:
        return ""
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
    answer = _may_send(request, email)
    if isinstance(answer, Refused):
        form.add_error("email", str(answer.reason))
        return say_later(render(request, "accounts/sign_in.html", {"form": form}), answer)
    try:
        send_sign_in_code(email=email, next_path=_safe_path(form.cleaned_data["next"]))
    except MailFailed:
        form.add_error("email", _("Our mail does not go out at the moment. Please try again in some minutes."))
        return render(request, "accounts/sign_in.html", {"form": form}, status=503)
    return redirect("accounts:confirm")


def _may_send(request: HttpRequest, email: str) -> Answer:
    """The address first: its owner is protected from whoever types it again and again, also over a whole day."""
    for seconds, limit in TO_ONE_ADDRESS:
        if not within_limit("mail-to", email, limit=limit, seconds=seconds):
            return too_often(_("Many codes went to this address."), seconds)
    return may_now(request, MAILS)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Take the code. Only the press of the button uses it up."""
    if request.method == "GET":
        return render(request, "accounts/confirm.html", {"form": CodeForm()})
    form = CodeForm(request.POST)
    answer = may_try(request, WRONG_CODES)
    if isinstance(answer, Refused):
        form.full_clean()
        form.add_error(None, str(answer.reason))
        return say_later(render(request, "accounts/confirm.html", {"form": form}), answer)
    if form.is_valid():
        done = use_sign_in_code(code=form.cleaned_data["code"])
        if done is not None:
            login(request, done.account, backend=BACKEND)
            return redirect(_safe_path(done.next_path) or reverse("neighbourhood:landing"))
        count_wrong(request, WRONG_CODES)
        form.add_error("code", _("This code is wrong, too old or already used. Ask for a new one."))
    return render(request, "accounts/confirm.html", {"form": form}, status=400)
