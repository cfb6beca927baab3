"""What else can somebody do here now? One card per open thing that is not the big one on top."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ideas.selectors.open_polls import OpenPoll
from neighbourhood.selectors.hero import Hero, Open, acting_phases
from participation.processes.days import last_day
from participation.processes.models import Phase, Process
from participation.texts import localized
from participation.web.navigation import address
from participation.web.phrases import number, until_day
from surveys.selectors.open_surveys import OpenSurvey


@dataclass(frozen=True, slots=True)
class Task:
    icon: str
    title: str
    note: str
    url: str
    reach: str = ""


def tasks_of(found: Open, hero: Hero | None, ideas: dict[int, int]) -> list[Task]:
    """`ideas` are the numbers of ideas per process. Cards without a page behind them are left out.

    One process shows what can be done in it; the others are one card each, else the same words would repeat.
    """
    tasks = [_survey(survey, found.reach(survey.process)) for survey in found.surveys]
    tasks += [_poll(poll, found.reach(poll.process)) for poll in found.polls]
    main = _main_process(found)
    for process in found.acting:
        reach = found.reach(process)
        number_of_ideas = ideas.get(process.pk, 0)
        is_main = process.pk == main
        tasks += _in_process(process, number_of_ideas, reach) if is_main else [_process(process, reach)]
    return [task for task in tasks if task.url and (hero is None or task.url != hero.url)]


def _main_process(found: Open) -> int | None:
    """That of the first open survey where it has more to do, else the newest; this place before the whole town."""
    acting = [process.pk for process in found.acting]
    of_surveys = [survey.process.pk for survey in found.surveys if survey.process.pk in acting]
    return next(iter([*of_surveys, *acting]), None)


def _process(process: Process, reach: str) -> Task:
    until = max(last_day(phase.ends_at) for phase in acting_phases(process))
    url = address("neighbourhood:process", process.slug)
    return Task("people", localized(process.title), until_day(until), url, reach)


def _survey(survey: OpenSurvey, reach: str) -> Task:
    minutes = _("%(number)s minutes") % {"number": survey.minutes}
    note = f"{minutes}, {until_day(last_day(survey.ends_at))}" if survey.ends_at else minutes
    return Task("survey", localized(survey.title), note, address("surveys:start", survey.slug), reach)


def _poll(poll: OpenPoll, reach: str) -> Task:
    note = _("Vote, %(until)s") % {"until": until_day(last_day(poll.closes_at))}
    return Task("ballot", localized(poll.title), note, address("ideas:poll", poll.slug), reach)


def _in_process(process: Process, ideas: int, reach: str) -> list[Task]:
    phases = {phase.kind: phase for phase in acting_phases(process)}
    tasks = []
    if Phase.Kind.COLLECT in phases:
        url = address("ideas:submit", process.slug)
        tasks.append(Task("idea", pgettext("task", "Submit an idea"), _("Takes two minutes"), url, reach))
    if Phase.Kind.VOTE in phases and process.support_votes and ideas:
        title = ngettext("Support one idea", "Support %(number)s ideas", ideas) % {"number": number(ideas)}
        until = until_day(last_day(phases[Phase.Kind.VOTE].ends_at))
        tasks.append(Task("heart", title, until, address("ideas:list", process.slug), reach))
    return tasks
