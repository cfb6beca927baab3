"""Which survey does a public address mean, and what stands around its pages?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import get_language

from participation.places.ground import Ground, ground_of
from participation.places.heading import heading_and_office
from participation.processes.models import Process
from participation.processes.recent import with_recent_phases
from surveys.definition import Definition, Question
from surveys.fixed_words import fixed_words
from surveys.languages import beside_the_pages, direction
from surveys.models import Survey
from surveys.questiontypes.map_pin import MapPin

TO_BEGIN = [
    "slug",
    "state",
    "opens_at",
    "closes_at",
    "mixed_at_end",
    "anonymous",
    "process__slug",
    "process__state",
    "process__eligibility",
    "process__area",
    "current__frozen_at",
    "current__corrected",
    "current__survey",
]


def public_survey(slug: str) -> Survey:
    """Published or closed; what is in preparation does not exist for residents."""
    found = _public().select_related("process__area", "current")
    return _get(found.defer("draft", "current__definition", "process__area__outline"), slug)


def survey_to_show(slug: str) -> Survey:
    """The same for cover and receipt, which store nothing: what is open may be a second old."""
    survey = public_survey(slug)
    with_recent_phases(survey.process)
    return survey


def survey_to_begin(slug: str) -> Survey:
    """The same for a press that only begins and leads on: no texts, no area. Who sends is asked for anew."""
    survey = _get(_public().select_related("process", "current").only(*TO_BEGIN), slug)
    with_recent_phases(survey.process)
    return survey


def _public() -> QuerySet[Survey]:
    return Survey.objects.exclude(state=Survey.State.DRAFT).exclude(process__state=Process.State.DRAFT)


def _get(found: QuerySet[Survey], slug: str) -> Survey:
    try:
        return found.get(slug=slug)
    except Survey.DoesNotExist:
        raise Http404 from None


def around(survey: Survey) -> dict[str, Any]:
    """Header, menu and help of each page; `office` is the nearest contact point."""
    heading, office = heading_and_office(survey.process.area)
    return {"survey": survey, "process": survey.process, "neighbourhood": heading, "office": office}


def language_for(definition: Definition, chosen: str = "") -> dict[str, Any]:
    """The questions' language: the reader's where the survey has it, else its first one, marked for screen readers.

    `chosen`: at the beginning, out of those that only the questions are written in.
    """
    wanted = (get_language() or "de").split("-")[0]
    own = chosen if chosen in beside_the_pages(definition.languages) else ""
    language = own or (wanted if wanted in definition.languages else next(iter(definition.languages), "de"))
    other = "" if language == wanted else language
    return {
        "language": language,
        "other_language": other,
        "other_direction": direction(other),
        "own_language": own,
        "page_language": wanted,
        "fixed": fixed_words(other),
    }


def ground_for(survey: Survey, questions: Sequence[Question]) -> Ground | None:
    """What the map of a question for places shows; nothing is read for a page without such a question."""
    return ground_of(survey.process.area) if any(one.kind == MapPin.key for one in questions) else None
