"""Which surveys and responses does a benchmark find? Published as by the desk, one response multiplied by lot."""

import uuid
from typing import Any

from django.db import connection
from django.utils import timezone

from participation.channels import Channel
from participation.processes.models import Process
from surveys.models import Response, SubmissionEvent, Survey
from tests.load.growing import multiply
from tests.surveys.make import AGREE, ITEMS, document, page, publish, question

FEW = [{"code": str(n), "text": {"de": f"Antwort {n}", "en": f"Answer {n}"}} for n in range(1, 6)]
# The questions of each page of the long survey.
TEN = ("single", "single", "multi", "single", "matrix", "single", "multi", "number", "single", "text_short")


def _question(code: str, kind: str) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    if kind in ("single", "multi"):
        parts = {"options": FEW}
    elif kind == "matrix":
        parts = {"items": ITEMS, "scales": [AGREE]}
    elif kind == "number":
        parts = {"min_value": 0, "max_value": 120}
    return question(code, kind, **parts)


def short_survey(process: Process) -> Survey:
    """Nine questions on three pages, as they are usual at a street festival."""
    found = Survey.objects.filter(slug="kurz").first()
    kinds = ("single", "single", "multi", "matrix", "single", "number", "single", "multi", "text_long")
    questions = [_question(f"Q{number}", kind) for number, kind in enumerate(kinds, start=1)]
    pages = [page(f"p{n}", *questions[3 * n : 3 * n + 3]) for n in range(3)]
    return found or publish(process, document(*pages), slug="kurz")


def long_survey(process: Process) -> Survey:
    """Forty questions on four pages; the last page only for some."""
    found = Survey.objects.filter(slug="lang").first()
    pages = [page(f"p{n}", *(_question(f"Q{n}{number}", kind) for number, kind in enumerate(TEN))) for n in range(4)]
    pages[3]["show_if"] = {"q": "Q00", "op": "in", "value": ["1", "2", "3", "4"]}
    return found or publish(process, document(*pages), slug="lang", anonymous=False)


def long_answers() -> dict[str, Any]:
    """What one person answers to all forty."""
    given: dict[str, Any] = {
        "single": "2",
        "multi": ["1", "3"],
        "matrix": {"bus": "2", "way": "3"},
        "number": 34,
        "text_short": "Mehr Bänke",
    }
    return {f"Q{n}{number}": given[kind] for n in range(4) for number, kind in enumerate(TEN)}


_RANDOM = {
    "single": "(1 + floor(random() * 5))::int::text",
    "multi": "jsonb_build_array((1 + floor(random() * 2))::int::text, (3 + floor(random() * 3))::int::text)",
    "matrix": "jsonb_build_object('bus', (1 + floor(random() * 3))::int::text, 'way', 'dk')",
    "number": "floor(random() * 100)::int",
    "text_short": "'Mehr Bänke am Weg ' || floor(random() * 1000)",
}


def _random_answers() -> str:
    """In four objects, because a function of PostgreSQL takes a hundred arguments."""
    parts = []
    for n in range(4):
        pairs = (f"'Q{n}{number}', {_RANDOM[kind]}" for number, kind in enumerate(TEN))
        parts.append(f"jsonb_build_object({', '.join(pairs)})")
    return " || ".join(parts)


def ensure_responses(survey: Survey, number: int) -> None:
    """Bring the survey to `number` responses that wait to be counted."""
    first = Response.objects.filter(survey=survey).first()
    if first is None:
        assert survey.current is not None
        first = Response.objects.create(
            survey=survey,
            version=survey.current,
            answers=long_answers(),
            language="de",
            channel=Channel.ONLINE,
            submitted_on=timezone.localdate(),
        )
    missing = number - Response.objects.filter(survey=survey).count()
    if missing > 0:
        multiply(
            first,
            missing,
            id="gen_random_uuid()",
            answers=_random_answers(),
            channel="(ARRAY['online','paper','counter'])[1 + mod(g, 3)]",
            submitted_on="source.submitted_on - mod(g, 30)::int",
        )
    _ensure_events(first)


def _ensure_events(example: Response) -> None:
    event = SubmissionEvent.objects.filter(response=example).first()
    event = event or SubmissionEvent.objects.create(id=uuid.uuid4(), response=example, sign=1)
    columns = [str(field.column) for field in SubmissionEvent._meta.concrete_fields]
    own = {"id": "gen_random_uuid()", "response_id": "response.id", "fold_run_id": "NULL"}
    values = ", ".join(own.get(column, f'source."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO surveys_submissionevent ({names}) SELECT {values}"
            " FROM surveys_response AS response, surveys_submissionevent AS source"
            " WHERE source.id = %s AND response.survey_id = %s"
            " AND NOT EXISTS (SELECT 1 FROM surveys_submissionevent e WHERE e.response_id = response.id)",
            [event.pk, example.survey_id],
        )
