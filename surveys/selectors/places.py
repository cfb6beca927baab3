"""How many places are left, where an answer has only some?"""

from collections.abc import Iterable

from surveys.definition import Question
from surveys.models import Survey, TakenPlaces

# (question code, option code) -> places left
Left = dict[tuple[str, str], int]


def places_left(survey: Survey, questions: Iterable[Question]) -> Left:
    """Asks the database only where some question of the page has limited places."""
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
