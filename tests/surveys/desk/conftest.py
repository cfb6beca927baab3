"""A survey on the desk, made from the template as staff make it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from participation.accounts.models import Account
from participation.places.models import Area, Office
from participation.processes.models import Process
from surveys.models import Survey
from surveys.services.editing import Settings, change_settings, create_survey
from surveys.services.templates import load_survey_templates

BOTH = ["de", "en"]


@pytest.fixture
def office(neighbourhood: Area) -> Office:
    return Office.objects.create(area=neighbourhood, name="Quartiersbüro", address="Angerstraße 7", phone="0000 12")


@pytest.fixture
def survey(process: Process, staff: Account, north: Area, south: Area, office: Office) -> Survey:
    """The short template: questions, conditions, gaps that nobody has filled."""
    load_survey_templates()
    return create_survey(
        account=staff,
        process=process,
        title={"de": "Neue Bank", "en": "New bench"},
        languages=BOTH,
        template_key="measure_short",
    )


def settings_of(survey: Survey, **changes: object) -> Settings:
    now = timezone.now()
    gaps = ("measure", "place", "scope", "decision_body", "decision_date", "variant_a", "variant_b", "variant_c")
    words = {name: {"de": "etwas", "en": "something"} for name in (*gaps, "contact_retention")}
    whole = Settings(
        title=survey.title,
        purpose={"de": "Wir fragen, was Sie denken.", "en": "We ask what you think."},
        languages=BOTH,
        sampling=Survey.Sampling.OPEN,
        invited=None,
        paper_days=14,
        minimum_age=survey.minimum_age,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=10),
        results_on=timezone.localdate() + timedelta(days=20),
        responsible=survey.responsible,
        placeholders=survey.placeholders | words,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # tests pass columns of Settings


@pytest.fixture
def ready(survey: Survey, staff: Account) -> Survey:
    """Nothing is missing any more."""
    return change_settings(
        account=staff, survey_id=survey.pk, revision=survey.draft_revision, settings=settings_of(survey)
    )
