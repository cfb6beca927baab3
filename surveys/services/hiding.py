"""How are names in an answer hidden, and shown again when it was a mistake? The answer itself stays as it came."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from surveys.models import OpenAnswer
from surveys.selectors.own_words import words_in
from surveys.services.coded import touch
from surveys.services.coding import locked_answer
from surveys.services.revising import record
from surveys.words.hiding import MARK, hide

NOT_IN_IT = Refused("words_not_in_it", _("These words do not stand in the answer. Copy them from above."))


@transaction.atomic
def hide_words(*, account: Account, answer_id: uuid.UUID, parts: Sequence[str]) -> OpenAnswer:
    """In what is read now, so hidden words add up. A quote with such words is taken back with them."""
    answer = locked_answer(account, answer_id)
    words = words_in(answer)
    hidden = hide(words, [part for part in parts if part.strip() != MARK])
    if hidden == words:
        raise NotAllowed(NOT_IN_IT)
    answer.redacted = hidden
    if answer.quote not in " ".join(hidden.split()):
        answer.quote = ""
    answer.save(update_fields=["redacted", "quote"])
    _tell(account, answer, "coding.words_hidden")
    return answer


@transaction.atomic
def show_words_again(*, account: Account, answer_id: uuid.UUID) -> OpenAnswer:
    """The quote, chosen from what could be read before, goes: it has to be chosen again."""
    answer = locked_answer(account, answer_id)
    if answer.redacted:
        answer.redacted, answer.quote = "", ""
        answer.save(update_fields=["redacted", "quote"])
        _tell(account, answer, "coding.words_shown_again")
    return answer


def _tell(account: Account, answer: OpenAnswer, action: str) -> None:
    """The record says that something was hidden, never what."""
    touch(answer.question)
    record(account, action, answer.question.survey, {"question": answer.question.name})
