"""What can I do now, what came of it, who is there? Everything on the start page of a neighbourhood."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ideas.selectors.cards import IdeaCard
from ideas.selectors.home import newest_ideas, numbers_of_ideas
from ideas.selectors.open_polls import open_polls
from neighbourhood.selectors.hero import Hero, Later, Open, hero_of, later_of
from neighbourhood.selectors.outcomes import Result, results_of
from neighbourhood.selectors.tasks import Task, tasks_of
from participation.decisions.selectors import decisions_of_area
from participation.directory.selectors import number_of_offerings
from participation.places.heading import Heading, heading_of
from participation.places.models import Area, Occasion, Office
from participation.places.selectors import coming_occasions, office_of, residents_around
from participation.processes.models import Process
from participation.processes.selectors import public_processes
from surveys.selectors.open_surveys import open_surveys

RESULTS = IDEAS = OCCASIONS = 3


@dataclass(frozen=True, slots=True)
class Home:
    heading: Heading
    hero: Hero | None
    later: Later | None
    tasks: list[Task]
    results: list[Result]
    number_of_results: int
    ideas: list[IdeaCard]
    number_of_ideas: int
    occasions: list[Occasion]
    office: Office | None
    number_of_offerings: int


def home(area: Area, now: datetime | None = None) -> Home:
    """A fixed number of queries, whatever is open."""
    moment = now or timezone.now()
    processes = list(public_processes(area).prefetch_related("phases"))
    published = [process for process in processes if process.state == Process.State.PUBLISHED]
    found = Open(open_surveys(area=area), published, area, residents_around(area), open_polls(area=area))
    hero = hero_of(found)
    ideas = numbers_of_ideas(process.pk for process in processes)
    decisions = decisions_of_area(area)
    return Home(
        heading=heading_of(area),
        hero=hero,
        later=None if hero else later_of(published, timezone.localdate(moment)),
        tasks=tasks_of(found, hero, ideas),
        results=results_of(decisions[:RESULTS], area),
        number_of_results=decisions.count(),
        ideas=newest_ideas(area, IDEAS),
        number_of_ideas=sum(ideas.values()),
        occasions=list(coming_occasions(area, moment)[:OCCASIONS]),
        office=office_of(area),
        number_of_offerings=number_of_offerings(area),
    )
