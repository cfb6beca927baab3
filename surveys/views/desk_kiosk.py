"""How does a tablet become a kiosk, and how does it stop being one?"""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import Refused
from surveys.desk_rules import may_run_kiosk
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.kiosk import end_kiosk, make_kiosk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def kiosk(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever starts it is signed out: the device now belongs to everybody."""
    survey = survey_at_desk(request, slug)
    may = may_run_kiosk(account_of(request), survey)
    act = request.POST.get("akt")
    if act == "beenden":
        response = redirect("surveys:desk_kiosk", slug)
        end_kiosk(response, survey)
        messages.success(request, _("This device is no kiosk any more."))
        return response
    if act == "starten" and not isinstance(may, Refused):
        response = redirect("surveys:start", slug)
        logout(request)
        make_kiosk(response, survey)
        return response
    context = around(survey) | {"refused": may if isinstance(may, Refused) else None}
    return render(request, "surveys/desk/kiosk.html", context, status=409 if act else 200)
