"""Where is somebody in a survey? The draft behind a key, and whether the key was sent already."""

import uuid

from django.db.models import QuerySet
from django.utils import timezone

from participation.eligibility.identity import participant_key
from surveys.definition import Circumstances, Path, walk
from surveys.models import Draft, ParticipationMarker, Survey
from surveys.selectors.versions import definition_of


def drafts_of(survey: Survey) -> QuerySet[Draft]:
    return Draft.objects.filter(version__survey=survey).select_related("version").defer("version__definition")


def draft_with(survey: Survey, key: uuid.UUID | None) -> Draft | None:
    return drafts_of(survey).filter(key=key).first() if key else None


def circumstances_of(draft: Draft | None) -> Circumstances:
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S.000")
    return Circumstances(now=now, seed=draft.seed if draft else 0)


def path_of(draft: Draft) -> Path:
    """Which pages does somebody see, and which answers count so far?"""
    return walk(definition_of(draft.version), draft.answers, circumstances_of(draft))


def was_sent(survey: Survey, key: uuid.UUID | None) -> bool:
    return (
        key is not None and ParticipationMarker.objects.filter(survey=survey, sent_key=sent_key(survey, key)).exists()
    )


def sent_key(survey: Survey, key: uuid.UUID) -> uuid.UUID:
    """A pseudonym: an older copy of the database may hold the draft with the key itself, and answers in it."""
    return participant_key(survey.process_id, "submission", str(key))
