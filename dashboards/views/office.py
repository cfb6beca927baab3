"""How does an office answer without an account? With a code from its mail, for one question; staff read it first."""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboards.forms.office import AnswerForm, CodeForm
from participation.allowed import Refused
from participation.decisions.models import OfficeQuestion
from participation.decisions.services.asking import answer_as_office, open_question, question_of_code
from participation.places.heading import heading_of
from participation.web.often import Limit, count_wrong, may_try, say_later

COOKIE, FOUR_HOURS = "qs_office", 4 * 3600
WRONG_CODES = Limit("office-code", 600, network=100)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code_page(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    refused = may_try(request, WRONG_CODES) if request.method == "POST" else None
    if isinstance(refused, Refused):
        form.add_error(None, str(refused.reason))
    elif form.is_valid():
        if found := question_of_code(form.cleaned_data["code"]):
            opened = redirect("dashboards:office_answer")
            opened.set_signed_cookie(
                COOKIE,
                f"{found.pk}:{found.secret}",
                max_age=FOUR_HOURS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
            return opened
        count_wrong(request, WRONG_CODES)
        form.add_error("code", _("This code is wrong, or it is over. Ask the neighbourhood office for a new one."))
    response = render(request, "dashboards/office/code.html", {"form": form}, status=422 if form.errors else 200)
    return say_later(response, refused if isinstance(refused, Refused) else None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest) -> HttpResponse:
    """Without the code it leads to the page that asks for it."""
    found = _question(request)
    if found is None:
        return redirect("dashboards:office_code")
    initial = {name: getattr(found, name) for name in ("answer", "reason", "signed")}
    form = AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        if not answer_as_office(question_id=found.pk, secret=str(found.secret), answered=form.answered()):
            return redirect("dashboards:office_code")
        context = {"neighbourhood": heading_of(found.process.area), "question": found}
        return render(request, "dashboards/office/thanks.html", context)
    context = {"neighbourhood": heading_of(found.process.area), "question": found, "form": form}
    return render(request, "dashboards/office/answer.html", context, status=422 if form.errors else 200)


def _question(request: HttpRequest) -> OfficeQuestion | None:
    try:
        value = request.get_signed_cookie(COOKIE, default="", max_age=FOUR_HOURS)
    except BadSignature:
        return None
    number, _colon, secret = str(value).partition(":")
    return open_question(int(number), secret) if number.isdecimal() else None
