"""How does a survey come to paper? As a PDF in one of its languages and two sizes of letters."""

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from participation.allowed import NotAllowed
from participation.documents import pdf_of
from surveys.definition import Definition, parse_definition
from surveys.models import Survey
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.open_surveys import ends_at, minutes_for
from surveys.selectors.paper_form import printed_pages
from surveys.selectors.versions import definition_of
from surveys.views.around import around
from surveys.views.desk_base import survey_at_desk

# Points: the usual size, and one for eyes that need more.
SIZES = ("12", "14")
FROM_RIGHT = ("ar", "fa", "he", "ur")


@require_safe
@login_required
def paper_form(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    definition = definition_of(survey.current) if survey.current else parse_definition(frozen_draft(survey))
    language, size = _chosen(request, definition)
    try:
        document = pdf_of(_page(survey, definition, language, size), "css/paper-form.css")
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_paper", slug)
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{survey.slug}-{language}-{size}pt.pdf"'
    return response


def _chosen(request: HttpRequest, definition: Definition) -> tuple[str, str]:
    language, size = request.GET.get("sprache", ""), request.GET.get("schrift", "")
    known = language if language in definition.languages else definition.languages[0]
    return known, size if size in SIZES else SIZES[0]


def _page(survey: Survey, definition: Definition, language: str, size: str) -> str:
    address = f"{settings.SITE_URL}{reverse('surveys:start', args=[survey.slug])}"
    context = {
        **around(survey),
        "language": language,
        "direction": "rtl" if language in FROM_RIGHT else "ltr",
        "size": size,
        "pages": printed_pages(definition, language),
        "minutes": minutes_for(definition),
        "ends_at": ends_at(survey),
        "address": address.partition("://")[2],
        "qr": segno.make(address, error="m", micro=False).svg_data_uri(border=2, xmldecl=False),
    }
    with override(language):
        return render_to_string("surveys/paper/form.html", context)
