"""Which processes do I look after, and how does a new one begin?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.accounts.rules import ADMINISTRATION, DESK
from participation.accounts.selectors import areas_with, people_with
from participation.accounts.signed_in import account_of
from participation.places.heading import heading_of
from participation.processes.desk import desk_areas, desk_processes, places_for_a_process
from participation.processes.forms.process import NewProcessForm
from participation.processes.services.editing import create_process


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    areas = desk_areas(account)
    if not areas:
        raise PermissionDenied
    context = {
        "neighbourhood": heading_of(areas[0]),
        "processes": list(desk_processes(account)),
        "administers": bool(areas_with(account, ADMINISTRATION)),
    }
    return render(request, "processes/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    areas = list(places_for_a_process(account))
    if not areas:
        raise PermissionDenied
    people = {person.pk: person for area in desk_areas(account) for person in people_with(area, DESK)}
    people.setdefault(account.pk, account)
    form = NewProcessForm(request.POST or None, areas=areas, people=people.values(), by=account)
    if form.is_valid():
        process = create_process(
            account=account, area=form.chosen_area(), slug=form.cleaned_data["slug"], details=form.details()
        )
        messages.success(request, _("The draft stands. Now give it dates."))
        return redirect("processes:edit", process.slug)
    context = {"neighbourhood": heading_of(areas[0]), "form": form}
    return render(request, "processes/create.html", context, status=422 if form.errors else 200)
