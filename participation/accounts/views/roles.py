"""Who works here, and who may change that? Administrators of an area, for the area and below."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.forms.roles import RoleForm
from participation.accounts.models import Account, Role
from participation.accounts.rules import ADMINISTRATION
from participation.accounts.selectors import areas_with, assignments_within
from participation.accounts.services.roles import end_role, give_role
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.places.models import Area
from participation.places.selectors import areas_below


def _areas(request: HttpRequest) -> list[Area]:
    assert isinstance(request.user, Account)
    areas = areas_with(request.user, ADMINISTRATION)
    if not areas:
        raise PermissionDenied
    return areas


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def roles(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Account)
    areas = _areas(request)
    form = RoleForm(request.POST or None, areas=areas_below(areas))
    if form.is_valid():
        _assignment, new = give_role(
            given_by=request.user,
            email=form.cleaned_data["email"],
            name=form.cleaned_data["name"],
            role=Role(form.cleaned_data["role"]),
            area=form.chosen_area(),
        )
        words = _("The role is given. The person gets an e-mail.") if new else _("The person already has this role.")
        messages.success(request, words)
        return redirect("accounts:roles")
    context = {"neighbourhood": heading_of(areas[0]), "form": form, "assignments": assignments_within(areas)}
    return render(request, "accounts/roles.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def end(request: HttpRequest, assignment_id: int) -> HttpResponse:
    assert isinstance(request.user, Account)
    _areas(request)
    try:
        end_role(ended_by=request.user, assignment_id=assignment_id)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The role has ended."))
    return redirect("accounts:roles")
