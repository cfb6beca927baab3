"""Which survey does a public address mean, and what stands around its pages?"""

from typing import Any

from django.http import Http404
from django.utils.translation import get_language

from participation.places.heading import heading_of
from participation.places.models import Office
from surveys.definition import Definition
from surveys.models import Survey


def public_survey(slug: str) -> Survey:
    """Published or closed; what is in preparation does not exist for residents."""
    found = Survey.objects.exclude(state=Survey.State.DRAFT).exclude(process__state="draft")
    survey = found.select_related("process__area", "current").defer("draft", "current__definition").filter(slug=slug)
    try:
        return survey.get()
    except Survey.DoesNotExist:
        raise Http404 from None


def around(survey: Survey) -> dict[str, Any]:
    """Header, menu and help of each page; `office` is the nearest contact point."""
    return {
        "survey": survey,
        "process": survey.process,
        "neighbourhood": heading_of(survey.process.area),
        "office": _office(survey),
    }


def language_for(definition: Definition) -> dict[str, str]:
    """The questions' language: the reader's where the survey has it, else its first one, marked for screen readers."""
    wanted = (get_language() or "de").split("-")[0]
    language = wanted if wanted in definition.languages else next(iter(definition.languages), "de")
    return {"language": language, "other_language": "" if language == wanted else language}


def _office(survey: Survey) -> Office | None:
    nearest = Office.objects.filter(area__in=survey.process.area.ancestor_ids).select_related("area")
    return nearest.order_by("-area__path").first()
