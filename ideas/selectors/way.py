"""Which way do the ideas of a process go? Its own steps between the fixed states, or the usual ones."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from ideas.models import Idea, Stage
from ideas.selectors.wording import status_wording
from participation.texts import Translations, localized

# The promise to residents: an answer within four weeks.
ANSWER_WITHIN_DAYS = 28
ORDER = list(Idea.Status.values)
ENDED = (Idea.Status.DONE, Idea.Status.NOT_DONE)
# Between these a process may leave out and add steps; the others always stay.
BETWEEN = (Idea.Status.CHECKING, Idea.Status.IN_COMMITTEE)


@dataclass(frozen=True, slots=True)
class WayStep:
    """`days`: within how many days after reaching it news are promised. Without a title it has the usual words."""

    status: str
    days: int | None = None
    title: Translations | None = None
    stage_id: int | None = None

    @property
    def words(self) -> str | Promise:
        return localized(self.title) or status_wording(self.status).words

    @property
    def key(self) -> str:
        """What a form calls the step."""
        return str(self.stage_id or self.status)


USUAL = tuple(WayStep(status, ANSWER_WITHIN_DAYS if status == Idea.Status.RECEIVED else None) for status in ORDER)


def way_of(process_id: int) -> list[WayStep]:
    return _way(Stage.objects.filter(process=process_id)) or list(USUAL)


def ways_of(process_ids: Collection[int]) -> dict[int, list[WayStep]]:
    """The same for several processes; one statement."""
    own: dict[int, list[Stage]] = {process_id: [] for process_id in process_ids}
    for stage in Stage.objects.filter(process__in=process_ids):
        own[stage.process_id].append(stage)
    return {process_id: _way(stages) or list(USUAL) for process_id, stages in own.items()}


def _way(stages: Iterable[Stage]) -> list[WayStep]:
    return [WayStep(stage.status, stage.days, stage.title or None, stage.pk) for stage in stages]


def first_step(way: Iterable[WayStep], status: str) -> WayStep:
    """The step at which an idea stands that somebody moved to a fixed state; a way may lack it."""
    return next((step for step in way if step.status == status), WayStep(status))


def days_to_answer(way: Iterable[WayStep]) -> int:
    """From receipt to the first answer."""
    return first_step(way, Idea.Status.RECEIVED).days or ANSWER_WITHIN_DAYS


def stage_at(process_id: int, status: str) -> int | None:
    """Where an idea stands that comes in with this status; one statement."""
    return Stage.objects.filter(process=process_id, status=status).values_list("pk", flat=True).first()
