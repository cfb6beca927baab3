"""What was answered by which group, and is it counted yet? Reads the counts that were made after the end."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from surveys.definition import Question
from surveys.models import Crossing, CrossTally
from surveys.selectors.breakdowns import Situation, asked_about, is_crossable, situations_in
from surveys.selectors.counted import AnsweredSurvey

Groups = Mapping[str, Mapping[str, int]]  # group -> cell -> how many


@dataclass(frozen=True, slots=True)
class Crossable:
    """`sensitive` are the names under which delicate questions are counted."""

    by: Mapping[str, Question]
    situations: tuple[Situation, ...]
    questions: frozenset[str]
    sensitive: frozenset[str]


def crossable(survey: AnsweredSurvey) -> Crossable:
    """No query."""
    definition = survey.definition
    asked = asked_about(definition)
    questions = [question for question in definition.questions() if is_crossable(question)]
    return Crossable(
        by=asked,
        situations=tuple(situations_in(asked)),
        questions=frozenset(question.counted_as for question in questions),
        sensitive=frozenset(one.counted_as for one in definition.questions() if one.sensitive),
    )


def is_crossed(survey_id: int) -> bool:
    return Crossing.objects.filter(survey=survey_id).exists()


def cross_counts(
    survey_id: int, breakdowns: Collection[str], measures: Collection[str]
) -> dict[str, dict[str, Groups]]:
    """Breakdown -> measure -> group -> cell; one query, as many rows as there are cells."""
    rows = CrossTally.objects.filter(survey=survey_id, breakdown__in=breakdowns, measure__in=measures)
    found: dict[str, dict[str, dict[str, dict[str, int]]]] = {}
    for by, measure, group, cell, value in rows.values_list("breakdown", "measure", "group", "cell", "value"):
        found.setdefault(by, {}).setdefault(measure, {}).setdefault(group, {})[cell] = value
    return found  # type: ignore[return-value]  # nobody writes into it
