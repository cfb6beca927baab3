"""Which photos came with the responses that count? For the team, never row by row."""

from collections.abc import Iterator

from surveys.definition import Question
from surveys.models import Response, Survey, SurveyVersion
from surveys.questiontypes.photo import NAME, Photo
from surveys.selectors.versions import definition_of


def asks_for_photos(survey: Survey) -> bool:
    return survey.current is not None and bool(_asked(survey.current))


def photos_of(survey: Survey) -> Iterator[tuple[Question, list[str]]]:
    """Per question the names, sorted: they are random, so this is no order of people."""
    if survey.current is None or not (asked := _asked(survey.current)):
        return
    counting = Response.objects.filter(survey=survey, superseded=False, waiting=False)
    answers = list(counting.values_list("answers", flat=True))
    for question in asked:
        names = [str(one.get(question.code, "")) for one in answers]
        yield question, sorted(name for name in names if NAME.fullmatch(name))


def _asked(version: SurveyVersion) -> list[Question]:
    return [one for one in definition_of(version).questions() if one.kind == Photo.key and not one.store]
