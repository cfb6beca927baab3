"""How does the team release what somebody wrote? Word by word, after a look at it, and back at any time."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from surveys.models import OpenAnswer
from surveys.selectors.own_words import words_in
from surveys.services.coded import touch
from surveys.services.coding import locked_answer
from surveys.services.revising import record

NOT_SAID = Refused(
    "not_said", _("A quote says what the person wrote, word by word. You can leave out the beginning or the end.")
)


@transaction.atomic
def release_quote(*, account: Account, answer_id: uuid.UUID, words: str) -> OpenAnswer:
    """A part of the answer in one piece, without what was hidden before. The same again changes nothing."""
    answer = locked_answer(account, answer_id)
    quote = " ".join(words.split())
    if not quote or quote not in " ".join(words_in(answer).split()):
        raise NotAllowed(NOT_SAID)
    if answer.quote != quote:
        answer.quote = quote
        _save(account, answer, "coding.quote_released")
    return answer


@transaction.atomic
def take_back_quote(*, account: Account, answer_id: uuid.UUID) -> OpenAnswer:
    answer = locked_answer(account, answer_id)
    if answer.quote:
        answer.quote = ""
        _save(account, answer, "coding.quote_taken_back")
    return answer


def _save(account: Account, answer: OpenAnswer, action: str) -> None:
    answer.save(update_fields=["quote"])
    touch(answer.question)
    record(account, action, answer.question.survey, {"question": answer.question.name})
