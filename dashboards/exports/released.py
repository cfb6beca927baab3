"""Which results of a process may leave as a file for anybody? Those that its results pages show, by the same rule."""

from dataclasses import dataclass

from dashboards.panels.panel import Panel
from dashboards.rules import may_read_results
from dashboards.selectors.parts import parts_of
from dashboards.selectors.results import results_of
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey, answered_surveys


@dataclass(frozen=True, slots=True)
class Released:
    """`survey` None: no survey has been released, only what is known of the ideas."""

    survey: AnsweredSurvey | None
    panels: tuple[Panel, ...]

    @property
    def slug(self) -> str:
        return self.survey.slug if self.survey else ""


def released_of(process: Process) -> list[Released]:
    """The newest on top. Nothing is counted here: it is the results page of each survey, panel by panel."""
    parts = parts_of(process.area)
    public: list[AnsweredSurvey | None] = [
        survey for survey in answered_surveys(process.pk) if may_read_results(process, survey)
    ]
    if not public and may_read_results(process, None):
        public = [None]
    return [Released(survey, results_of(process, survey, parts=parts).panels) for survey in public]
