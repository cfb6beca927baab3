"""Into which few answers does a scale fall, where groups are compared? Its lower half, its middle, its upper half."""

from collections.abc import Mapping, Sequence

from dashboards.panels.crossed import Column
from dashboards.panels.measure import Kind, Option, Question
from dashboards.panels.protection import Counts

ENOUGH = 4  # points from which a scale is put together


def halves_of(question: Question) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    """Each answer with the codes that it stands for."""
    points = question.valid
    if question.kind is not Kind.SCALE or len(points) < ENOUGH:
        return tuple((option, (option.code,)) for option in points)
    half = len(points) // 2
    middle = points[half : len(points) - half]
    return tuple(_together(part) for part in (points[:half], middle, points[len(points) - half :]) if part)


def _together(points: Sequence[Option]) -> tuple[Option, tuple[str, ...]]:
    codes = tuple(point.code for point in points)
    return Option("_".join(codes), " / ".join(point.text for point in points)), codes


def put_together(counts: Counts, answers: Sequence[tuple[Option, tuple[str, ...]]]) -> dict[str, dict[str, int]]:
    """Before a table is protected."""
    return {
        group: {option.code: sum(own.get(code, 0) for code in codes) for option, codes in answers}
        for group, own in counts.items()
    }


def of_column(column: Column, answers: Sequence[tuple[Option, tuple[str, ...]]]) -> Column:
    """After: out of shown figures only."""
    return Column(column.base, {option.code: _sum(column.cells, codes) for option, codes in answers})


def _sum(cells: Mapping[str, int | None], codes: Sequence[str]) -> int | None:
    known = [value for code in codes if (value := cells[code]) is not None]
    return sum(known) if len(known) == len(codes) else None
