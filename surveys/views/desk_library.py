"""How do staff find a question in the library, and put it into a draft with one press?"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation.accounts.signed_in import account_of
from participation.places.heading import heading_of
from surveys.forms.desk_library import SearchForm
from surveys.selectors.desk import desk_areas
from surveys.selectors.library import concepts_in, entries_for, fitting, topics_in
from surveys.selectors.library_targets import Target, drafts_of, target_of
from surveys.selectors.losses import losses_in_words
from surveys.selectors.population import population_for, population_of
from surveys.services.library import bring_into_draft
from surveys.views.desk_base import around, survey_at_desk, was_done

if TYPE_CHECKING:
    from surveys.drafting.bringing import Brought

PER_PAGE = 20


@require_safe
@login_required
def library(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    areas = desk_areas(account)
    if not areas:
        raise PermissionDenied
    drafts = drafts_of(areas)
    target = _target(request, drafts)
    population = population_for(target.survey) if target else population_of(areas[0])
    entries = entries_for(account, population, areas)
    form = SearchForm(
        request.GET,
        kinds={line.kind for entry in entries for line in entry.lines},
        fields=topics_in(entries),
        concepts=concepts_in(entries),
    )
    wish = form.wish()
    page = Paginator(fitting(entries, wish), PER_PAGE).get_page(request.GET.get("blatt"))
    context: dict[str, Any] = {
        "form": form,
        "wish": wish,
        "page": page,
        "drafts": drafts,
        "target": target,
        "population": population,
    }
    context["refined"] = any((wish.kind, wish.field, wish.concept, wish.origin, not page.object_list))
    context |= around(target.survey) if target else {"neighbourhood": heading_of(areas[0])}
    return render(request, "surveys/desk/library.html", context)


def _target(request: HttpRequest, drafts: list[tuple[str, str]]) -> Target | None:
    """The survey that the address names, else the first draft; without any, one can only read."""
    wanted = request.GET.get("umfrage", "")
    slugs = [slug for slug, _title in drafts]
    if not slugs:
        return None
    survey = survey_at_desk(request, wanted if wanted in slugs else slugs[0])
    return target_of(survey, request.GET.get("seite", ""))


@require_POST
@login_required
def put_in(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    page = request.POST.get("seite", "")
    made: list[Brought] = []

    def act(**names: Any) -> None:  # noqa: ANN401 (account, survey and revision)
        key, code = request.POST.get("entry", ""), request.POST.get("code", "")
        made.append(bring_into_draft(page=page, key=key, code=code, **names))

    if not was_done(request, survey, act):
        return redirect(f"{reverse('surveys:desk_library')}?umfrage={slug}&seite={page}")
    brought = made[0]
    survey.refresh_from_db(fields=["draft"])
    messages.success(request, _("It stands in the survey now. You can change every text."))
    for sentence in losses_in_words(brought, survey.draft):
        messages.warning(request, sentence)
    if brought.codes:
        return redirect("surveys:design_question", slug, brought.codes[0])
    return redirect("surveys:design_page", slug, brought.page)
