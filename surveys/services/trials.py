"""How is a survey tried out? Answers of staff and answers by lot, kept apart, and gone with one press."""

import secrets
from dataclasses import dataclass
from random import Random

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from surveys.definition import Path, walk
from surveys.desk_rules import may_see_at_desk
from surveys.models import Survey, TrialAnswer
from surveys.questiontypes import Posted
from surveys.selectors.trials import draft_definition
from surveys.services.answering import with_input
from surveys.services.checking import Errors, errors_among
from surveys.services.random_answers import random_answers

MANY = 100
# Files of a trial would lie among real ones.
NOT_TRIED = ("photo",)
# More than anybody needs to see how a dashboard looks.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Tried:
    """`errors` by field name; `new`: questions that an answer on the same page brought up."""

    path: Path
    errors: Errors
    new: list[str]

    @property
    def can_go_on(self) -> bool:
        return not self.errors and not self.new


@transaction.atomic
def save_trial_page(
    *, account: Account, survey: Survey, page_key: str, posted: Posted, asked: frozenset[str]
) -> Tried | None:
    """None when the draft has no such page (any more)."""
    require(may_see_at_desk(account, survey))
    definition = draft_definition(survey)
    page = next((page for page in definition.pages if page.key == page_key), None)
    if page is None:
        return None
    trial, _made = TrialAnswer.objects.select_for_update().get_or_create(survey=survey, account=account, finished=False)
    trial.answers = with_input(page, trial.answers, posted, asked)
    trial.save(update_fields=["answers"])
    path = walk(definition, trial.answers)
    step = path.step(page_key)
    shown = step.questions if step else ()
    errors = errors_among([one for one in shown if one.code in asked and one.kind not in NOT_TRIED], path)
    return Tried(path, errors, [one.code for one in shown if one.code not in asked])


@transaction.atomic
def finish_trial(*, account: Account, survey: Survey) -> None:
    require(may_see_at_desk(account, survey))
    trial = TrialAnswer.objects.select_for_update().filter(survey=survey, account=account, finished=False).first()
    if trial is None:
        return
    definition = draft_definition(survey)
    apart = {question.code for question in definition.questions() if question.store}
    kept = walk(definition, trial.answers).kept
    trial.answers = {code: value for code, value in kept.items() if code.partition(".")[0] not in apart}
    trial.finished = True
    trial.save(update_fields=["answers", "finished"])


@transaction.atomic
def add_random_trials(*, account: Account, survey: Survey, number: int = MANY, seed: int | None = None) -> int:
    """Conditions, limits and checks hold; how many there are now at most is limited."""
    require(may_see_at_desk(account, survey))
    definition = draft_definition(survey)
    chance = Random(secrets.randbits(64) if seed is None else seed)  # noqa: S311 (invented answers, no secret)
    room = max(0, MOST - TrialAnswer.objects.filter(survey=survey, finished=True).count())
    made = [
        TrialAnswer(
            survey=survey, account=account, answers=random_answers(definition, chance), random=True, finished=True
        )
        for _number in range(min(number, room))
    ]
    TrialAnswer.objects.bulk_create(made)
    return len(made)


@transaction.atomic
def delete_trials(*, account: Account, survey: Survey) -> int:
    """All of them, also what somebody is filling in."""
    require(may_see_at_desk(account, survey))
    number, _each = TrialAnswer.objects.filter(survey=survey).delete()
    record_act(
        actor=account,
        action="survey.trials_deleted",
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details={"number": number},
    )
    return number
