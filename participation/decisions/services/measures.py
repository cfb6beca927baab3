"""How does a measure begin, and how is told what happened? Its state is always that of the last news that hold."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.decisions.models import Measure, MeasureNews
from participation.decisions.rules import may_follow_up
from participation.decisions.services.deliberating import locked_decision
from participation.texts import Translations


@dataclass(frozen=True, slots=True)
class Plan:
    """`cost` in cents."""

    title: Translations
    office: str
    due_on: date
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """`due_on` is the day that holds from now on; `cost` in cents, None where nothing new is known."""

    on: date
    text: Translations
    state: str
    due_on: date
    cost: int | None = None


@transaction.atomic
def begin_measure(*, account: Account, decision_id: int, plan: Plan, submission_key: uuid.UUID) -> tuple[Measure, bool]:
    """The measure, and whether it is new."""
    decision = locked_decision(account, decision_id)
    measure, new = Measure.objects.get_or_create(
        submission_key=submission_key,
        defaults={
            "decision": decision,
            "title": plan.title,
            "office": plan.office,
            "promised_on": plan.due_on,
            "due_on": plan.due_on,
            "planned_cost": plan.cost,
            "cost": plan.cost,
            "recorded_by": account,
        },
    )
    if new:
        _record(account, measure, "measure.begun")
    return measure, new


@transaction.atomic
def tell_of_measure(
    *, account: Account, measure_id: int, happened: Happened, submission_key: uuid.UUID
) -> tuple[MeasureNews, bool]:
    """The news, and whether they are new."""
    measure = _locked(account, measure_id)
    news, new = MeasureNews.objects.get_or_create(
        submission_key=submission_key,
        defaults={
            "measure": measure,
            "happened_on": happened.on,
            "text": happened.text,
            "state": happened.state,
            "due_on": happened.due_on,
            "cost": happened.cost,
            "author": account,
        },
    )
    if new:
        _stand_where_news_say(measure)
        _record(account, measure, "measure.news_told")
    return news, new


@transaction.atomic
def hide_news(*, account: Account, news_id: int, hidden: bool) -> bool:
    """Take news back, or show them again; says whether something changed. The measure stands as the rest says."""
    measure = _locked(account, MeasureNews.objects.values_list("measure_id", flat=True).get(pk=news_id))
    if not MeasureNews.objects.filter(pk=news_id, hidden=not hidden).update(hidden=hidden):
        return False
    _stand_where_news_say(measure)
    _record(account, measure, "measure.news_taken_back" if hidden else "measure.news_shown_again")
    return True


def _locked(account: Account, measure_id: int) -> Measure:
    found = Measure.objects.select_related("decision__process__area").select_for_update(of=("self",)).get(pk=measure_id)
    require(may_follow_up(account, found.decision.process.area))
    return found


def _stand_where_news_say(measure: Measure) -> None:
    news = list(measure.news.filter(hidden=False))
    costs = [one.cost for one in news if one.cost is not None]
    measure.state = news[-1].state if news else Measure.State.PLANNED
    measure.due_on = news[-1].due_on if news else measure.promised_on
    measure.cost = costs[-1] if costs else measure.planned_cost
    measure.save(update_fields=["state", "due_on", "cost"])


def _record(account: Account, measure: Measure, action: str) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"decisions.decision:{measure.decision_id}",
        area=measure.decision.process.area,
        details={"measure": measure.pk, "state": str(measure.state), "due_on": measure.due_on.isoformat()},
    )
