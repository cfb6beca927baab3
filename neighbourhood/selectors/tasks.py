"""What else can somebody do here now? One card per open thing that is not the big one on top."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

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


def tasks_of(found: Open, hero: Hero | None, ideas: dict[int, int]) -> list[Task]:
    """`ideas` are the numbers of ideas per process. Cards without a page behind them are left out."""
    several = len(found.acting) > 1
    tasks = [_survey(survey) for survey in found.surveys]
    for process in found.acting:
        tasks += _of_process(process, ideas.get(process.pk, 0), several=several)
    return [task for task in tasks if task.url and (hero is None or task.url != hero.url)]


def _survey(survey: OpenSurvey) -> Task:
    minutes = _("%(number)s minutes") % {"number": survey.minutes}
    note = f"{minutes}, {until_day(last_day(survey.ends_at))}" if survey.ends_at else minutes
    return Task("survey", localized(survey.title), note, address("surveys:start", survey.slug))


def _of_process(process: Process, ideas: int, *, several: bool) -> list[Task]:
    phases = {phase.kind: phase for phase in acting_phases(process)}
    tasks = []
    if Phase.Kind.COLLECT in phases:
        note = _note(process, _("Takes two minutes"), several=several)
        tasks.append(Task("idea", pgettext("task", "Submit an idea"), note, address("ideas:submit", process.slug)))
    if Phase.Kind.VOTE in phases and process.support_votes and ideas:
        until = until_day(last_day(phases[Phase.Kind.VOTE].ends_at))
        title = ngettext("Support one idea", "Support %(number)s ideas", ideas) % {"number": number(ideas)}
        tasks.append(Task("heart", title, _note(process, until, several=several), address("ideas:list", process.slug)))
    return tasks


def _note(process: Process, words: str, *, several: bool) -> str:
    """Where more than one process is open, its name says which is meant."""
    return localized(process.title) if several else words
