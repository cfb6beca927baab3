"""How does a letter's code become a right in this browser? Typed or scanned, checked, remembered in a cookie."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.allowed import Refused
from participation.eligibility.forms.redeem import RedeemForm
from participation.eligibility.services.codes import redeem_code
from participation.web.identity import give_code
from participation.web.often import Limit, count_wrong, may_try, say_later

# Wrong codes only: a hall full of people with right ones is never stopped, nor is a neighbour's code ever locked.
WRONG_CODES = Limit("access-code", 600, network=100)


@never_cache
@require_http_methods(["GET", "POST"])
def redeem(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request, RedeemForm(initial={"next": _safe(request.GET.get("next", ""))}))
    form = RedeemForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    answer = may_try(request, WRONG_CODES)
    if isinstance(answer, Refused):
        form.add_error(None, str(answer.reason))
        return say_later(_page(request, form), answer)
    found = redeem_code(form.cleaned_data["code"])
    if isinstance(found, Refused):
        count_wrong(request, WRONG_CODES)
        form.add_error("code", str(found.reason))
        return _page(request, form, status=400)
    next_path = _safe(form.cleaned_data["next"])
    response = redirect(next_path or reverse("neighbourhood:process", args=[found.process.slug]))
    give_code(response, found.pk, found.process_id)
    messages.success(request, _("Your code is right. You can take part now."))
    return response


def _safe(path: str) -> str:
    return path if path and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


def _page(request: HttpRequest, form: RedeemForm, status: int = 200) -> HttpResponse:
    return render(request, "eligibility/redeem.html", {"form": form}, status=status)
