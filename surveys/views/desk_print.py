"""How does a survey reach people without a screen? As a form and as a poster, both PDF, in each of its languages."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from participation.allowed import NotAllowed
from participation.documents import pdf_of
from participation.eligibility.letters import qr_of
from surveys.definition import Definition, parse_definition
from surveys.languages import direction
from surveys.models import Survey, SurveyVersion
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.open_surveys import ends_at, minutes_for
from surveys.selectors.paper_form import printed_pages
from surveys.selectors.versions import definition_of
from surveys.views.around import around
from surveys.views.desk_base import survey_at_desk

# Points: the usual size, and one for eyes that need more.
SIZES = ("12", "14")
# Digits of a version number.
LONGEST = 4


@require_safe
@login_required
def paper_form(request: HttpRequest, slug: str) -> HttpResponse:
    """`fassung`: an earlier version, for whoever answers on forms that were handed out before."""
    survey = survey_at_desk(request, slug)
    version = _version(request, survey)
    definition = _definition(survey, version)
    language = _language(request, definition)
    asked = request.GET.get("schrift", "")
    size = asked if asked in SIZES else SIZES[0]
    context = paper_context(survey, definition, language) | {
        "size": size,
        "pages": printed_pages(definition, language),
        "version": version.number if version else None,
    }
    earlier = f"-v{version.number}" if version and version.pk != survey.current_id else ""
    return _document(request, survey, "form", context, f"{survey.slug}{earlier}-{language}-{size}pt.pdf")


@require_safe
@login_required
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    definition = _definition(survey, survey.current)
    language = _language(request, definition)
    context = paper_context(survey, definition, language)
    return _document(request, survey, "poster", context, f"{survey.slug}-{language}-poster.pdf")


def address_of(survey: Survey) -> str:
    return f"{settings.SITE_URL}{reverse('surveys:start', args=[survey.slug])}"


def way_to(survey: Survey) -> dict[str, str]:
    address = address_of(survey)
    return {"address": address, "qr": qr_of(address)}


def _version(request: HttpRequest, survey: Survey) -> SurveyVersion | None:
    """The one that is asked for, else what residents answer now; None: nothing was published yet."""
    number = request.GET.get("fassung", "")
    if not number:
        return survey.current
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
        raise Http404
    return get_object_or_404(SurveyVersion, survey=survey, number=int(number))


def _definition(survey: Survey, version: SurveyVersion | None) -> Definition:
    return definition_of(version) if version else parse_definition(frozen_draft(survey))


def _language(request: HttpRequest, definition: Definition) -> str:
    language = request.GET.get("sprache", "")
    return language if language in definition.languages else definition.languages[0]


def paper_context(survey: Survey, definition: Definition, language: str) -> dict[str, Any]:
    return {
        **around(survey),
        "language": language,
        "direction": direction(language),
        "version": survey.current.number if survey.current else None,
        "minutes": minutes_for(definition),
        "ends_at": ends_at(survey),
        **way_to(survey),
        # As it is typed: browsers add the rest.
        "address": address_of(survey).partition("://")[2],
    }


def _document(request: HttpRequest, survey: Survey, kind: str, context: dict[str, Any], name: str) -> HttpResponse:
    with override(context["language"]):
        page = render_to_string(f"surveys/paper/{kind}.html", context)
    try:
        document = pdf_of(page, f"css/paper-{kind}.css")
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_paper", survey.slug)
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
