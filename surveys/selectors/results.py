"""What was answered? Measures with their texts and counted cells, for dashboards; reads tallies only."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet, Sum

from participation.places.models import Area
from participation.processes.models import Process
from surveys.definition import Option, Question, parse_definition
from surveys.definition.document import Texts
from surveys.definition.outcomes import words_given
from surveys.models import AnswerTally, ReturnsTally, Survey
from surveys.questiontypes import kind_of
from surveys.questiontypes.kind import GIVEN, HIDDEN, SHOWN, SKIPPED

Cells = Mapping[str, int]
AnyTally = TypeVar("AnyTally", AnswerTally, ReturnsTally)


@dataclass(frozen=True, slots=True)
class Measure:
    """One counted thing: a question, or one row of a table.

    `key` joins with AnswerTally.measure. `options` are the points or ticks with their texts, in stored direction
    (for scales higher = more); for pairs `options` is the importance, `second` the satisfaction scale.
    `concept` joins waves and population margins.
    """

    key: str
    question: Question
    text: Texts
    row: Texts
    kind: str
    concept: str
    options: tuple[Option, ...]
    second: tuple[Option, ...]
    group: Texts

    @property
    def multiple(self) -> bool:
        return self.kind in ("multi", "pick")


@dataclass(frozen=True, slots=True)
class Counted:
    """Cells of one measure; status cells apart. `asked` = people who saw it, `hidden` = by a rule not asked."""

    cells: Cells
    asked: int
    hidden: int
    skipped: int
    given: int


def measures(survey: Survey) -> list[Measure]:
    """Of the current version, in the order of the questionnaire."""
    if survey.current is None:
        return []
    definition = parse_definition(survey.current.definition)
    return [one for question in definition.questions() if question.store != "contact" for one in measures_of(question)]


def measures_of(question: Question) -> list[Measure]:
    rows = {f"{question.code}.{item.code}": (item.text, item.group) for item in question.items}
    rows |= {f"{question.code}.{pin.code}": (pin.text, {}) for pin in question.pins}
    if question.kind == "ranking":
        rows |= {f"{question.code}.{option.code}": (option.text, {}) for option in question.options}
    options = question.scales[0] if question.scales else question.options or _outcomes(question)
    second = question.scales[1] if len(question.scales) > 1 else ()
    return [
        Measure(
            key=question.counted(key),
            question=question,
            text=question.text,
            row=rows.get(key, ({}, {}))[0],
            kind=question.kind,
            concept=question.concept,
            options=options,
            second=second,
            group=rows.get(key, ({}, {}))[1],
        )
        for key in kind_of(question).measures(question)
    ]


def _outcomes(question: Question) -> tuple[Option, ...]:
    """What a calculation can give stands in for what somebody could have ticked."""
    return tuple(Option(word, {"de": word, "en": word}) for word in words_given(question.calculation))


def counted_cells(survey: Survey, *, area: Area | None = None, channel: str = "") -> dict[str, Counted]:
    """Measure key -> counts; one query, whatever the number of responses. `area` includes everything below it."""
    found = _within(AnswerTally.objects.filter(survey=survey), area, channel)
    cells: dict[str, dict[str, int]] = defaultdict(dict)
    for measure, cell, value in found.values_list("measure", "cell").annotate(total=Sum("value")).order_by():
        if value:
            cells[measure][cell] = value
    return {measure: _counted(one) for measure, one in cells.items()}


def _counted(cells: dict[str, int]) -> Counted:
    status = {name: cells.get(name, 0) for name in (SHOWN, HIDDEN, SKIPPED, GIVEN)}
    answers = {cell: count for cell, count in cells.items() if cell not in status}
    return Counted(answers, status[SHOWN], status[HIDDEN], status[SKIPPED], status[GIVEN])


def cells_by_area(survey: Survey, measure: str) -> dict[int, dict[str, int]]:
    """Area id (0 for none) -> cells of one measure, to compare sub-areas."""
    cells: dict[int, dict[str, int]] = defaultdict(dict)
    rows = AnswerTally.objects.filter(survey=survey, measure=measure).values_list("area_key", "cell")
    for area, cell, value in rows.annotate(total=Sum("value")).order_by():
        if value:
            cells[area][cell] = value
    return dict(cells)


@dataclass(frozen=True, slots=True)
class Returns:
    day: date
    channel: str
    count: int


def returns_over_time(
    *, process: Process | None = None, survey: Survey | None = None, area: Area | None = None, channel: str = ""
) -> list[Returns]:
    """Responses per day and channel; one query."""
    found = _within(ReturnsTally.objects.all(), area, channel)
    if process is not None:
        found = found.filter(survey__process=process)
    if survey is not None:
        found = found.filter(survey=survey)
    rows = found.values_list("day", "channel").annotate(total=Sum("value")).order_by("day", "channel")
    return [Returns(day, by, count) for day, by, count in rows if count]


def _within(found: QuerySet[AnyTally], area: Area | None, channel: str) -> QuerySet[AnyTally]:
    if area is not None:
        found = found.filter(area_key__in=Area.objects.filter(path__startswith=area.path).values("pk"))
    return found.filter(channel=channel) if channel else found


def surveys_with_results(process: Process) -> list[Survey]:
    """Published and closed surveys of a process, newest first."""
    found = Survey.objects.filter(process=process, current__isnull=False).select_related("current", "process__area")
    return list(found.order_by("-first_published_at", "-pk"))
