"""Where is somebody in a survey? The draft behind a key, and whether the key was sent already."""

import uuid

from django.db.models import QuerySet
from django.utils import timezone

from participation.eligibility.identity import participant_key
from participation.processes.models import Process
from surveys.definition import Circumstances, Path, walk
from surveys.models import Draft, ParticipationMarker, Survey
from surveys.selectors.versions import definition_of

# Each column that is read costs more than what stands in it.
ON_THE_WAY = [
    "answers",
    "page",
    "language",
    "offered",
    "seed",
    "version__frozen_at",
    "version__corrected",
    "version__survey__slug",
    "version__survey__state",
    "version__survey__opens_at",
    "version__survey__closes_at",
    "version__survey__mixed_at_end",
    "version__survey__anonymous",
    "version__survey__current",
    "version__survey__process__slug",
    "version__survey__process__state",
    "version__survey__process__eligibility",
    "version__survey__process__area",
]
AROUND = ["version__survey__title", *(f"version__survey__process__area__{name}" for name in ("path", "name", "slug"))]


def drafts_of(survey: Survey) -> QuerySet[Draft]:
    return Draft.objects.filter(version__survey=survey).select_related("version").defer("version__definition")


def drafts_at(slug: str) -> QuerySet[Draft]:
    """At a public address, with what saving and sending need of its survey. What else is asked for comes by itself."""
    return (
        Draft.objects.filter(version__survey__slug=slug)
        .exclude(version__survey__state=Survey.State.DRAFT)
        .exclude(version__survey__process__state=Process.State.DRAFT)
        .select_related("version__survey__process")
        .only(*ON_THE_WAY)
    )


def draft_at(slug: str, key: uuid.UUID | None) -> Draft | None:
    """With all that stands around its pages: one query for a page."""
    if key is None:
        return None
    found = drafts_at(slug).select_related("version__survey__process__area").only(*ON_THE_WAY, *AROUND)
    return found.filter(key=key).first()


def draft_with(survey: Survey, key: uuid.UUID | None) -> Draft | None:
    return drafts_of(survey).filter(key=key).first() if key else None


def circumstances_of(draft: Draft | None) -> Circumstances:
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S.000")
    return Circumstances(now=now, seed=draft.seed if draft else 0)


def path_of(draft: Draft) -> Path:
    """Which pages does somebody see, and which answers count so far?"""
    return walk(definition_of(draft.version), draft.answers, circumstances_of(draft))


def page_left(draft: Draft) -> str:
    """Where somebody left off; rules may have hidden that page meanwhile."""
    pages = definition_of(draft.version).pages
    steps = path_of(draft).steps
    left = next((step for step in steps if pages.index(step.page) >= draft.page), steps[-1])
    return left.page.key


def was_sent(survey: Survey, key: uuid.UUID | None) -> bool:
    return (
        key is not None and ParticipationMarker.objects.filter(survey=survey, sent_key=sent_key(survey, key)).exists()
    )


def sent_key(survey: Survey, key: uuid.UUID) -> uuid.UUID:
    """A pseudonym: an older copy of the database may hold the draft with the key itself, and answers in it."""
    return participant_key(survey.process_id, "submission", str(key))
