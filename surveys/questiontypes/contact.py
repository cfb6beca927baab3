"""How may we reach somebody? Kept apart from the answers, on a card of its own."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from surveys.definition import Question
from surveys.questiontypes.kind import Cell, Cleaned, Kind, Posted

LABELS = {
    "name": _("Name"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "address": _("Address"),
    "language": _("Preferred language"),
    "best_time": _("When can we reach you?"),
}
LENGTH = 200


class Contact(Kind):
    """Value: {field: words}. Never part of a response (see services/responses.py)."""

    key = "contact"
    seconds = 30

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        given = {name: str(posted.get(f"{question.code}.{name}", "") or "").strip() for name in question.fields}
        values = {name: words[:LENGTH] for name, words in given.items() if words}
        cleaned = Cleaned({question.code: values} if values else {})
        agreed = [name for name in values if name in ("email", "phone", "address")]
        if values and not agreed:
            field = next((name for name in ("email", "phone", "address") if name in question.fields), "name")
            cleaned.errors[f"{question.code}.{field}"] = str(
                _("Please tell us how to reach you: an e-mail address or a telephone number.")
            )
        return cleaned

    def measures(self, question: Question) -> list[str]:  # noqa: ARG002 (never counted)
        return []

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:  # noqa: ARG002 (never counted)
        return []
