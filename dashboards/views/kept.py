"""What was counted for a page, kept until the next fold? The page, its files and its pictures show the same."""

from dashboards.cache import Counted, until_next_fold
from dashboards.scope import Part
from dashboards.selectors.overview import Overview, overview
from dashboards.selectors.survey_answers import SurveyAnswers, survey_answers
from dashboards.selectors.themes import Theme, ThemePage
from dashboards.views.asked import AskedOverview, AskedSurvey
from participation.processes.models import Process
from surveys.selectors.coded import coded_state


def kept_overview(asked: AskedOverview) -> Counted[Overview]:
    return until_next_fold(
        f"overview:{asked.process.pk}:{asked.deciding}:{asked.scope.key}",
        lambda: overview(asked.process, scope=asked.scope, parts=asked.parts, may_decide=asked.deciding),
    )


def kept_answers(asked: AskedSurvey) -> Counted[SurveyAnswers]:
    survey, area = asked.survey, asked.process.area
    return until_next_fold(
        f"survey:{survey.id}:{asked.number}:{asked.deciding}:{asked.scope.key}:{coded_state(survey.id)}",
        lambda: survey_answers(
            survey,
            area=area,
            number=asked.number,
            scope=asked.scope,
            parts=asked.parts,
            may_decide=asked.deciding,
        ),
    )


def kept_theme(process: Process, theme: Theme, parts: tuple[Part, ...]) -> Counted[ThemePage]:
    return until_next_fold(f"theme:{theme.key}:{process.pk}", lambda: theme.page(process, parts))
