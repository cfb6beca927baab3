"""What was decided in a process, and when do we look at it again?"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ideas.selectors.results import titles_of
from participation.decisions.models import Decision
from participation.decisions.selectors import decisions_of_process
from participation.texts import Translations


@dataclass(frozen=True, slots=True)
class Decided:
    id: int
    title: Translations
    about: str
    reason: Translations
    outcome: str
    outcome_label: str
    office: str
    decided_on: date
    review_on: date
    overdue: bool


def decided_in(process_id: int) -> list[Decided]:
    """Two queries."""
    found = list(decisions_of_process(process_id))
    titles = titles_of([decision.idea_id for decision in found if decision.idea_id])
    return [_decided(decision, titles) for decision in found]


def _decided(decision: Decision, titles: dict[int, str]) -> Decided:
    about = titles.get(decision.idea_id or 0, "") or str(decision.figures.get("label", ""))
    return Decided(
        id=decision.pk,
        title=decision.title,
        about=about,
        reason=decision.reason,
        outcome=decision.outcome,
        outcome_label=decision.get_outcome_display(),
        office=decision.office,
        decided_on=decision.decided_on,
        review_on=decision.review_on,
        overdue=decision.review_on < timezone.localdate(),
    )
