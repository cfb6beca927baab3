"""What does a page of trial answers cost, up to the most that a draft takes? They are counted anew with each look."""

from collections.abc import Sequence
from random import Random
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client

from surveys.definition.placeholders import fill
from surveys.models import Survey, SurveyTemplate, TrialAnswer
from surveys.selectors.trials import draft_definition
from surveys.services.random_answers import random_answers
from surveys.services.templates import document_for, load_survey_templates
from surveys.services.trials import MOST
from tests.load.client import LoadError
from tests.load.cpu import seconds, taken
from tests.load.people import an_official, open_process
from tests.load.protocol import Row, Verdict
from tests.surveys.make import GAPS

MS = 150
PATH = "/auswertung/bench/umfrage/probe/probe/?seite=2"
ONE_PASS = (
    "SELECT answer.key, answer.value, count(*) FROM surveys_trialanswer t, jsonb_each(t.answers) AS answer"
    " WHERE t.survey_id = %s AND t.finished GROUP BY 1, 2"
)


class TrialPage:
    """In this process: the shipped needs survey, 43 questions, answered by lot."""

    name = "trial_page"
    sizes: tuple[int, ...] = (10, 100, MOST)
    rounds = 9

    def prepare(self, size: int) -> None:
        process = open_process()
        self.survey = Survey.objects.filter(slug="probe").first() or _draft()
        definition, chance, account = draft_definition(self.survey), Random(size), an_official(process)
        missing = size - TrialAnswer.objects.filter(survey=self.survey).count()
        TrialAnswer.objects.bulk_create(
            TrialAnswer(
                survey=self.survey,
                account=account,
                answers=random_answers(definition, chance),
                random=True,
                finished=True,
            )
            for _number in range(missing)
        )
        self.client = Client()
        self.client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")

    def work(self) -> None:
        status = self.client.get(PATH).status_code
        if status != 200:
            raise LoadError(f"{PATH} was answered with {status}.")

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        page, one_pass = self._took(self.work, postgres_pid), self._took(self._one_pass, postgres_pid)
        return {"cpu_ms": page, "one_pass_cpu_ms": one_pass, "in_passes": page / one_pass, "ratio": one_pass / page}

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [Verdict(f"at most {MS} CPU-ms with {MOST:,} answers", rows[-1].figures["cpu_ms"] <= MS)]

    def _one_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS, [self.survey.pk])
            cursor.fetchall()

    def _took(self, work: Any, postgres_pid: int) -> float:
        """CPU-ms: of this process the middle, of PostgreSQL, whose clock ticks in hundredths, the mean."""
        work()
        before = seconds(postgres_pid)
        mine = [taken(work) for _ in range(self.rounds)]
        return (median(mine) + (seconds(postgres_pid) - before) / self.rounds) * 1000


def _draft() -> Survey:
    load_survey_templates()
    process = open_process()
    made = fill(document_for(SurveyTemplate.objects.get(key="needs_long"), process.area), GAPS)
    return Survey.objects.create(
        process=process,
        slug="probe",
        title=made["title"],
        draft=made,
        languages=made["languages"],
        responsible=process.responsible,
    )


ITEM = TrialPage()
