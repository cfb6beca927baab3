"""Who did what when? Read-only, for administrators of the area."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from participation.accounts.models import Account
from participation.accounts.rules import ADMINISTRATION
from participation.accounts.selectors import areas_with
from participation.audit.selectors import records_within
from participation.audit.words import act_in_words, subject_in_words
from participation.places.heading import heading_of

PER_PAGE = 50


@require_safe
@login_required
def log(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Account)
    areas = areas_with(request.user, ADMINISTRATION)
    if not areas:
        raise PermissionDenied
    records = records_within(areas, with_acts_of_no_area=request.user.is_superuser)
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("seite"))
    rows = [(record, act_in_words(record.action), subject_in_words(record.subject)) for record in page.object_list]
    context = {"neighbourhood": heading_of(areas[0]), "page": page, "rows": rows}
    return render(request, "audit/log.html", context)
