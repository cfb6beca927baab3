"""What do responses add up to? The surveys' ledger; `recounting` counts a second way."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from participation.tally.ledger import Counts, Key, Ledger, Target
from surveys.models import AnswerTally, ReturnsTally, SubmissionEvent, SurveyVersion
from surveys.selectors.cells import cells_of
from surveys.selectors.versions import definition_of
from surveys.services.recounting import recount_by_answer, recount_by_day
from surveys.services.responses import FOLD_TASK

if TYPE_CHECKING:
    from surveys.definition import Definition

ANSWER_KEYS = ("survey_id", "measure", "cell", "area_key", "channel")
RETURN_KEYS = ("survey_id", "day", "channel", "language", "area_key")


def by_answer(events: QuerySet[SubmissionEvent]) -> Counts:
    totals: Counter[Key] = Counter()
    definitions: dict[int, Definition] = {}
    for survey, version, answers, area, channel, sign in _rows(events):
        if version not in definitions:
            definitions[version] = definition_of(SurveyVersion.objects.defer("definition").get(pk=version))
        for measure, cell in cells_of(definitions[version], answers):
            totals[survey, measure, cell[:120], area or 0, channel] += sign
    return totals


def _rows(events: QuerySet[SubmissionEvent]) -> Iterator[tuple[Any, ...]]:
    return events.values_list(
        "response__survey_id",
        "response__version_id",
        "response__answers",
        "response__area_id",
        "response__channel",
        "sign",
    ).iterator(chunk_size=500)


def by_day(events: QuerySet[SubmissionEvent]) -> Counts:
    totals: Counter[Key] = Counter()
    rows = events.values_list(
        "response__survey_id",
        "response__submitted_on",
        "response__channel",
        "response__language",
        "response__area_id",
        "sign",
    )
    for survey, day, channel, language, area, sign in rows.iterator(chunk_size=5000):
        totals[survey, day, channel, language, area or 0] += sign
    return totals


RESPONSES = Ledger(
    name="responses",
    events=SubmissionEvent,
    targets=(
        Target(model=AnswerTally, keys=ANSWER_KEYS, deltas=by_answer, recount=recount_by_answer),
        Target(model=ReturnsTally, keys=RETURN_KEYS, deltas=by_day, recount=recount_by_day),
    ),
    task=FOLD_TASK,
)
