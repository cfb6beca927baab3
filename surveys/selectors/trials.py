"""What do trial answers say about the draft of a survey? Counted anew each time, and apart from everything real."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from surveys.definition import Definition, Page, Question, parse_definition
from surveys.models import Survey, TrialAnswer
from surveys.questiontypes import kind_of
from surveys.questiontypes.photo import Photo
from surveys.selectors.cells import cells_of
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.counted import AnsweredSurvey, CellCount

CHANNEL = "online"


@dataclass(frozen=True, slots=True)
class Trials:
    own: int
    by_lot: int

    @property
    def number(self) -> int:
        return self.own + self.by_lot


@dataclass(frozen=True, slots=True)
class TriedSurvey:
    """For the dashboard: the draft as if it were answered."""

    survey: AnsweredSurvey
    number: int

    def counts(self, measures: Collection[str]) -> list[CellCount]:
        """Of these measures only: each answer is read anew, and a page shows few of them."""
        asked = _asked_for(self.survey.definition, frozenset(measures))
        totals: Counter[tuple[str, str]] = Counter()
        rows = _finished(self.survey.id).values_list("answers", flat=True)
        for answers in rows.iterator(chunk_size=500):
            totals.update((measure, cell[:120]) for measure, cell in cells_of(asked, answers))
        return [CellCount(measure, cell, 0, CHANNEL, count) for (measure, cell), count in sorted(totals.items())]


def trials_of(survey: Survey) -> Trials:
    finished = Counter(TrialAnswer.objects.filter(survey=survey, finished=True).values_list("random", flat=True))
    return Trials(own=finished[False], by_lot=finished[True])


def trial_of(survey: Survey, account_id: int) -> TrialAnswer | None:
    """The one that somebody is filling in."""
    return TrialAnswer.objects.filter(survey=survey, account=account_id, finished=False).first()


def draft_definition(survey: Survey) -> Definition:
    """A trial takes no photos, so none is needed."""
    definition = parse_definition(frozen_draft(survey))
    return replace(definition, pages=tuple(replace(page, questions=_without_need(page)) for page in definition.pages))


def _without_need(page: Page) -> tuple[Question, ...]:
    return tuple(
        replace(one, required=False, required_if=None) if one.kind == Photo.key else one for one in page.questions
    )


def tried_survey(process_id: int, slug: str) -> TriedSurvey | None:
    survey = Survey.objects.filter(process=process_id, slug=slug).select_related("current").first()
    if survey is None:
        return None
    return TriedSurvey(_as_if_answered(survey), _finished(survey.pk).count())


def _finished(survey_id: int) -> QuerySet[TrialAnswer]:
    return TrialAnswer.objects.filter(survey=survey_id, finished=True)


def _asked_for(definition: Definition, measures: frozenset[str]) -> Definition:
    """The questions that count in one of these, each on its page with its condition."""

    def counts(question: Question) -> bool:
        return any(question.counted(name) in measures for name in kind_of(question).measures(question))

    pages = (replace(page, questions=tuple(filter(counts, page.questions))) for page in definition.pages)
    return replace(definition, pages=tuple(page for page in pages if page.questions))


def _as_if_answered(survey: Survey) -> AnsweredSurvey:
    return AnsweredSurvey(
        id=survey.pk,
        slug=survey.slug,
        title=survey.title,
        sampled=False,
        weighted=False,
        closed=False,
        complete=True,
        minimum_age=None,
        invited=None,
        results_on=None,
        released_at=None,
        public=False,
        definition=draft_definition(survey),
    )
