"""How does somebody go on with another device, without an account? With a code of which only a pseudonym is stored."""

import uuid

from django.db import transaction

from participation.eligibility.identity import participant_key
from surveys.models import Draft, Survey
from surveys.resume_codes import new_resume_code
from surveys.selectors.drafts import drafts_of


@transaction.atomic
def make_resume_code(*, survey: Survey, key: uuid.UUID) -> str:
    """A new code; one that was made before leads nowhere any more. Draft.DoesNotExist where there is no draft."""
    draft = drafts_of(survey).select_for_update(of=("self",)).get(key=key)
    code = new_resume_code()
    draft.resume_key = _pseudonym(survey, code)
    draft.save(update_fields=["resume_key", "touched_on"])
    return code


def draft_behind(survey: Survey, code: str) -> Draft | None:
    return drafts_of(survey).filter(resume_key=_pseudonym(survey, code)).first()


def _pseudonym(survey: Survey, code: str) -> uuid.UUID:
    """Without the server's own key nobody gets from it to the code, nor from a guess to a draft."""
    return participant_key(survey.process_id, f"resume {survey.pk}", code)
