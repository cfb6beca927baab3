"""Where is somebody in a survey? The draft behind a key, and whether the key was sent already."""

import uuid

from django.db.models import QuerySet

from participation.eligibility.identity import participant_key
from surveys.models import Draft, ParticipationMarker, Survey


def drafts_of(survey: Survey) -> QuerySet[Draft]:
    return Draft.objects.filter(version__survey=survey).select_related("version").defer("version__definition")


def draft_with(survey: Survey, key: uuid.UUID | None) -> Draft | None:
    return drafts_of(survey).filter(key=key).first() if key else None


def was_sent(survey: Survey, key: uuid.UUID | None) -> bool:
    return (
        key is not None and ParticipationMarker.objects.filter(survey=survey, sent_key=sent_key(survey, key)).exists()
    )


def sent_key(survey: Survey, key: uuid.UUID) -> uuid.UUID:
    """A pseudonym: an older copy of the database may hold the draft with the key itself, and answers in it."""
    return participant_key(survey.process_id, "submission", str(key))
