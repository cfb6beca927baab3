"""How many places are left, where an answer has only some? And whose group has enough answers already?"""

from collections.abc import Iterable

from surveys.definition import Answers, Option, Question
from surveys.models import Survey, TakenPlaces

# (question code, option code) -> places left
Left = dict[tuple[str, str], int]


def places_left(survey: Survey, questions: Iterable[Question]) -> Left:
    """Asks the database only where some question of the page has limited places. A quota tells nobody its number."""
    return _left(survey, [question for question in questions if not question.quota])


def full_group(survey: Survey, questions: Iterable[Question], answers: Answers) -> Option | None:
    """The answer by which somebody belongs to a group that has enough of them."""
    asked = [question for question in questions if question.quota and answers.get(question.code)]
    for (code, option), places in _left(survey, asked).items():
        if places == 0 and answers[code] == option:
            return next(question.option(option) for question in asked if question.code == code)
    return None


def _left(survey: Survey, questions: Iterable[Question]) -> Left:
    limits = {
        (question.code, option.code): option.places
        for question in questions
        for option in question.options
        if option.places is not None
    }
    if not limits:
        return {}
    rows = TakenPlaces.objects.filter(survey=survey, question__in={code for code, _option in limits})
    taken = {(code, option): number for code, option, number in rows.values_list("question", "option", "taken")}
    return {which: max(0, limit - taken.get(which, 0)) for which, limit in limits.items()}
