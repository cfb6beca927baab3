"""What was counted for a page, kept until the next fold? The page, its files and its pictures show the same."""

from dashboards.cache import Counted, until_next_fold
from dashboards.scope import Part, Scope
from dashboards.selectors.overview import Overview, overview
from dashboards.selectors.survey_answers import SurveyAnswers, survey_answers
from dashboards.selectors.themes import Theme, ThemePage
from participation.processes.models import Process
from surveys.selectors.coded import coded_state
from surveys.selectors.counted import AnsweredSurvey


def kept_overview(process: Process, *, scope: Scope, parts: tuple[Part, ...], deciding: bool) -> Counted[Overview]:
    return until_next_fold(
        f"overview:{process.pk}:{deciding}:{scope.key}",
        lambda: overview(process, scope=scope, parts=parts, may_decide=deciding),
    )


def kept_answers(
    process: Process, survey: AnsweredSurvey, *, number: int, scope: Scope, parts: tuple[Part, ...], deciding: bool
) -> Counted[SurveyAnswers]:
    return until_next_fold(
        f"survey:{survey.id}:{number}:{deciding}:{scope.key}:{coded_state(survey.id)}",
        lambda: survey_answers(survey, area=process.area, number=number, scope=scope, parts=parts, may_decide=deciding),
    )


def kept_theme(process: Process, theme: Theme, parts: tuple[Part, ...]) -> Counted[ThemePage]:
    return until_next_fold(f"theme:{theme.key}:{process.pk}", lambda: theme.page(process, parts))
