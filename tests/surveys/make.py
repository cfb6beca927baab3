"""Surveys for tests: a small one with one question of each kind, and those that the project ships."""

from datetime import timedelta
from typing import Any

from django.test import override_settings
from django.utils import timezone

from participation.processes.models import Process
from participation.tally.engine import fold_all
from surveys.definition.document import FORMAT
from surveys.definition.placeholders import fill
from surveys.models import Survey, SurveyTemplate, SurveyVersion
from surveys.services.mixing import mix_all
from surveys.services.tallying import RESPONSES
from surveys.services.templates import document_for, load_survey_templates

YES_NO = [{"code": "yes", "text": {"de": "Ja", "en": "Yes"}}, {"code": "no", "text": {"de": "Nein", "en": "No"}}]
AGREE = [
    {"code": "1", "text": {"de": "nein", "en": "no"}},
    {"code": "2", "text": {"de": "teils", "en": "partly"}},
    {"code": "3", "text": {"de": "ja", "en": "yes"}},
    {"code": "dk", "text": {"de": "weiß nicht", "en": "don't know"}, "missing": True},
]
COLOURS = [
    {"code": "red", "text": {"de": "rot", "en": "red"}},
    {"code": "blue", "text": {"de": "blau", "en": "blue"}},
    {"code": "other", "text": {"de": "andere", "en": "another"}, "other": True},
    {"code": "none", "text": {"de": "keine", "en": "none"}, "exclusive": True},
]
ITEMS = [{"code": "bus", "text": {"de": "Bus", "en": "Bus"}}, {"code": "way", "text": {"de": "Wege", "en": "Ways"}}]


def question(code: str, kind: str, **parts: Any) -> dict[str, Any]:
    text = {"de": f"Frage {code}?", "en": f"Question {code}?"}
    return {"code": code, "kind": kind, "text": parts.pop("text", text), **parts}


def page(key: str, *questions: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {"key": key, "title": {"de": f"Seite {key}", "en": f"Page {key}"}, "questions": list(questions), **parts}


def document(*pages: dict[str, Any], **parts: Any) -> dict[str, Any]:
    title = {"de": "Umfrage", "en": "Survey"}
    return {"format": FORMAT, "languages": ["de", "en"], "title": title, "pages": list(pages), **parts}


def small_document() -> dict[str, Any]:
    """Three pages; B depends on A on the same page, page two on B's page's first answer."""
    return document(
        page(
            "start",
            question("A", "single", options=YES_NO, required=True),
            question("B", "multi", options=COLOURS, show_if={"q": "A", "op": "in", "value": "yes"}),
        ),
        page(
            "more",
            question("C", "matrix", items=ITEMS, scales=[AGREE]),
            question("D", "text_long"),
            show_if={"q": "A", "op": "in", "value": "yes"},
        ),
        page("end", question("E", "number", min_value=0, max_value=120), question("F", "text_short")),
    )


def publish(process: Process, definition: dict[str, Any], slug: str = "umfrage", **fields: Any) -> Survey:
    """As publishing leaves it."""
    survey = Survey.objects.create(
        process=process,
        slug=slug,
        title=definition["title"],
        purpose={"de": "Wir wollen wissen, was fehlt.", "en": "We want to know what is missing."},
        languages=definition["languages"],
        responsible=process.responsible,
        results_on=timezone.localdate() + timedelta(days=40),
        **fields,
    )
    survey.current = SurveyVersion.objects.create(survey=survey, number=1, definition=definition)
    survey.state = Survey.State.PUBLISHED
    survey.first_published_at = timezone.now()
    survey.save()
    return survey


NAMES = (
    "area results_date results_place office phone contact_retention measure place scope variant_a variant_b variant_c"
    " decision_date decision_body meeting_date meeting_place"
)
GAPS = dict(zip(NAMES.split(), NAMES.replace("_", "-").split(), strict=True))


def publish_template(process: Process, key: str) -> Survey:
    load_survey_templates()
    made = document_for(SurveyTemplate.objects.get(key=key), process.area)
    return publish(process, fill(made, GAPS), slug=key.replace("_", "-"))


def count_everything() -> None:
    """Responses are mixed one by one here: other tests look at how many must wait for each other."""
    with override_settings(MIXING_BATCH=1):
        mix_all()
    fold_all(RESPONSES)
