"""Whatever is asked, in which version and by which way: stored responses = exported rows = frequencies + missing.

Random surveys in two versions, answered online, by programs, on paper, by phone and without network, some of them with
answers to questions that a condition then drops, some beyond a quota.
"""

import uuid
from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from surveys.definition import Definition, parse_definition
from surveys.exchange.export.columns import Column
from surveys.exchange.export.dataset import Dataset
from surveys.exchange.export.reading import NOT_ASKED
from surveys.models import Response, Survey
from surveys.questiontypes import kind_of
from surveys.questiontypes.kind import Filled
from surveys.selectors.exported import dataset_of
from surveys.selectors.results import Counted, counted_cells, measures, returns_over_time
from surveys.services.away import prepare_keys, send_kept
from surveys.services.keying import close_stack, key_in, open_stack, take_form
from surveys.services.responses import BadAnswers, Incomplete, submit_answers
from surveys.services.tallying import RESPONSES
from tests.conftest import open_process
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, count_everything, document, page, publish, question

pytestmark = [pytest.mark.django_db, pytest.mark.both]
CONDITIONS = (
    None,
    {"q": "A", "op": "in", "value": "yes"},
    {"expression": "${A} != 'yes' and count-selected(${B}) < 2"},
    {"expression": "selected(${B}, 'red') or ${E} > 60"},
)
# What a later question may be; the first page always asks A, B and E.
LATER: dict[str, dict[str, Any]] = {
    "C": {"kind": "matrix", "items": ITEMS, "scales": [AGREE]},
    "D": {"kind": "text_long"},
    "G": {"kind": "multi", "options": COLOURS},
    "M": {"kind": "map_pin", "pins": [{"code": "like", "text": {"de": "schön"}}]},
    "P": {"kind": "matrix_pair", "items": ITEMS, "scales": [AGREE, AGREE]},
    "R": {"kind": "ranking", "options": COLOURS[:3]},
    "S": {"kind": "scale", "options": AGREE},
    "V": {"kind": "slider"},
    "W": {"kind": "date"},
    "Y": {"kind": "yes_no", "options": YES_NO},
    "Z": {"kind": "calculate", "calculation": {"expression": "if(${E} > 60, 'old', 'young')"}},
}
POINTS = st.sampled_from(["1", "2", "3", "dk"])
# As a form sends them: names and values.
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "A": st.sampled_from([["yes"], ["no"]]),
        "B": st.lists(st.sampled_from(["red", "blue", "other"]), unique=True, max_size=3),
        "E": st.integers(0, 120).map(lambda number: [str(number)]),
        "C.bus": st.lists(POINTS, min_size=1, max_size=1),
        "C.way": st.lists(POINTS, min_size=1, max_size=1),
        "D": st.just(["ein Satz"]),
        "G": st.lists(st.sampled_from(["red", "blue"]), unique=True, max_size=2),
        "M.like": st.just(["Am Markt"]),
        "P.bus.imp": st.lists(POINTS, min_size=1, max_size=1),
        "P.bus.sat": st.lists(POINTS, min_size=1, max_size=1),
        "S": st.lists(POINTS, min_size=1, max_size=1),
        "V": st.integers(0, 10).map(lambda number: [str(number)]),
        "W": st.dates().map(lambda day: [str(day)]),
        "Y": st.sampled_from([["yes"], ["no"]]),
    },
)
WAYS = st.sampled_from([Channel.ONLINE, Channel.PAPER, Channel.PHONE, Channel.DOOR, Channel.KIOSK])


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    quota = draw(st.booleans())
    options = [one | ({"places": 3} if quota else {}) for one in YES_NO]
    first = [
        question("A", "single", options=options, quota=quota),
        question("B", "multi", options=COLOURS),
        question("E", "number", min_value=0, max_value=120),
    ]
    codes = draw(st.lists(st.sampled_from(sorted(LATER)), unique=True, min_size=1, max_size=6))
    later = [
        question(code, **LATER[code]) | ({"show_if": rule} if (rule := draw(st.sampled_from(CONDITIONS))) else {})
        for code in codes
    ]
    rule = draw(st.sampled_from(CONDITIONS))
    return document(page("first", *first), page("later", *later, **({"show_if": rule} if rule else {})))


ANSWERS = st.lists(st.tuples(st.integers(1, 2), WAYS, FIELDS), min_size=1, max_size=12)


