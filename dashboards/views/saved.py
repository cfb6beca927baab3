"""How does somebody come back to a look at the evaluation? By a name of their own, on the page's side."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.forms.saved import SavedViewForm
from dashboards.models import SavedView
from dashboards.selectors.parts import parts_of
from dashboards.selectors.saved import saved_views, shortest
from dashboards.services.saving import drop_view, save_view
from dashboards.views.doors import account_of, readable_process, survey_of
from participation.accounts.signed_in import account_of as signed_in
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey

Page = SavedView.Page
Listed = list[tuple[SavedView, str]]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def saved_page(request: HttpRequest, slug: str) -> HttpResponse:
    """All views of this process that the reader keeps; a form that was filled in wrongly comes back here."""
    process = readable_process(request, slug)
    form = SavedViewForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid() and (view := _saved(request, process, form)):
        messages.success(request, _("Saved."))
        return redirect(address_of(view, slug))
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "form": form,
        "listed": listed(request, process),
    }
    return render(request, "dashboards/saved.html", context, status=422 if form else 200)


@require_POST
@login_required
def saved_drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    process = readable_process(request, slug)
    get_object_or_404(saved_views(signed_in(request), process), pk=pk)
    drop_view(account=signed_in(request), view_id=pk)
    messages.success(request, _("The view is deleted."))
    return redirect("dashboards:saved", slug)


def listed(request: HttpRequest, process: Process) -> Listed:
    """One query."""
    account = account_of(request)
    return [(view, address_of(view, process.slug)) for view in saved_views(account, process)] if account else []


def keeping(request: HttpRequest, process: Process, page: str, query: str, survey_slug: str = "") -> dict[str, Any]:
    """What the page's side needs: the views that there are, and this look for a form that keeps it."""
    return {"listed": listed(request, process), "page": page, "query": query, "survey": survey_slug}


def address_of(view: SavedView, slug: str) -> str:
    names = {Page.OVERVIEW: "overview", Page.SURVEY: "survey", Page.GROUPS: "groups"}
    args = [slug, view.survey.slug] if view.survey else [slug]
    address = reverse(f"dashboards:{names[Page(view.page)]}", args=args)
    return f"{address}?{view.query}" if view.query else address


def _saved(request: HttpRequest, process: Process, form: SavedViewForm) -> SavedView | None:
    asked = form.cleaned_data
    survey = _survey(process, asked["page"], asked["survey"])
    try:
        return save_view(
            account=signed_in(request),
            process=process,
            page=asked["page"],
            survey_id=survey.id if survey else None,
            query=shortest(asked["page"], asked["query"], survey=survey, parts=parts_of(process.area)),
            name=asked["name"],
        )
    except NotAllowed as no:
        form.add_error("name", str(no.refused.reason))
        return None


def _survey(process: Process, page: str, slug: str) -> AnsweredSurvey | None:
    if page == Page.OVERVIEW:
        return None
    if not slug:
        raise Http404
    return survey_of(process, slug)
