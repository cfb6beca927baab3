"""What becomes of a decision, and who hears of it? Steps, measures and news, told in the transaction of the act."""

import uuid

from django.db import transaction

from dashboards.services.telling import tell
from participation.accounts.models import Account
from participation.decisions.models import Deliberation, Measure, MeasureNews
from participation.decisions.services.deliberating import Step
from participation.decisions.services.deliberating import set_step as record_step
from participation.decisions.services.measures import Happened, Plan
from participation.decisions.services.measures import begin_measure as record_measure
from participation.decisions.services.measures import tell_of_measure as record_news
from participation.texts import localized


@transaction.atomic
def set_step(*, account: Account, decision_id: int, step: Step, step_id: int | None = None) -> Deliberation:
    """Residents are told when a body has come to a result, not of each date in the calendar."""
    found, changed = record_step(account=account, decision_id=decision_id, step=step, step_id=step_id)
    if "outcome" in changed and found.outcome != Deliberation.Outcome.OPEN:
        said = f"{found.body}: {found.get_outcome_display()}."
        tell(found.decision, key=f"step:{found.pk}:{found.outcome}", text=f"{said} {found.note}".strip())
    return found


@transaction.atomic
def begin_measure(*, account: Account, decision_id: int, plan: Plan, submission_key: uuid.UUID) -> Measure:
    measure, new = record_measure(account=account, decision_id=decision_id, plan=plan, submission_key=submission_key)
    if new:
        tell(measure.decision, key=f"measure:{measure.pk}", text=f"{localized(measure.title)} ({measure.office})")
    return measure


@transaction.atomic
def tell_of_measure(*, account: Account, measure_id: int, happened: Happened, submission_key: uuid.UUID) -> MeasureNews:
    news, new = record_news(account=account, measure_id=measure_id, happened=happened, submission_key=submission_key)
    if new:
        said = f"{localized(news.measure.title)}: {localized(news.text)}"
        tell(news.measure.decision, key=f"measurenews:{news.pk}", text=said)
    return news
