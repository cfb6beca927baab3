"""How is the directory kept up: who offers what, is it still true, what ended?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.accounts.rules import may_work_at_desk
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.directory.forms.offering import OfferingForm
from participation.directory.forms.organisation import OrganisationForm
from participation.directory.models import Offering, Organisation
from participation.directory.selectors import old_offerings, organisations_of
from participation.directory.services.offerings import (
    add_offering,
    change_offering,
    confirm_offering,
    put_back_offering,
    take_off_offering,
)
from participation.directory.services.organisations import (
    add_organisation,
    change_organisation,
    remove_organisation,
)
from participation.places.heading import heading_of
from participation.places.models import Area
from participation.places.selectors import areas_below, areas_within
from participation.processes.desk import desk_areas
from participation.processes.models import FieldOfAction


def areas_here(request: HttpRequest) -> list[Area]:
    areas = desk_areas(account_of(request))
    if not areas:
        raise PermissionDenied
    return areas


def _organisation(request: HttpRequest, pk: int) -> Organisation:
    """For people who do not work here the page does not exist."""
    found = get_object_or_404(Organisation.objects.select_related("area"), pk=pk)
    if not may_work_at_desk(account_of(request), found.area):
        raise Http404
    return found


def _offering(request: HttpRequest, pk: int) -> Offering:
    found = get_object_or_404(Offering.objects.select_related("organisation__area"), pk=pk)
    if not may_work_at_desk(account_of(request), found.organisation.area):
        raise Http404
    return found


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    areas = areas_here(request)
    today = timezone.localdate()
    organisations = list(organisations_of(areas))
    context = {
        "neighbourhood": heading_of(areas[0]),
        "public": [area for area in areas_below(areas) if area.kind == Area.Kind.NEIGHBOURHOOD],
        "old": list(old_offerings(areas, today)),
        "organisations": organisations,
    }
    return render(request, "directory/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def organisation_add(request: HttpRequest) -> HttpResponse:
    areas = list(areas_below(areas_here(request)))
    form = OrganisationForm(request.POST or None, areas=areas)
    if form.is_valid():
        try:
            made = add_organisation(account=account_of(request), area=form.chosen_area(), details=form.details())
        except NotAllowed as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Saved. Now say what it offers."))
            return redirect("directory:offering_add", made.pk)
    context = {"neighbourhood": heading_of(areas[0]), "form": form}
    return render(request, "directory/organisation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    found = _organisation(request, pk)
    form = OrganisationForm(request.POST or None, organisation=found)
    if form.is_valid():
        try:
            change_organisation(account=account_of(request), organisation_id=pk, details=form.details())
        except NotAllowed as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("directory:desk")
    context = {"neighbourhood": heading_of(found.area), "organisation": found, "form": form}
    context["may_go"] = not found.offerings.exists()
    return render(request, "directory/organisation.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def organisation_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _organisation(request, pk)
    try:
        remove_organisation(account=account_of(request), organisation_id=pk)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect(_at(found))
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect("directory:desk")


def _form(request: HttpRequest, organisation: Organisation, offering: Offering | None = None) -> OfferingForm:
    parts = areas_within(organisation.area).exclude(pk=organisation.area_id)
    return OfferingForm(
        request.POST or None, fields=FieldOfAction.objects.all(), parts=parts.order_by("path"), offering=offering
    )


def _offering_page(
    request: HttpRequest, form: OfferingForm, organisation: Organisation, offering: Offering | None = None
) -> HttpResponse:
    context = {
        "neighbourhood": heading_of(organisation.area),
        "organisation": organisation,
        "offering": offering,
        "form": form,
    }
    return render(request, "directory/offering.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offering_add(request: HttpRequest, pk: int) -> HttpResponse:
    found = _organisation(request, pk)
    form = _form(request, found)
    if form.is_valid():
        try:
            add_offering(account=account_of(request), organisation_id=pk, details=form.details())
        except NotAllowed as refused:
            form.add_error("title", str(refused))
        else:
            messages.success(request, _("Saved. Everybody can see it now."))
            return redirect(_at(found))
    return _offering_page(request, form, found)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offering(request: HttpRequest, pk: int) -> HttpResponse:
    found = _offering(request, pk)
    form = _form(request, found.organisation, found)
    if form.is_valid():
        try:
            change_offering(account=account_of(request), offering_id=pk, details=form.details())
        except NotAllowed as refused:
            form.add_error("title", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(_at(found.organisation))
    return _offering_page(request, form, found.organisation, found)


def _at(organisation: Organisation) -> str:
    return f"{reverse('directory:desk')}#organisation-{organisation.pk}"


def _press(act: Callable[..., Offering], said: Promise, *, stays: bool = False) -> Callable[..., HttpResponse]:
    """One button, one act. `stays`: the page goes on with the list of what is to be looked at."""

    @require_POST
    @login_required
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = _offering(request, pk)
        act(account=account_of(request), offering_id=pk)
        messages.success(request, str(said) % {"offer": found.title})
        return redirect("directory:desk" if stays else _at(found.organisation))

    return view


confirm = _press(confirm_offering, gettext_lazy("“%(offer)s” is confirmed as of today."), stays=True)
take_off = _press(take_off_offering, gettext_lazy("“%(offer)s” is taken off. You can put it back below."))
put_back = _press(put_back_offering, gettext_lazy("“%(offer)s” is public again."))
