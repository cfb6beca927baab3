"""Where does the answer of an office go when it is released? To the idea it is about; else to what became of it."""

from django.db import transaction

from dashboards.services.telling import tell_of_answer
from ideas.services.decided import publish_answer_of_office
from participation.accounts.models import Account
from participation.decisions.models import OfficeQuestion
from participation.decisions.services.asking import release_answer


@transaction.atomic
def release(*, account: Account, question_id: int, seen: str) -> OfficeQuestion:
    found = release_answer(account=account, question_id=question_id, seen=seen)
    if found.idea_id:
        publish_answer_of_office(
            idea_id=found.idea_id,
            released_by=account,
            office=found.office,
            signed=found.signed,
            text=found.answer,
            reason=found.reason,
            key=found.submission_key,
        )
    tell_of_answer(found)
    return found
