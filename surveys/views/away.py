"""How is a survey answered on a device without network, and how do its answers arrive later?

The page is the same for everybody: it holds all questions and nothing of anybody, so that a device may keep it.
"""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from participation.allowed import NotAllowed
from participation.web.kiosk import IDLE, WARNING
from surveys.away_rules import UNREADABLE
from surveys.definition import Definition
from surveys.definition.away import when_away
from surveys.forms.away import away_pages, calculations_away
from surveys.forms.kept import Kept, read_kept
from surveys.languages import beside_the_pages, direction, native_name
from surveys.models import Survey
from surveys.selectors.open_surveys import minutes_for
from surveys.selectors.versions import definition_of
from surveys.services.away import send_kept
from surveys.services.places import Full, no_place
from surveys.services.responses import Incomplete
from surveys.views.around import around, public_survey
from surveys.views.away_words import words_for_script


@require_safe
@cache_control(no_cache=True)
def page(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    survey = public_survey(slug)
    if language not in asked_away(survey).languages:
        raise Http404
    return render_away(request, survey, language)


def asked_away(survey: Survey) -> Definition:
    assert survey.current is not None, "a public survey has a frozen version (constraint)"
    return when_away(definition_of(survey.current))


def render_away(request: HttpRequest, survey: Survey, language: str) -> HttpResponse:
    """In the language of the address, whatever the browser asks for: it will be read later, by others."""
    with override(_around_it(language)):
        return render(request, "surveys/away/page.html", _context(survey, language))


def _around_it(language: str) -> str:
    return "de" if beside_the_pages([language]) else language


def _context(survey: Survey, language: str) -> dict[str, Any]:
    definition = asked_away(survey)
    other = language if beside_the_pages([language]) else ""
    return {
        **around(survey),
        "language": language,
        "other_language": other,
        "other_direction": direction(other),
        "pages": away_pages(definition, language),
        "calculations": calculations_away(definition),
        "languages": [(code, native_name(code), direction(code)) for code in definition.languages if code != language],
        "minutes": minutes_for(definition),
        "version": survey.current.number if survey.current else 0,
        "words": json.dumps(words_for_script(), ensure_ascii=False),
        "idle": IDLE,
        "warning": WARNING,
    }


@csrf_exempt
@require_POST
def send(request: HttpRequest, slug: str) -> JsonResponse:
    """The key alone proves the right to send, so no cookie is looked at. A refusal is an answer, not an error."""
    survey = public_survey(slug)
    kept = read_kept(request, survey)
    if kept is None:
        return JsonResponse({"stored": False, "code": UNREADABLE.code, "reason": str(UNREADABLE.reason)}, status=400)
    with override(_around_it(kept.language)):
        return JsonResponse(_verdict(survey, kept))


def _verdict(survey: Survey, kept: Kept) -> dict[str, Any]:
    try:
        receipt = send_kept(
            survey=survey, key=kept.key, version=kept.version, posted=kept.fields, language=kept.language
        )
    except NotAllowed as no:
        return {"stored": False, "code": no.refused.code, "reason": str(no.refused.reason)}
    except Full as full:
        return {"stored": False, "code": "no_place", "reason": no_place(full.choice, kept.language)}
    except Incomplete:
        return {"stored": False, "code": UNREADABLE.code, "reason": str(UNREADABLE.reason)}
    return {"stored": True, "again": receipt.replayed}
