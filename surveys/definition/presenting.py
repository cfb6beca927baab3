"""How does a question stand before one person? Needed or not, with the options that are offered, in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isfinite
from typing import Any, TypeVar
from zlib import crc32

from surveys.definition.circumstances import Circumstances
from surveys.definition.document import Item, Option, Question
from surveys.definition.rules import Answers
from surveys.logic import evaluate, holds, to_text
from surveys.logic.chance import Chance

# Longer ones are texts put together, and nobody types as much.
MOST_WORDS = 5000
LARGEST = 1e12
PartT = TypeVar("PartT", Option, Item)


def as_asked(question: Question, answers: Answers, circumstances: Circumstances) -> Question:
    """The question itself where nothing of it depends on anything."""
    if question.required_if is not None and not question.required:
        question = replace(question, required=holds(question.required_if, circumstances.context(answers)))
    if question.random_order:
        question = _mixed(question, circumstances)
    if question.choice_filter is not None:
        options = tuple(one for one in question.options if is_offered(question, one, answers, circumstances))
        # Where nothing is offered, nothing can be needed.
        question = replace(question, options=options, required=question.required and bool(options))
    return question


def is_offered(question: Question, option: Option, answers: Answers, circumstances: Circumstances) -> bool:
    context = circumstances.context(answers, columns=columns_of(option))
    return question.choice_filter is None or holds(question.choice_filter, context)


def columns_of(option: Option) -> dict[str, str]:
    return {"label": next(iter(option.text.values()), ""), **option.attributes, "name": option.code}


def is_accepted(question: Question, answers: Answers, circumstances: Circumstances) -> bool:
    """An empty answer is never checked."""
    own = answers.get(question.code)
    if question.constraint is None or own in (None, "", [], {}):
        return True
    return holds(question.constraint, circumstances.context(answers, own=own))


def still_offered(question: Question, mine: Mapping[str, Any]) -> dict[str, Any]:
    """`mine` without options that the filter of this question, as it is asked now, leaves out."""
    value = mine.get(question.code)
    if not isinstance(value, str | list):
        return dict(mine)
    codes = {option.code for option in question.options}
    left = [code for code in value if code in codes] if isinstance(value, list) else value if value in codes else ""
    if not left:
        return {}
    words = any(option.other and option.code in left for option in question.options)
    return {question.code: left, **{name: mine[name] for name in mine if name != question.code and words}}


def calculated(question: Question, answers: Answers, circumstances: Circumstances) -> dict[str, Any]:
    """What is stored: a number where the value is one, else words; nothing for the empty text and for no number."""
    if question.calculation is None:
        return {}
    context = circumstances.context(answers)
    value = evaluate(question.calculation, context)
    if isinstance(value, float):
        if not isfinite(value) or abs(value) > LARGEST:
            return {}
        return {question.code: int(value) if value.is_integer() else value}
    words = to_text(value, context).replace("\x00", "")[:MOST_WORDS]
    return {question.code: words} if words else {}


def _mixed(question: Question, circumstances: Circumstances) -> Question:
    """The same order each time for one draft. "Other" and "none of these" stay last, grouped rows stay grouped."""
    chance = Chance(circumstances.seed ^ crc32(question.code.encode()))
    free = [option for option in question.options if not option.stays_last]
    last = [option for option in question.options if option.stays_last]
    items = question.items if any(item.group for item in question.items) else _shuffled(question.items, chance)
    return replace(question, options=(*_shuffled(free, chance), *last), items=items)


def _shuffled(parts: Sequence[PartT], chance: Chance) -> tuple[PartT, ...]:
    """Fisher and Yates."""
    mixed = list(parts)
    for place in range(len(mixed) - 1, 0, -1):
        other = int(chance.next() * (place + 1))
        mixed[place], mixed[other] = mixed[other], mixed[place]
    return tuple(mixed)
