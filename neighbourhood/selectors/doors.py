"""What is open, and where are ideas, across the processes of a neighbourhood?"""

from dataclasses import dataclass

from ideas.selectors.home import numbers_of_ideas
from neighbourhood.selectors.hero import Open
from neighbourhood.selectors.tasks import Task, tasks_of
from participation.places.models import Area
from participation.processes.models import Process
from participation.processes.selectors import public_processes
from surveys.selectors.open_surveys import open_surveys


@dataclass(frozen=True, slots=True)
class ProcessCard:
    process: Process
    ideas: int


def open_things(area: Area) -> tuple[list[Task], list[Process]]:
    """What can be done now, and all public processes, the newest first."""
    processes = list(public_processes(area).prefetch_related("phases"))
    published = [process for process in processes if process.state == Process.State.PUBLISHED]
    ideas = numbers_of_ideas(process.pk for process in processes)
    return tasks_of(Open(open_surveys(area=area), published), None, ideas), processes


def processes_with_ideas(area: Area) -> list[ProcessCard]:
    processes = list(public_processes(area))
    ideas = numbers_of_ideas(process.pk for process in processes)
    return [ProcessCard(process, ideas[process.pk]) for process in processes if process.pk in ideas]
