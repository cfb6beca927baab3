"""What is the one thing that somebody can do in this neighbourhood now, and what happens with it?"""

from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from ideas.selectors.open_polls import OpenPoll
from neighbourhood.selectors.reach import reach_of
from participation.places.models import Area
from participation.processes.days import last_day
from participation.processes.models import Phase, Process
from participation.processes.selectors import open_phases, phases_of
from participation.texts import localized
from participation.web.navigation import address
from participation.web.phrases import day_short
from surveys.selectors.open_surveys import OpenSurvey

# Phases in which residents act, the most pressing first.
ACTIONS = (Phase.Kind.VOTE, Phase.Kind.COLLECT, Phase.Kind.DISCUSS)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of "what happens with your answer"; `when` is said as people say it."""

    when: str
    what: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Hero:
    """`returns` and `people` fill the meter; `people` is None where nobody told us how many live there."""

    title: str
    url: str
    action: str
    until: date | None
    facts: list[Fact]
    way: list[Step]
    way_title: str
    returns: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing is open: what comes next, if anything."""

    title: str
    begins: date
    url: str


@dataclass(slots=True)
class Open:
    """Everything that is open now, as read for a page of `here`; what is only for this place comes first.

    `people` says how many live in this area and in those around it.
    """

    surveys: list[OpenSurvey]
    processes: list[Process]
    here: Area | None = None
    people: dict[int, int] = field(default_factory=dict)
    polls: list[OpenPoll] = field(default_factory=list)
    acting: list[Process] = field(init=False)

    def __post_init__(self) -> None:
        self.surveys = sorted(self.surveys, key=lambda survey: bool(self.reach(survey.process)))
        self.polls = sorted(self.polls, key=lambda poll: bool(self.reach(poll.process)))
        acting = [process for process in self.processes if acting_phases(process)]
        self.acting = sorted(acting, key=lambda process: bool(self.reach(process)))

    def reach(self, process: Process) -> str:
        return reach_of(process.area, self.here)


def acting_phases(process: Process) -> list[Phase]:
    return [phase for phase in open_phases(process) if phase.kind in ACTIONS]


def hero_of(found: Open) -> Hero | None:
    if found.surveys:
        survey = found.surveys[0]
        return _of_survey(survey, found.people.get(survey.process.area_id), found.reach(survey.process))
    if found.polls:
        return _of_poll(found.polls[0], found.reach(found.polls[0].process))
    return _of_process(found.acting[0], found.reach(found.acting[0])) if found.acting else None


def later_of(processes: list[Process], now_on: date) -> Later | None:
    """The next phase that begins, of any process."""
    ahead = [phase for phase in chain.from_iterable(map(phases_of, processes)) if phase.starts_at.date() > now_on]
    if not ahead:
        return None
    phase = min(ahead, key=lambda each: each.starts_at)
    process = next(each for each in processes if each.pk == phase.process_id)
    return Later(localized(phase.title), phase.starts_at.date(), address("neighbourhood:process", process.slug))


def _of_survey(survey: OpenSurvey, people: int | None, reach: str) -> Hero:
    until = last_day(survey.ends_at) if survey.ends_at else None
    facts = [*_for_all(reach), Fact("clock", _("%(number)s minutes") % {"number": survey.minutes})]
    if survey.anonymous:
        facts.append(Fact("lock", _("anonymous")))
    if survey.results_on:
        facts.append(Fact("townhall", _("Results on %(day)s") % {"day": day_short(survey.results_on)}))
    return Hero(
        title=localized(survey.title),
        url=address("surveys:start", survey.slug),
        action=_("Begin the survey"),
        until=until,
        facts=facts,
        way=_way_of_survey(survey, until),
        way_title=_("What happens with your answer"),
        returns=survey.returns,
        people=people if people and people >= survey.returns else None,
    )


def _way_of_survey(survey: OpenSurvey, until: date | None) -> list[Step]:
    steps = [Step(_until(until), _("You answer, online or on paper"), now=True)]
    if survey.results_on:
        steps.append(Step(day_short(survey.results_on), _("We present the results")))
    return steps + _decision(survey.process)


def _of_poll(poll: OpenPoll, reach: str) -> Hero:
    until = last_day(poll.closes_at)
    return Hero(
        title=localized(poll.title),
        url=address("ideas:poll", poll.slug),
        action=_("Vote"),
        until=until,
        facts=[*_for_all(reach), Fact("ballot", localized(poll.process.title))],
        way=[Step(_until(until), _("You vote, online or on paper"), now=True), *_decision(poll.process)],
        way_title=_("What happens with your vote"),
    )


def _of_process(process: Process, reach: str) -> Hero:
    phase = min(acting_phases(process), key=lambda each: ACTIONS.index(Phase.Kind(each.kind)))
    until = last_day(phase.ends_at)
    return Hero(
        title=localized(process.title),
        url=address("neighbourhood:process", process.slug),
        action=_("Have your say"),
        until=until,
        facts=[*_for_all(reach), *(Fact("calendar", localized(each.title)) for each in acting_phases(process))],
        way=[Step(_until(until), localized(phase.title), now=True), *_decision(process)],
        way_title=_("What happens with it"),
    )


def _for_all(reach: str) -> list[Fact]:
    return [Fact("map", reach)] if reach else []


def _decision(process: Process) -> list[Step]:
    """In the words of the deciding phase; without one, in those of the promise."""
    phase = next((each for each in phases_of(process) if each.kind == Phase.Kind.DECIDE), None)
    if phase is not None:
        return [Step(day_short(process.promise_decides_on or last_day(phase.ends_at)), localized(phase.title))]
    if process.promise_decides_on and process.promise_decides:
        words = _("Decision: %(who)s") % {"who": localized(process.promise_decides)}
        return [Step(day_short(process.promise_decides_on), words)]
    return []


def _until(day: date | None) -> str:
    # Translators: "until 14 June", before what happens until then
    return _("until %(day)s") % {"day": day_short(day)} if day else _("now")
