"""Who gets the last place? Whoever is first to store a response; all others are told and choose anew."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Answers, Definition, Option, Question
from surveys.models import Survey, TakenPlaces
from surveys.questiontypes.kind import strings
from surveys.selectors.drafts import drafts_of


@dataclass(frozen=True, slots=True)
class Choice:
    question: Question
    option: Option


class Full(Exception):  # noqa: N818 (an answer, not a failure)
    """Nothing is stored; `choice` is what has no place any more."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(f"{choice.question.code} {choice.option.code}")
        self.choice = choice


def no_place(choice: Choice, language: str) -> str:
    words = {"option": localized(choice.option.text, language)}
    return _("“%(option)s” has no place left. Please choose again.") % words


def limited_choices(definition: Definition, answers: Answers) -> list[Choice]:
    """In a fixed order: two responses that want the same two places wait for each other and never in a circle."""
    found = [
        Choice(question, option)
        for question in definition.questions()
        for option in question.options
        if option.places is not None and option.code in strings(answers.get(question.code))
    ]
    return sorted(found, key=lambda choice: (choice.question.quota, choice.question.code, choice.option.code))


def take_places(survey: Survey, definition: Definition, answers: Answers) -> bool:
    """Inside the transaction of the response. Raises `Full`, and then nothing is taken.

    False where a quota is full: then none of its quotas is used, and the response does not count.
    """
    choices = limited_choices(definition, answers)
    for choice in choices:
        if not choice.question.quota:
            _take(survey, choice)
    quotas = [choice for choice in choices if choice.question.quota]
    if not quotas:
        return True
    try:
        with transaction.atomic():
            for choice in quotas:
                _take(survey, choice)
    except Full:
        return False
    return True


def _take(survey: Survey, choice: Choice) -> None:
    row = {"survey": survey, "question": choice.question.code, "option": choice.option.code}
    TakenPlaces.objects.bulk_create([TakenPlaces(**row)], ignore_conflicts=True)
    free = TakenPlaces.objects.filter(**row, taken__lt=choice.option.places)
    if not free.update(taken=F("taken") + 1):
        raise Full(choice)


@transaction.atomic
def give_up(*, survey: Survey, key: uuid.UUID, choice: Choice) -> None:
    """Take the answer that has no place out of the draft; all others stay."""
    draft = drafts_of(survey).select_for_update(of=("self",)).get(key=key)
    code, value = choice.question.code, draft.answers.get(choice.question.code)
    left = [one for one in value if one != choice.option.code] if isinstance(value, list) else []
    draft.answers = {name: answer for name, answer in draft.answers.items() if name != code} | (
        {code: left} if left else {}
    )
    draft.save(update_fields=["answers", "touched_on"])
