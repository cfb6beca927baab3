"""After any sequence of responses and folds: tally = recount, and every measure adds up."""

import uuid
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from participation.eligibility.identity import Identity
from participation.tally.engine import fold
from participation.tally.verification import differences
from surveys.models import AnswerTally, Response, ReturnsTally, Survey
from surveys.services.mixing import mix
from surveys.services.responses import BadAnswers, Incomplete, submit_answers
from surveys.services.tallying import RESPONSES
from tests.conftest import open_process
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, page, publish, question

YES = {"q": "A", "op": "in", "value": "yes"}
OFTEN = {"expression": "count-selected(${B}) != 1"}
POINTS = st.sampled_from(["1", "2", "3", "dk"])
ROWS = st.dictionaries(st.sampled_from(["bus", "way"]), POINTS)
PAIRS = st.dictionaries(
    st.sampled_from(["bus", "way"]), st.lists(st.sampled_from(["", "1", "3"]), min_size=2, max_size=2)
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "A": st.sampled_from(["yes", "no"]),
        "B": st.lists(st.sampled_from(["red", "blue", "none"]), unique=True),
        "C": ROWS,
        "D": st.text(max_size=5),
        "E": st.one_of(st.integers(-5, 200), st.floats(0, 120, allow_nan=False)),
        "P": PAIRS,
        "M": st.dictionaries(st.just("like"), st.lists(st.text(max_size=3), max_size=2)),
        "R": st.lists(st.sampled_from(["red", "blue", "other"]), unique=True),
        "V": st.sampled_from([0, 2.5, 10]),
        "W": st.dates().map(str),
        "Y": st.sampled_from(["yes", "no"]),
        "unknown": st.text(max_size=3),
    },
)


def everything() -> dict[str, Any]:
    return document(
        page("one", question("A", "single", options=YES_NO), question("B", "multi", options=COLOURS, show_if=YES)),
        page(
            "two",
            question("C", "matrix", items=ITEMS, scales=[AGREE]),
            question("D", "text_long", show_if=OFTEN),
            show_if=YES,
        ),
        page(
            "three",
            question("E", "number", min_value=0, max_value=120),
            question("P", "matrix_pair", items=ITEMS, scales=[AGREE, AGREE]),
            question("M", "map_pin", pins=[{"code": "like", "text": {"de": "schön"}}]),
            question("R", "ranking", options=COLOURS[:3]),
            question("V", "slider", step=0.5, show_if=YES),
            question("W", "date"),
            question("Y", "yes_no", options=YES_NO),
            question("S", "calculate", calculation={"expression": "if(${E} > 60, 'old', ${D})"}),
            question("T", "calculate", calculation={"expression": "${E} * 1000000007"}, show_if=YES),
        ),
    )


class Residents(RuleBasedStateMachine):
    @initialize()
    def open_the_survey(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.survey: Survey = publish(open_process(), everything())
        self.people = 0

    @rule(answers=ANSWERS, again=st.booleans())
    def answer(self, answers: dict[str, Any], again: bool) -> None:
        who, key = Identity(browser=f"b{self.people}"), uuid.uuid4()
        try:
            submit_answers(key=key, survey=self.survey, answers=answers, identity=who)
        except (BadAnswers, Incomplete):
            return
        self.people += 1
        if again:
            assert submit_answers(key=key, survey=self.survey, answers={}, identity=who).replayed

    @rule()
    def mix_what_waits(self) -> None:
        with override_settings(MIXING_BATCH=3):
            mix(self.survey.pk)
        assert Response.objects.filter(waiting=True).count() <= 3  # two too few for a step, or one that stays behind

    @rule(limit=st.integers(1, 3))
    def count_some(self, limit: int) -> None:
        fold(RESPONSES, limit)

    @invariant()
    def counts_agree(self) -> None:
        if hasattr(self, "survey"):
            assert differences() == []
            assert Response.objects.count() == self.people

    def teardown(self) -> None:
        if not hasattr(self, "survey"):
            return
        with override_settings(MIXING_BATCH=0):
            mix(self.survey.pk)
        while fold(RESPONSES):
            pass
        try:
            self.every_measure_adds_up()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def every_measure_adds_up(self) -> None:
        cells: dict[str, dict[str, int]] = {}
        for tally in AnswerTally.objects.filter(survey=self.survey):
            row = cells.setdefault(tally.measure, {})
            row[tally.cell] = row.get(tally.cell, 0) + tally.value
        for measure, row in cells.items():
            assert row.pop("_hidden", 0) + (shown := row.pop("_shown", 0)) == self.people
            if measure != "B":
                assert sum(row.values()) == shown
        assert sum(ReturnsTally.objects.filter(survey=self.survey).values_list("value", flat=True)) == self.people


@pytest.mark.both
@pytest.mark.django_db
def test_after_any_sequence_the_tally_is_the_recount() -> None:
    run_state_machine_as_test(
        Residents,
        settings=settings(
            max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.django_db
def test_a_wrong_tally_is_found(survey: Survey) -> None:
    submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "no"}, identity=Identity(browser="b"))
    with override_settings(MIXING_BATCH=1):
        mix(survey.pk)
    fold(RESPONSES)
    AnswerTally.objects.filter(measure="A", cell="no").update(value=7)
    assert [(one.key[1:3], one.counted, one.recounted) for one in differences()] == [(("A", "no"), 7, 1)]
