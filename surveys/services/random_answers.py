"""What could somebody answer? By lot, but only what the survey asks and takes: conditions, limits and checks hold."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from surveys.definition import Definition, Option, Question, walk
from surveys.definition.circumstances import Circumstances
from surveys.questiontypes.ranking import places_of
from surveys.questiontypes.slider import ends_of, step_of
from surveys.services.checking import errors_among

# One in so many leaves a question out that may be left out.
LEAVES_OUT = 10
ROUNDS = 4
DAY = date(2026, 1, 1)
WORDS = ("Mehr Bänke", "Eine Probeantwort", "Der Weg ist zu dunkel", "Weiß nicht genau", "Alles gut so")


def random_answers(definition: Definition, chance: Random) -> dict[str, Any]:
    """Page by page; an answer that the survey would not take is left out."""
    answers: dict[str, Any] = {}
    circumstances = Circumstances(seed=chance.randrange(2**31))
    tried: set[str] = set()
    for page in definition.pages:
        for _round in range(ROUNDS):
            step = walk(definition, answers, circumstances).step(page.key)
            fresh = [one for one in step.questions if one.code not in tried] if step else []
            for question in fresh:
                tried.add(question.code)
                answers |= _given(question, chance)
            if not fresh:
                break
    return _taken(definition, answers, circumstances, chance)


def _taken(definition: Definition, answers: dict[str, Any], around: Circumstances, chance: Random) -> dict[str, Any]:
    for _round in range(ROUNDS):
        path = walk(definition, answers, around)
        wrong = [one for step in path.steps for one in step.questions if errors_among([one], path)]
        if not wrong:
            return path.kept
        for question in wrong:
            answers.pop(question.code, None)
            if question.required:
                answers |= _given(question, chance)
    return walk(definition, answers, around).kept


def _given(question: Question, chance: Random) -> dict[str, Any]:
    """Contact details are nobody's in a trial."""
    give = GIVERS.get(question.kind)
    if give is None or question.store or (not question.required and chance.randrange(LEAVES_OUT) == 0):
        return {}
    value = give(question, chance)
    return {question.code: value} if value not in (None, "", [], {}) else {}


def _codes(options: tuple[Option, ...]) -> list[str]:
    return [option.code for option in options]


def _one(question: Question, chance: Random) -> str:
    return chance.choice(_codes(question.options)) if question.options else ""


def _many(question: Question, chance: Random) -> list[str]:
    alone = [one.code for one in question.options if one.exclusive or one.missing]
    free = [one.code for one in question.options if one.code not in alone]
    if alone and (not free or chance.randrange(LEAVES_OUT) == 0):
        return [chance.choice(alone)]
    most = min(question.max_picks or len(free), len(free))
    picked = chance.sample(free, chance.randint(min(question.min_picks or 1, most), most)) if most else []
    return [code for code in free if code in picked]


def _table(question: Question, chance: Random) -> dict[str, str]:
    return {item.code: chance.choice(_codes(question.scales[0])) for item in question.items}


def _pairs(question: Question, chance: Random) -> dict[str, list[str]]:
    return {item.code: [chance.choice(_codes(scale)) for scale in question.scales] for item in question.items}


def _number(question: Question, chance: Random) -> int:
    low = int(question.min_value if question.min_value is not None else 0)
    high = int(question.max_value if question.max_value is not None else max(low + 100, 100))
    return chance.randint(low, max(low, high))


def _slider(question: Question, chance: Random) -> float:
    low, high = ends_of(question)
    value = low + step_of(question) * chance.randint(0, int((high - low) / step_of(question)))
    return int(value) if float(value).is_integer() else value


def _order(question: Question, chance: Random) -> list[str]:
    codes = _codes(question.options)
    return chance.sample(codes, places_of(question))


def _places(question: Question, chance: Random) -> dict[str, list[str]]:
    return {pin.code: [chance.choice(WORDS)] for pin in question.pins}


GIVERS: dict[str, Callable[[Question, Random], Any]] = {
    "single": _one,
    "scale": _one,
    "yes_no": _one,
    "multi": _many,
    "pick": _many,
    "matrix": _table,
    "matrix_pair": _pairs,
    "number": _number,
    "slider": _slider,
    "ranking": _order,
    "map_pin": _places,
    "consent": lambda _question, _chance: "yes",
    "date": lambda _question, chance: (DAY + timedelta(days=chance.randrange(365))).isoformat(),
    "text_short": lambda _question, chance: chance.choice(WORDS),
    "text_long": lambda _question, chance: chance.choice(WORDS),
    "text_or_drawing": lambda _question, chance: chance.choice(WORDS),
}
