"""What do councillors ask of a process, on one page? The figures of the evaluation, with all of their protection."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.panels.measure import Kind, Question
from dashboards.panels.needs import Need, needs_of
from dashboards.panels.stats import Stat
from dashboards.scope import ELSEWHERE, Part, Scope
from dashboards.selectors.grouping import cells_by_group, importance_answers, satisfied
from dashboards.selectors.groups import generations_of
from dashboards.selectors.overview import evidence_of, overview
from dashboards.selectors.questions import pages_of
from participation.processes.models import Process
from participation.stats.importance import Gap, gaps_of
from participation.stats.means import Mean, mean_of_counts
from participation.stats.uncertainty import Evidence
from participation.stats.waves import Change, Trend, changes_of_means
from participation.texts import Translations
from surveys.selectors.counted import AnsweredSurvey, CellCount, answered_surveys, cell_counts

ENOUGH = 30  # answers of a part from which its widest gap is told
CHANGES = 5


@dataclass(frozen=True, slots=True)
class Here:
    """The widest gap of one part of the area, or of one generation; None where too few of it answered."""

    part: str
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How satisfaction with a topic changed; `clear`: chance explains it not even as one of all topics compared."""

    label: str
    change: Change

    @property
    def clear(self) -> bool:
        return self.change.trend is not Trend.UNCLEAR


@dataclass(frozen=True, slots=True)
class Then:
    """The survey before, and the topics that were asked in the same words both times."""

    title: Translations
    sampled: bool
    topics: tuple[Moved, ...]
    slug: str = ""


@dataclass(frozen=True, slots=True)
class CouncilEvidence:
    """The first four questions. Each part may be empty; the page says then why.

    `generations` None: not asked, or not counted before everything is in.
    `people` are the titles of the panels that compare answers with residents: they say nothing that is hidden.
    """

    stats: tuple[Stat, ...]
    missing: tuple[str, ...]
    people: tuple[str, ...]
    label: str
    needs: tuple[Need, ...]
    gaps: tuple[float, ...]
    parts: tuple[Here, ...]
    generations: tuple[Here, ...] | None
    then: Then | None
    is_open: bool

    @property
    def with_gaps(self) -> list[tuple[Need, float]]:
        return list(zip(self.needs, self.gaps, strict=True))


def evidence_of_process(process: Process, parts: tuple[Part, ...]) -> CouncilEvidence:
    """A fixed number of queries: roll-ups of the process, and the cells of one question in two surveys at most."""
    page = overview(process, scope=Scope(), parts=parts, may_decide=False)
    surveys = answered_surveys(process.pk)
    topics = [panel for panel in page.panels if panel.key.startswith("gaps-")]
    items = [item for panel in topics for item in panel.facts["items"] if item["gap"] > 0]
    at = next((at for at, one in enumerate(surveys) if topics and one.slug == topics[0].survey), None)
    survey = surveys[at] if at is not None else None
    question = pair_of(survey) if survey else None
    cells = cells_of(survey, question) if survey and question else []
    needs = needs_of(topics)
    return CouncilEvidence(
        stats=page.stats,
        missing=tuple(group for panel in page.panels for group in panel.facts.get("missing", [])),
        people=tuple(panel.title for panel in page.panels if panel.key.startswith("people") and not panel.empty),
        label=next((panel.label for panel in topics), ""),
        needs=needs,
        gaps=tuple(item["gap"] for item in items[: len(needs)]),
        parts=_by_part(survey, question, cells, parts) if survey and question else (),
        generations=_by_generation(survey, question) if survey and question else None,
        then=then_of(survey, question, cells, surveys[at + 1 :]) if survey and question and at is not None else None,
        is_open=survey is None or evidence_of(survey, Scope()) is not Evidence.SAMPLE,
    )


def pair_of(survey: AnsweredSurvey) -> Question | None:
    """The question on importance and satisfaction, if it asks one."""
    asked = (question for _title, on_page in pages_of(survey) for question in on_page)
    return next((one for one in asked if one.kind is Kind.PAIR and not one.past), None)


def cells_of(survey: AnsweredSurvey, question: Question) -> list[CellCount]:
    return cell_counts(survey.id, [measure.key for measure in question.measures])


def _by_part(
    survey: AnsweredSurvey, question: Question, cells: Sequence[CellCount], parts: tuple[Part, ...]
) -> tuple[Here, ...]:
    """The same rows that the filter of the evaluation shows; a part that must be hidden there is hidden here."""
    found = []
    # the same groups for each part
    by_part = cells_by_group(cells, scope=Scope(part=ELSEWHERE), parts=parts, growing=not survey.complete)
    for part in parts:
        answers = importance_answers(question, by_part, Scope(part=part.key))
        gaps = [gap for gap in gaps_of(answers) if gap.n >= ENOUGH]
        found.append(Here(part.name, gaps[0] if gaps else None))
    return tuple(found)


def _by_generation(survey: AnsweredSurvey, question: Question) -> tuple[Here, ...] | None:
    columns = generations_of(survey, question)
    return None if columns is None else tuple(Here(column.name, column.widest) for column in columns)


def then_of(
    survey: AnsweredSurvey,
    question: Question,
    cells: Sequence[CellCount],
    older: Sequence[AnsweredSurvey],
    most: int = CHANGES,
) -> Then | None:
    """The newest earlier survey that asked the same; topics in other words are another question."""
    for before in older:
        asked = pair_of(before)
        if asked is None:
            continue
        sampled = survey.sampled and before.sampled
        now, then = _satisfaction(question, cells), _satisfaction(asked, cells_of(before, asked))
        moved = [Moved(label, change) for label, change in changes_of_means(then, now, sampled=sampled).items()]
        moved.sort(key=lambda one: (not one.clear, -abs(one.change.difference)))
        shown = max(most, sum(one.clear for one in moved))
        return Then(before.title, sampled, tuple(moved[:shown]), before.slug)
    return None


def _satisfaction(question: Question, cells: Sequence[CellCount]) -> dict[str, Mean]:
    """Label -> mean satisfaction, where enough people rated it."""
    answers = importance_answers(question, cells_by_group(cells, scope=Scope(), parts=()), Scope())
    means = {one.label: mean_of_counts(satisfied(one)) for one in answers}
    return {label: mean for label, mean in means.items() if mean is not None}
