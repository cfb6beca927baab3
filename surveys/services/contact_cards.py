"""Who wants to hear from us? A card apart, without any way back to the response."""

from typing import Any

from participation.texts import localized
from surveys.definition import Answers, Question
from surveys.models import ContactCard, Survey
from surveys.questiontypes.kind import rows, strings


def store_contact_card(*, survey: Survey, apart: list[Question], answers: Answers, language: str) -> ContactCard | None:
    """Only with a way to reach somebody and with consent; `errors_among` has asked for both before."""
    card = next((rows(answers.get(q.code)) for q in apart if q.kind == "contact"), {})
    agreed = next((q for q in apart if q.kind == "consent" and answers.get(q.code)), None)
    if not card or agreed is None:
        return None
    return ContactCard.objects.create(
        survey=survey,
        name=card.get("name", ""),
        reach=", ".join(f"{name}: {words}" for name, words in card.items() if name != "name"),
        wishes=_wishes(apart, answers),
        consent_text=localized(agreed.text, language),
        waiting=survey.anonymous,
    )


def without_card(apart: list[Question], answers: Answers) -> dict[str, Any]:
    """What goes into the response: nothing that stands on a card."""
    codes = {question.code for question in apart}
    return {name: value for name, value in answers.items() if name.partition(".")[0] not in codes}


def _wishes(apart: list[Question], answers: Answers) -> list[str]:
    return [code for q in apart if q.kind in ("single", "multi") for code in strings(answers.get(q.code))]
