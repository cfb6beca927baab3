"""A survey is changed again and again while people answer: every stored answer stays, is counted and is shown once."""

import uuid
from collections import Counter
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from participation.accounts.models import Account, Role, RoleAssignment
from participation.eligibility.identity import Identity
from participation.tally.verification import differences
from surveys.drafting.tree import questions_of
from surveys.exchange.export.reading import NOT_ASKED
from surveys.models import Response, Survey
from surveys.selectors.counted import answered_surveys, cell_counts, measured_pages
from surveys.selectors.exported import dataset_of
from surveys.services.publishing import publish_survey
from surveys.services.responses import BadAnswers, Incomplete, submit_answers
from tests.conftest import open_process
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, count_everything, document, page, publish, question

CODES = ("A", "B", "C", "D")
GREEN: dict[str, Any] = {"code": "green", "text": {"de": "grün", "en": "green"}}
OPTIONS: list[dict[str, Any]] = [*COLOURS, GREEN]  # type: ignore[list-item]  # of tests, with flags and texts
ALL = {one["code"]: one for one in OPTIONS}
POOL = {
    "A": question("A", "single", options=YES_NO),
    "B": question("B", "multi", options=COLOURS),
    "C": question("C", "matrix", items=ITEMS, scales=[AGREE]),
    "D": question("D", "scale", options=AGREE),
}
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "A": st.sampled_from(["yes", "no"]),
        "B": st.lists(st.sampled_from(["red", "blue", "green"]), unique=True, min_size=1),
        "C": st.dictionaries(st.sampled_from(["bus", "way"]), st.sampled_from(["1", "3"]), min_size=1),
        "D": st.sampled_from(["1", "2", "3"]),
    },
)


def everything() -> dict[str, Any]:
    return document(page("one", *(deepcopy(POOL[code]) for code in CODES)), page("two", question("Z", "text_short")))


class ARunningSurvey(RuleBasedStateMachine):
    @initialize()
    def open_the_survey(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        now = timezone.now()
        self.survey: Survey = publish(
            open_process(),
            everything(),
            draft=everything(),
            opens_at=now - timedelta(days=1),
            closes_at=now + timedelta(days=9),
        )
        self.staff = Account.objects.create_user("jana@example.org", name="Jana")
        RoleAssignment.objects.create(account=self.staff, area=self.survey.process.area, role=Role.STAFF)
        self.given: dict[uuid.UUID, tuple[int, dict[str, Any]]] = {}

    @rule(answers=ANSWERS)
    def answer(self, answers: dict[str, Any]) -> None:
        """To what is asked now; who sends something else is told so, or it is kept under its name and reported."""
        asked = {one["code"] for one in questions_of(self.survey.draft)}
        answers = {code: value for code, value in answers.items() if code in asked}
        before = set(Response.objects.values_list("pk", flat=True))
        try:
            submit_answers(
                key=uuid.uuid4(), survey=self.survey, answers=answers, identity=Identity(browser=uuid.uuid4().hex)
            )
        except (BadAnswers, Incomplete):
            return
        response = Response.objects.exclude(pk__in=before).get()
        self.given[uuid.uuid4()] = response.version_id, response.answers

    @rule(
        code=st.sampled_from(CODES), text=st.sampled_from(["Frage A?", "Anders?", "Noch anders?"]), typo=st.booleans()
    )
    def reword(self, code: str, text: str, typo: bool) -> None:
        for one in questions_of(self.survey.draft):
            if one["code"] == code:
                one["text"]["de"] = text
        self._bring_in({f"{code}.text:de"} if typo else set())

    @rule(code=st.sampled_from(["red", "blue", "green"]))
    def change_the_answers(self, code: str) -> None:
        for one in questions_of(self.survey.draft):
            if one["code"] == "B":
                kept = [option for option in one["options"] if option["code"] != code]
                one["options"] = kept if len(kept) < len(one["options"]) else [deepcopy(ALL[code]), *kept]
        self._bring_in(set())

    @rule(code=st.sampled_from(CODES))
    def take_out_or_bring_back(self, code: str) -> None:
        asked = self.survey.draft["pages"][0]["questions"]
        kept = [one for one in asked if one["code"] != code]
        self.survey.draft["pages"][0]["questions"] = kept if len(kept) < len(asked) else [*asked, deepcopy(POOL[code])]
        self._bring_in(set())

    @rule(points=st.sampled_from([AGREE, AGREE[:2]]))
    def change_the_scale(self, points: list[dict[str, Any]]) -> None:
        for one in questions_of(self.survey.draft):
            if one["code"] == "D":
                one["options"] = deepcopy(points)
        self._bring_in(set())

    def _bring_in(self, typos: set[str]) -> None:
        self.survey.draft_revision += 1
        self.survey.save()
        publish_survey(account=self.staff, survey_id=self.survey.pk, revision=self.survey.draft_revision, typos=typos)
        self.survey.refresh_from_db()

    def teardown(self) -> None:
        if not hasattr(self, "survey"):
            return
        count_everything()
        try:
            self.every_answer_is_still_there()
            self.every_answer_is_counted_and_shown_once()
            self.every_answer_leaves_with_the_rows()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def every_answer_is_still_there(self) -> None:
        stored = Response.objects.values_list("version_id", "answers")
        assert Counter(map(repr, stored)) == Counter(map(repr, self.given.values()))
        assert differences() == []

    def every_answer_is_counted_and_shown_once(self) -> None:
        (survey,) = answered_surveys(self.survey.process_id)
        shown = [measure for page in measured_pages(survey) for measure in page.measures]
        keys = [measure.key for measure in shown]
        assert len(keys) == len(set(keys)), "no measure is shown twice"
        found: Counter[str] = Counter()
        offered = {measure.key: {option.code for option in measure.options} for measure in shown}
        for one in cell_counts(survey.id, keys):
            if not one.cell.startswith("_"):
                assert one.cell in offered[one.measure], "each answer has its words"
                found[one.measure.partition("@")[0].partition(".")[0]] += one.count
        given: Counter[str] = Counter()
        for _version, answers in self.given.values():
            for code, value in answers.items():
                given[code] += len(value) if isinstance(value, list | dict) else 1
        assert found == given

    def every_answer_leaves_with_the_rows(self) -> None:
        data = dataset_of(self.survey)
        asked = [place for place, column in enumerate(data.columns) if column.kind and column.kind != "text_short"]
        rows = [[row[place] for place in asked] for row in data.rows()]
        assert len(rows) == len(self.given)
        said = sum(1 for row in rows for value in row if value is not None and value is not NOT_ASKED and value != 0)
        given = sum(
            len(value) if isinstance(value, list | dict) else 1
            for _version, answers in self.given.values()
            for value in answers.values()
        )
        assert said == given


@pytest.mark.django_db
def test_whatever_is_changed_no_answer_disappears() -> None:
    run_state_machine_as_test(
        ARunningSurvey,
        settings=settings(
            max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
