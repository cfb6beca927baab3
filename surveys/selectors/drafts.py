"""Where is somebody in a survey? The draft behind a key, and whether the key was sent already."""

import uuid

from django.db.models import QuerySet

from surveys.models import Draft, Response, Survey


def drafts_of(survey: Survey) -> QuerySet[Draft]:
    return Draft.objects.filter(version__survey=survey).select_related("version").defer("version__definition")


def draft_with(survey: Survey, key: uuid.UUID | None) -> Draft | None:
    return drafts_of(survey).filter(key=key).first() if key else None


def was_sent(survey: Survey, key: uuid.UUID | None) -> bool:
    return key is not None and Response.objects.filter(survey=survey, submission_key=key).exists()
