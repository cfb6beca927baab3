"""What has changed since the survey before, and may the two be compared at all?"""

from collections.abc import Sequence

from dashboards.panels.changes import changes_panel
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Question
from dashboards.panels.panel import Panel
from dashboards.panels.ways import ways_in_words
from dashboards.scope import Part, Scope
from dashboards.selectors.eight import cells_of, pair_of, then_of
from dashboards.selectors.overview import evidence_of, main_survey, ways_of
from participation.processes.models import Process
from participation.stats.waves import Asked, Break, breaks_between
from participation.texts import localized
from surveys.selectors.counted import AnsweredSurvey, DayCount, answered_surveys, returns_by_day

ALL = 12


def changes_panels(process: Process, _parts: tuple[Part, ...]) -> list[Panel]:
    """A fixed number of queries: the cells of one question in two surveys at most."""
    surveys = answered_surveys(process.pk)
    returns = returns_by_day(process.pk)
    survey = main_survey(surveys, returns)
    question = pair_of(survey) if survey else None
    if survey is None or question is None:
        return [changes_panel([], before="", now="", sampled=False, label="")]
    older = surveys[surveys.index(survey) + 1 :]
    then = then_of(survey, question, cells_of(survey, question), older, most=ALL)
    before = next((one for one in older if then and one.slug == then.slug), None)
    if then is None or before is None:
        return [changes_panel([], before="", now="", sampled=False, label="")]
    return [
        changes_panel(
            [(one.label, one.change) for one in then.topics],
            before=localized(before.title),
            now=localized(survey.title),
            sampled=then.sampled,
            label=evidence_label(evidence_of(survey, Scope())),
            breaks=_breaks(process, (before, survey), question, returns),
            channels=ways_in_words(ways_of(survey, returns)),
        )
    ]


def _breaks(
    process: Process, both: tuple[AnsweredSurvey, AnsweredSurvey], question: Question, returns: Sequence[DayCount]
) -> tuple[Break, ...]:
    before, after = both
    asked = pair_of(before)
    assert asked is not None
    return breaks_between(
        _asked(process, before, asked, returns, question.code), _asked(process, after, question, returns, question.code)
    )


def _asked(
    process: Process, survey: AnsweredSurvey, question: Question, returns: Sequence[DayCount], concept: str
) -> Asked:
    return Asked(
        concept=concept,
        wording=question.text,
        scale=tuple(option.code for option in question.options),
        area=process.area.path,
        evidence=evidence_of(survey, Scope()),
        channels=ways_of(survey, returns),
    )
