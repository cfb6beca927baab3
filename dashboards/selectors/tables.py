"""Which panel is meant by its key? For files and the API; they show what the pages show."""

from dashboards.panels.panel import Panel
from dashboards.scope import Part, Scope
from dashboards.selectors.overview import overview
from dashboards.selectors.questions import pages_of
from dashboards.selectors.survey_answers import survey_answers
from dashboards.selectors.themes import theme_panel
from participation.places.models import Area
from participation.processes.models import Process
from surveys.selectors.coded import words_beside
from surveys.selectors.counted import AnsweredSurvey


def panel_of_process(process: Process, key: str, *, scope: Scope, parts: tuple[Part, ...]) -> Panel | None:
    page = overview(process, scope=scope, parts=parts, may_decide=False)
    found = next((panel for panel in page.panels if panel.key == key), None)
    return found or theme_panel(process, key, parts)


def panel_of_survey(
    survey: AnsweredSurvey, key: str, *, area: Area, scope: Scope, parts: tuple[Part, ...]
) -> Panel | None:
    """Only the page that has the question is computed."""
    pages = pages_of(survey)
    for number, (_title, questions) in enumerate(pages, start=1):
        if any(key in _keys(question.code) for question in questions):
            answers = survey_answers(survey, area=area, number=number, scope=scope, parts=parts, may_decide=False)
            return next((panel for panel in answers.panels if panel.key == key), None)
    return None


def _keys(code: str) -> tuple[str, ...]:
    return code, f"gaps-{code}", f"quadrants-{code}", words_beside(code)
