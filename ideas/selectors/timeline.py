"""Which way has an idea come so far, who was responsible, and what is still open?"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ideas.models import Idea, OfficialResponse, StatusChange, Update
from ideas.selectors.way import WayStep, first_step
from ideas.selectors.wording import status_wording
from participation.decisions.models import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, now, late (promised and over), next (promised) or open; what is open has no day."""

    what: str | Promise
    day: date | None = None
    more: str = ""
    office: str = ""
    state: str = "done"
    photo: Update | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is stored about the way of an idea: changes and updates oldest first, answers and decisions newest first."""

    changes: Sequence[StatusChange] = field(default_factory=list)
    responses: Sequence[OfficialResponse] = field(default_factory=list)
    decisions: Sequence[Decision] = field(default_factory=list)
    updates: Sequence[Update] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        return bool(self.responses or self.updates)

    @property
    def moved(self) -> list[StatusChange]:
        """Without the receipt, which some ideas have as a change."""
        return [change for change in self.changes if change.old]

    @property
    def office(self) -> str:
        """Who spoke or acted last: whoever is responsible for what comes next."""
        acted = [(change.at, change.office) for change in self.moved if change.office]
        acted += [(answer.answered_at, answer.office) for answer in self.responses]
        acted += [(update.told_at, update.office) for update in self.updates if update.office]
        acted += [(decision.recorded_at, decision.office) for decision in self.decisions]
        return max(acted, key=lambda pair: pair[0])[1] if acted else ""


def told_of(idea: Idea) -> Told:
    return told_by_idea([idea.pk])[idea.pk]


def told_by_idea(idea_ids: Collection[int]) -> dict[int, Told]:
    """Four short statements, however many ideas."""
    changes, responses, decisions, updates = (
        _by_idea(rows.filter(idea__in=idea_ids))
        for rows in (
            StatusChange.objects.select_related("stage"),
            OfficialResponse.objects.all(),
            Decision.objects.select_related("process__area"),
            Update.objects.filter(hidden=False),
        )
    )
    return {pk: Told(changes[pk], responses[pk], decisions[pk], updates[pk]) for pk in idea_ids}


def _by_idea(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.idea_id].append(row)
    return found


def past(idea: Idea, told: Told, way: Sequence[WayStep]) -> list[Step]:
    """Oldest first. The last change of status is where the idea stands now."""
    moved, by_pk = told.moved, {decision.pk: decision for decision in told.decisions}
    dated = [(change.at, _change(change, by_pk, now=change is moved[-1])) for change in moved]
    dated += [(answer.answered_at, _answer(answer)) for answer in told.responses]
    shown = {change.decision_id for change in moved}
    dated += [(found.recorded_at, _decision(found)) for found in told.decisions if found.pk not in shown]
    dated += [(_moment(update), _update(update)) for update in told.updates]
    steps = [step for _moment, step in sorted(dated, key=lambda pair: pair[0])]
    received = first_step(way, Idea.Status.RECEIVED)
    words = received.words if received.title else _("Submitted")
    return [Step(words, _day(idea.created_at), state="done" if moved else "now"), *steps]


def _change(change: StatusChange, decisions: dict[int, Decision], *, now: bool) -> Step:
    state = "now" if now else "done"
    if decision := decisions.get(change.decision_id or 0):
        return replace(_decision(decision), more=change.reason, state=state)
    words = status_wording(change.new, change.stage.title if change.stage else None).words
    return Step(words, _day(change.at), change.reason, change.office, state)


def _answer(answer: OfficialResponse) -> Step:
    return Step(_("Answer: %(office)s") % {"office": answer.office}, _day(answer.answered_at))


def _update(update: Update) -> Step:
    photo = update if update.photo else None
    return Step(_("What was done"), update.happened_on, update.text, update.office, photo=photo)


def _moment(update: Update) -> datetime:
    """On its day; told on the same day it stands where it was told, else at noon."""
    if _day(update.told_at) == update.happened_on:
        return update.told_at
    return timezone.make_aware(datetime.combine(update.happened_on, time(12)))


def _decision(decision: Decision) -> Step:
    what = f"{capfirst(decision.get_outcome_display())} ({decision.body})"
    return Step(what, decision.decided_on, office=decision.office)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
