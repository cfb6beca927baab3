"""How does an answer look that only some people can have? With the places left, and closed when there is none."""

from dataclasses import replace

from surveys.forms.asked import Asked
from surveys.forms.parts import Tick
from surveys.selectors.places import Left


def with_places(questions: list[Asked], left: Left) -> list[Asked]:
    return [_with(asked, left) for asked in questions] if left else questions


def _with(asked: Asked, left: Left) -> Asked:
    ticks = tuple(_tick(tick, left.get((asked.question.code, tick.option.code))) for tick in asked.parts.ticks)
    return replace(asked, parts=replace(asked.parts, ticks=ticks))


def _tick(tick: Tick, left: int | None) -> Tick:
    return tick if left is None else replace(tick, left=left)
