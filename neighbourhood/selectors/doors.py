"""What is open, and where are ideas, across the processes of a neighbourhood?"""

from dataclasses import dataclass

from ideas.selectors.home import numbers_of_ideas
from ideas.selectors.open_polls import open_polls
from neighbourhood.selectors.hero import Open
from neighbourhood.selectors.reach import reach_of
from neighbourhood.selectors.tasks import Task, tasks_of
from participation.places.models import Area
from participation.processes.models import Process
from participation.processes.selectors import public_processes
from surveys.selectors.open_surveys import open_surveys


@dataclass(frozen=True, slots=True)
class ProcessCard:
    process: Process
    ideas: int
    reach: str


def open_things(area: Area) -> tuple[list[Task], list[ProcessCard]]:
    """What can be done now, and all public processes: those of this place first, then the newest."""
    processes = list(public_processes(area).prefetch_related("phases"))
    published = [process for process in processes if process.state == Process.State.PUBLISHED]
    ideas = numbers_of_ideas(process.pk for process in processes)
    tasks = tasks_of(Open(open_surveys(area=area), published, area, polls=open_polls(area=area)), None, ideas)
    return tasks, _cards(processes, ideas, area)


def processes_with_ideas(area: Area) -> list[ProcessCard]:
    processes = list(public_processes(area))
    ideas = numbers_of_ideas(process.pk for process in processes)
    return [card for card in _cards(processes, ideas, area) if card.ideas]


def _cards(processes: list[Process], ideas: dict[int, int], area: Area) -> list[ProcessCard]:
    cards = [ProcessCard(each, ideas.get(each.pk, 0), reach_of(each.area, area)) for each in processes]
    return sorted(cards, key=lambda card: bool(card.reach))
