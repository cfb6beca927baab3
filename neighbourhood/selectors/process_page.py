"""What is it about, what is open, who decides when? Everything on the page of one process."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ideas.selectors.home import numbers_of_ideas
from ideas.selectors.open_polls import ListedPoll, open_polls, polls_of_process
from neighbourhood.selectors.hero import Open
from neighbourhood.selectors.outcomes import Result, results_of
from neighbourhood.selectors.tasks import Task, tasks_of
from participation.decisions.selectors import decisions_of_process
from participation.directory.selectors import number_of_offerings
from participation.places.heading import Heading, heading_of
from participation.places.models import Office
from participation.places.selectors import office_of
from participation.processes.days import last_day
from participation.processes.models import Phase, Process
from participation.processes.selectors import phases_of
from surveys.selectors.open_surveys import open_surveys
from surveys.selectors.releases import Release, releases_of_process


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of the way: a phase, or today where no phase is open. `state` is past, now or next."""

    first: date
    last: date | None
    phase: Phase | None
    state: str


@dataclass(frozen=True, slots=True)
class ProcessPage:
    heading: Heading
    tasks: list[Task]
    way: list[Stop]
    results: list[Result]
    releases: list[Release]
    number_of_ideas: int
    polls: list[ListedPoll]
    office: Office | None
    responsible: str
    number_of_offerings: int


def process_page(process: Process, now: datetime | None = None) -> ProcessPage:
    moment = now or timezone.now()
    ideas = numbers_of_ideas([process.pk])
    office = office_of(process.area)
    is_public = process.state == Process.State.PUBLISHED
    found = Open(open_surveys(process=process), [process] if is_public else [], polls=open_polls(process=process))
    return ProcessPage(
        heading=heading_of(process.area),
        tasks=tasks_of(found, None, ideas),
        way=way_of(process, moment),
        results=results_of(decisions_of_process(process.pk)),
        releases=releases_of_process(process.pk),
        number_of_ideas=ideas.get(process.pk, 0),
        polls=[poll for poll in polls_of_process(process) if poll.state != "open"],
        office=office,
        responsible=process.responsible.name or (office.name if office else ""),
        number_of_offerings=number_of_offerings(process.area),
    )


def way_of(process: Process, now: datetime) -> list[Stop]:
    stops = [
        Stop(timezone.localdate(phase.starts_at), last_day(phase.ends_at), phase, _state(phase, now))
        for phase in phases_of(process)
    ]
    if stops and not any(stop.state == "now" for stop in stops):
        ahead = sum(stop.state == "past" for stop in stops)
        stops.insert(ahead, Stop(timezone.localdate(now), None, None, "now"))
    return stops


def _state(phase: Phase, now: datetime) -> str:
    if phase.ends_at <= now:
        return "past"
    return "now" if phase.starts_at <= now else "next"
