"""What does sending forty answers cost, against a bare insert of the rows that it leaves?"""

import json
import uuid
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from django.db import connection, transaction

from participation.eligibility.identity import Identity
from surveys.models import ParticipationMarker, Response, SubmissionEvent
from surveys.services.responses import submit_answers
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.growing import analyze
from tests.load.people import open_process
from tests.load.protocol import Row, Verdict
from tests.load.surveys import ensure_responses, long_answers, long_survey

TIMES = 100
TABLES = (ParticipationMarker, Response, SubmissionEvent)


class Submission:
    """Both in this process: the service that the page and the API call, and three statements written by hand."""

    name = "submission"
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)
    rounds = 9

    def prepare(self, size: int) -> None:
        self.survey = long_survey(open_process())
        ensure_responses(self.survey, size)
        analyze()

    def work(self) -> None:
        for _ in range(TIMES):
            self._send()

    def _send(self) -> None:
        identity = Identity(browser=uuid.uuid4().hex)
        submit_answers(key=uuid.uuid4(), survey=self.survey, answers=long_answers(), identity=identity)

    def _by_hand(self) -> None:
        for _ in range(TIMES):
            _insert(self.survey.pk, self.survey.current_id)

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        self.work()
        self._by_hand()
        pairs = [(_took(self.work, postgres_pid), _took(self._by_hand, postgres_pid)) for _ in range(self.rounds)]
        return {
            "cpu_ms": median(mine for mine, _ in pairs),
            "by_hand_cpu_ms": median(hand for _, hand in pairs),
            "times_the_insert": median(mine / hand for mine, hand in pairs),
            "ratio": median(hand / mine for mine, hand in pairs),
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        costs = [row.figures["times_the_insert"] for row in rows]
        return [Verdict("the same at 100 times the responses", costs[-1] <= 1.3 * costs[0])]


def _took(work: Callable[[], None], postgres_pid: int) -> float:
    """CPU-ms of one, in this process and PostgreSQL; the rows are counted."""
    before = [model._default_manager.count() for model in TABLES]
    took = taken(work, postgres_pid)
    stored = [model._default_manager.count() - old for model, old in zip(TABLES, before, strict=True)]
    if stored != [TIMES] * len(TABLES):
        raise LoadError(f"{TIMES} submissions stored {stored} rows.")
    return took * 1000 / TIMES


def _insert(survey: int, version: int | None) -> None:
    response = uuid.uuid4()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO surveys_participationmarker (id, survey_id, participant_key, sent_key, waiting)"
            " VALUES (%s, %s, %s, %s, false)",
            [uuid.uuid4(), survey, uuid.uuid4(), uuid.uuid4()],
        )
        cursor.execute(
            "INSERT INTO surveys_response (id, survey_id, version_id, answers, language, channel, submitted_on,"
            " superseded, waiting, beyond_quota)"
            " VALUES (%s, %s, %s, %s, 'de', 'online', current_date, false, false, false)",
            [response, survey, version, json.dumps(long_answers())],
        )
        cursor.execute(
            "INSERT INTO surveys_submissionevent (id, response_id, sign) VALUES (%s, %s, 1)", [uuid.uuid4(), response]
        )


ITEM = Submission()
