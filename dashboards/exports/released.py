"""Which results of a process may leave as a file for anybody? Those that its results pages show, by the same rule."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.panels.panel import Panel
from dashboards.rules import may_read_results
from dashboards.selectors.parts import parts_of
from dashboards.selectors.results import Results, results_key, results_of
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey, answered_surveys


@dataclass(frozen=True, slots=True)
class Chapter:
    """Panels that stand together on the results page."""

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """`survey` None: no survey has been released, only what is known of the ideas."""

    survey: AnsweredSurvey | None
    chapters: tuple[Chapter, ...]

    @property
    def slug(self) -> str:
        return self.survey.slug if self.survey else ""

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for chapter in self.chapters for panel in chapter.panels)


def public_of(process: Process) -> list[AnsweredSurvey | None]:
    """The newest on top; None alone stands for the ideas of a process without a released survey."""
    public: list[AnsweredSurvey | None] = [
        survey for survey in answered_surveys(process.pk) if may_read_results(process, survey)
    ]
    if not public and may_read_results(process, None):
        public = [None]
    return public


def released_key(process: Process, public: list[AnsweredSurvey | None]) -> str:
    """Names what is kept until the next fold."""
    return "|".join(results_key(process, survey, beside=public) for survey in public)


def released_of(process: Process) -> list[Released]:
    """Nothing is counted here: it is the results page of each survey, panel by panel."""
    parts, public = parts_of(process.area), public_of(process)
    beside = [survey for survey in public if survey]
    return [Released(survey, _chapters(results_of(process, survey, parts=parts, beside=beside))) for survey in public]


def _chapters(results: Results) -> tuple[Chapter, ...]:
    chapters = (
        Chapter(_("What people miss most"), results.topics),
        Chapter(_("Who took part?"), results.people),
        *(Chapter(page.title, page.panels) for page in results.pages),
        Chapter(_("Places"), results.places),
        Chapter(_("Ideas and support"), results.ideas),
    )
    return tuple(chapter for chapter in chapters if chapter.panels)