class Sending:
    """One survey in two versions, with a stack of paper, a stack of calls and prepared devices for each way."""

    def __init__(self, first: dict[str, Any], second: dict[str, Any]) -> None:
        process = open_process()
        self.staff = process.responsible
        self.staff.is_superuser = True
        self.staff.save()
        self.survey: Survey = publish(process, first)
        self.versions = [self.survey.current, self.survey.versions.create(number=2, definition=second)]
        self.sent = self.tried = 0

    def ask(self, number: int) -> None:
        self.survey.current = self.versions[number - 1]
        self.survey.save()

    def send(self, version: int, way: Channel, fields: dict[str, list[str]]) -> None:
        self.ask(version)
        self.tried += 1
        try:
            {Channel.ONLINE: self.online, Channel.PAPER: self.keyed, Channel.PHONE: self.keyed}.get(way, self.away)(
                way, Filled(fields)
            )
        except (BadAnswers, Incomplete):
            return
        self.sent += 1

    def online(self, _way: Channel, fields: Filled) -> None:
        definition = self.definition
        answers: dict[str, Any] = {}
        for one in definition.questions():
            answers |= kind_of(one).clean(one, fields).values
        who = Identity(browser=f"person {self.tried}")
        submit_answers(key=uuid.uuid4(), survey=self.survey, answers=answers, identity=who)

    def keyed(self, way: Channel, fields: Filled) -> None:
        """An empty form is left out; this one says at least something."""
        stack = open_stack(account=self.staff, survey_id=self.survey.pk, channel=way)
        form = take_form(account=self.staff, stack_id=stack.pk, number=str(self.tried))
        if not key_in(account=self.staff, form_id=form.pk, posted=fields).form.answers:
            raise Incomplete("")
        closed = close_stack(account=self.staff, stack_id=stack.pk)
        assert closed.counted + closed.beyond == 1

    def away(self, way: Channel, fields: Filled) -> None:
        (key,) = prepare_keys(account=self.staff, survey_id=self.survey.pk, channel=way, number=1)
        assert self.survey.current is not None
        for again in (False, True):
            receipt = send_kept(survey=self.survey, key=key, version=self.survey.current, posted=fields, language="de")
            assert receipt.replayed is again

    @property
    def definition(self) -> Definition:
        assert self.survey.current is not None
        return parse_definition(self.survey.current.definition)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=documents(), second=documents(), answers=ANSWERS)
def test_stored_is_exported_is_counted(
    first: dict[str, Any], second: dict[str, Any], answers: list[tuple[int, Channel, dict[str, list[str]]]]
) -> None:
    with transaction.atomic():
        sending = Sending(first, second)
        for version, way, fields in answers:
            sending.send(version, way, fields)
        count_everything()
        fold_all(RESPONSES)
        try:
            everything_adds_up(sending)
        finally:
            transaction.set_rollback(True)


def everything_adds_up(sending: Sending) -> None:
    survey = sending.survey
    counting = Response.objects.filter(survey=survey, beyond_quota=False)
    exported, beyond = dataset_of(survey), dataset_of(survey, beyond=True)
    assert Response.objects.filter(survey=survey).count() == sending.sent
    assert len(list(exported.rows())) == exported.number == counting.count()
    assert len(list(beyond.rows())) == beyond.number == sending.sent - exported.number
    by_way = Counter({one.channel: 0 for one in returns_over_time(survey=survey)})
    for one in returns_over_time(survey=survey):
        by_way[one.channel] += one.count
    assert by_way == Counter(counting.values_list("channel", flat=True))
    assert differences() == []
    for number in (1, 2):
        sending.ask(number)
        every_measure_adds_up(survey, exported)


def every_measure_adds_up(survey: Survey, exported: Dataset) -> None:
    """`counted_cells` is what dashboards read."""
    counted = counted_cells(survey)
    for measure in measures(survey):
        if measure.kind == "info":
            continue
        counts = counted.get(measure.key, Counted({}, 0, 0, 0, 0))
        saw = Response.objects.filter(survey=survey, beyond_quota=False, version__in=asking(survey, measure.key))
        assert counts.asked + counts.hidden == saw.count()
        if not measure.multiple:
            assert sum(counts.cells.values()) + counts.skipped + counts.given == counts.asked
        columns = [one for one in exported.columns if belongs(one, measure.key, multiple=measure.multiple)]
        assert columns
        for column in columns:
            column_adds_up(exported, column, counts, multiple=measure.multiple)


def asking(survey: Survey, key: str) -> list[int]:
    """The versions that have this measure."""
    found = []
    for version in survey.versions.all():
        questions = list(parse_definition(version.definition).questions())
        if any(key in kind_of(one).measures(one) for one in questions):
            found.append(version.pk)
    return found


def belongs(column: Column, key: str, *, multiple: bool) -> bool:
    if column.name.endswith(".other.words"):
        return False
    return column.name == key or ((multiple or column.kind == "matrix_pair") and column.name.startswith(f"{key}."))


def column_adds_up(exported: Dataset, column: Column, counts: Counted, *, multiple: bool) -> None:
    place = exported.columns.index(column)
    values = [row[place] for row in exported.rows()]
    asked = [value for value in values if value is not NOT_ASKED]
    given = Counter(written(value) for value in asked if value is not None)
    assert len(asked) == counts.asked
    if column.kind == "matrix_pair":
        part = ("imp", "sat").index(column.name.rpartition(".")[2])
        halves: Counter[str] = Counter()
        for cell, number in counts.cells.items():
            halves[cell.split("|")[part]] += number
        halves.pop("", None)
        assert given == halves
    elif multiple:
        assert given["1"] == counts.cells.get(column.name.rpartition(".")[2], 0)
        assert asked.count(None) == counts.skipped
    elif counts.given or column.kind in ("text_long", "map_pin"):
        assert sum(number for value, number in given.items() if value != "0") == counts.given
    else:
        assert given == Counter(counts.cells)
        assert asked.count(None) == counts.skipped


def written(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)
