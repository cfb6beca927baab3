"""What was answered on one page of a survey?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dashboards.panels.answers import answers_panel
from dashboards.panels.coded_words import coded_panel
from dashboards.panels.columns import Columns, one_after_the_other
from dashboards.panels.evidence import evidence_label
from dashboards.panels.gaps import gap_panel, quadrant_panel
from dashboards.panels.measure import NOT_ASKED, Cells, Kind, Question
from dashboards.panels.panel import Panel
from dashboards.panels.reading import Reading, too_few
from dashboards.panels.ways import ways_in_words
from dashboards.panels.weighted import Weighting
from dashboards.scope import ELSEWHERE, Part, Scope, wanted_group
from dashboards.selectors.grouping import cells_by_group, hidden_shares, importance_answers
from dashboards.selectors.overview import evidence_of
from dashboards.selectors.population import population_of
from dashboards.selectors.questions import QuestionPage, pages_of
from participation.places.models import Area
from participation.stats.importance import gaps_of
from participation.stats.uncertainty import Evidence
from surveys.selectors.coded import CodedWords, coded_names, coded_words, words_beside
from surveys.selectors.counted import AnsweredSurvey, CellCount, asked_numbers, cell_counts, returns_by_channel

Counts = Callable[[Collection[str]], Sequence[CellCount]]  # of the measures with these keys


@dataclass(frozen=True, slots=True)
class SurveyAnswers:
    """`number` counts pages from 1; `titles` are those of all pages."""

    number: int
    titles: tuple[str, ...]
    columns: Columns
    label: str

    @property
    def panels(self) -> tuple[Panel, ...]:
        return self.columns[0] + self.columns[1]


def survey_answers(
    survey: AnsweredSurvey,
    *,
    area: Area,
    number: int,
    scope: Scope,
    parts: tuple[Part, ...],
    may_decide: bool,
    counts: Counts | None = None,
) -> SurveyAnswers:
    """`counts`: those of trial answers, which no tally knows."""
    pages = pages_of(survey)
    label = evidence_label(evidence_of(survey, scope))
    if not pages:
        return SurveyAnswers(1, (), ((), ()), label)
    number = min(max(1, number), len(pages))
    (panels,) = panels_of_pages(
        survey, pages[number - 1 : number], area=area, scope=scope, parts=parts, may=may_decide, counts=counts
    )
    if scope.whole and counts is None:  # a filter must not be crossed with the channels
        ways = ways_in_words(returns_by_channel(survey.id))
        panels = [replace(panel, channels=ways) for panel in panels]
    return SurveyAnswers(number, tuple(title for title, _questions in pages), one_after_the_other(panels), label)


def panels_of_pages(
    survey: AnsweredSurvey,
    pages: Sequence[QuestionPage],
    *,
    area: Area,
    scope: Scope,
    parts: tuple[Part, ...],
    may: bool = False,
    counts: Counts | None = None,
) -> list[list[Panel]]:
    """The panels of each page; three queries, however many pages. `may`: the reader may decide on them."""
    keys = [measure.key for _title, questions in pages for question in questions for measure in question.measures]
    found = cell_counts(survey.id, keys) if counts is None else counts(keys)
    cells = cells_by_group(found, scope=scope, parts=parts, growing=not survey.complete)
    codes = [question.code for _title, questions in pages for question in questions]
    asked = [*codes, *map(words_beside, codes)]
    coded = _coded(survey, asked, scope) if counts is None else {}  # trial answers are invented, their words too
    reading = _reading(survey, area, scope, parts, may_decide=may)
    if scope.whole and counts is None and any(one.cell == NOT_ASKED for one in found):
        reading = replace(reading, asked=asked_numbers(survey.id))
    weighting = _weighting(survey, reading, area, parts, found)
    return [
        [
            replace(panel, survey=survey.slug, mark=question.mark, past=question.past)
            for question in questions
            for panel in (
                *_panels(question, cells, reading, scope, weighting, coded),
                *_words_beside(question, reading, coded),
            )
        ]
        for _title, questions in pages
    ]


def _coded(survey: AnsweredSurvey, names: Sequence[str], scope: Scope) -> Mapping[str, CodedWords | None]:
    """Under a filter only which there are: nothing of them is shown."""
    if wanted_group(scope):
        return dict.fromkeys(coded_names(survey.id, names))
    return coded_words(survey.id, names)


def _reading(survey: AnsweredSurvey, area: Area, scope: Scope, parts: tuple[Part, ...], *, may_decide: bool) -> Reading:
    evidence = evidence_of(survey, scope)
    population = None
    if evidence is Evidence.SAMPLE:
        people = population_of(area, parts).asked_from(survey.minimum_age)
        population = people.asked(scope.part) or people.total(scope.part)
    return Reading(wanted_group(scope), evidence, population, may_decide)


def _weighting(
    survey: AnsweredSurvey, reading: Reading, area: Area, parts: tuple[Part, ...], found: Sequence[CellCount]
) -> Weighting | None:
    """Answers of each part beside its residents; None where nothing is weighted or nobody counted them."""
    if reading.evidence is not Evidence.WEIGHTED:
        return None
    margins = population_of(area, parts).asked_from(survey.minimum_age).totals_of_parts(parts)
    if margins is None or len(margins.counts) < len(parts):
        return None
    groups = cells_by_group(found, scope=Scope(part=ELSEWHERE), parts=parts, growing=not survey.complete)
    return Weighting(groups, margins.counts)


def _words_beside(question: Question, reading: Reading, coded: Mapping[str, CodedWords | None]) -> list[Panel]:
    """What was written beside "other"."""
    name = words_beside(question.code)
    if name not in coded:
        return []
    said = _("%(question)s In own words") % {"question": question.text}
    return [coded_panel(name, said, coded[name], reading)]


def _panels(  # noqa: PLR0917 (all of them belong to the page)
    question: Question,
    cells: Cells,
    reading: Reading,
    scope: Scope,
    weighting: Weighting | None,
    coded: Mapping[str, CodedWords | None],
) -> list[Panel]:
    if question.kind is Kind.TEXT and question.code in coded:
        return [coded_panel(question.code, question.text, coded[question.code], reading)]
    if question.kind is not Kind.PAIR:
        return [answers_panel(question, cells, reading, weighting)]
    gaps = gaps_of(importance_answers(question, cells, scope))
    if not gaps:
        return [too_few(question, cells)]
    label = evidence_label(reading.evidence)
    may = reading.may_decide and scope.whole
    return [
        gap_panel(
            gaps,
            question=question.text,
            label=label,
            measure=question.code,
            may_decide=may,
            may_ask=scope.whole,
            hidden=hidden_shares(question, cells, scope),
        ),
        quadrant_panel(gaps, label=label, measure=question.code),
    ]
