"""How may we reach somebody? Kept apart from the answers, on a card of its own."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.definition import Question
from surveys.questiontypes.choice import too_long
from surveys.questiontypes.kind import Cell, Cleaned, Fields, Kind, Posted, rows, storable

LABELS = {
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Telephone"),
    "address": gettext_lazy("Address"),
    "language": gettext_lazy("Preferred language"),
    "best_time": gettext_lazy("Good time to call"),
}
WAYS = ("email", "phone", "address")
LENGTH = 120


class Contact(Kind):
    """Value: {field: words}. Never part of a response (see services/contact_cards.py)."""

    key = "contact"
    free = True
    seconds = 30

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        given = {
            name: storable(str(posted.get(f"{question.code}.{name}", "") or "")).strip() for name in question.fields
        }
        values = {name: words for name, words in given.items() if words}
        cleaned = Cleaned({question.code: values} if values else {})
        for name, words in values.items():
            if len(words) > LENGTH:
                cleaned.errors[f"{question.code}.{name}"] = too_long(len(words), LENGTH)
        if (mail := values.get("email")) and not _is_mail(mail):
            cleaned.errors[f"{question.code}.email"] = _(
                "This e-mail address is not complete. Example: name@example.org"
            )
        if values and not any(name in WAYS for name in values):
            cleaned.errors[f"{question.code}.{way_of(question)}"] = no_way()
        return cleaned

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        return {f"{question.code}.{name}": [str(words)] for name, words in rows(answers.get(question.code)).items()}

    def measures(self, question: Question) -> list[str]:  # noqa: ARG002 (never counted)
        return []

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:  # noqa: ARG002 (never counted)
        return []

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:  # noqa: ARG002
        return [f"{LABELS.get(name, name)}: {words}" for name, words in rows(answers.get(question.code)).items()]


def way_of(question: Question) -> str:
    """The first field that leads to somebody."""
    return next((name for name in question.fields if name in WAYS), "name")


def no_way() -> str:
    return _("An e-mail address or a telephone number is still missing.")


def _is_mail(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
