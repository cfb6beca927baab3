"""Which panel is meant by its key? For files and the API; they show what the pages show."""

from dashboards.panels.panel import Panel
from dashboards.scope import Part, Scope
from dashboards.selectors.questions import pages_of
from dashboards.selectors.survey_answers import survey_answers
from participation.places.models import Area
from surveys.selectors.coded import words_beside
from surveys.selectors.counted import AnsweredSurvey


def panel_of_survey(
    survey: AnsweredSurvey, key: str, *, area: Area, scope: Scope, parts: tuple[Part, ...]
) -> Panel | None:
    """Only the page that has the question is computed."""
    number = page_with(survey, key)
    if number is None:
        return None
    answers = survey_answers(survey, area=area, number=number, scope=scope, parts=parts, may_decide=False)
    return next((panel for panel in answers.panels if panel.key == key), None)


def page_with(survey: AnsweredSurvey, key: str) -> int | None:
    """The number of the page that asks the question of a panel."""
    pages = enumerate(pages_of(survey), start=1)
    return next((number for number, (_title, asked) in pages if any(key in _keys(one.code) for one in asked)), None)


def _keys(code: str) -> tuple[str, ...]:
    return code, f"gaps-{code}", f"quadrants-{code}", words_beside(code)
