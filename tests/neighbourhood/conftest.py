"""What the pages that look across need: an office, a date, a decision, an open survey."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from ideas.models import Idea
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.places.models import Area, Occasion, Office
from participation.processes.models import Process
from surveys.models import Survey, SurveyVersion


@pytest.fixture
def office(neighbourhood: Area) -> Office:
    Occasion.objects.create(
        area=neighbourhood,
        title={"de": "Frühstück", "en": "Breakfast"},
        note={"de": "Mit Kinderecke.", "en": "Children welcome."},
        starts_at=timezone.now() + timedelta(days=2),
    )
    return Office.objects.create(
        area=neighbourhood,
        name="Quartiersbüro",
        address="Angerstraße 7",
        people={"de": "Jana und Tobias", "en": "Jana and Tobias"},
        opening_hours={"de": "Dienstag 9 bis 12 Uhr", "en": "Tuesday 9 to 12"},
        phone="0000 12 34 56",
    )


def make_decision(process: Process, official: Account, idea: Idea | None = None, **fields: Any) -> Decision:
    values: dict[str, Any] = {
        "title": {"de": "Bank am Kirchweg", "en": "Bench at Kirchweg"},
        "outcome": Decision.Outcome.ADOPT,
        "reason": {"de": "Der Bauhof stellt sie auf.", "en": "The depot puts it up."},
        "decided_on": timezone.localdate(),
        "review_on": timezone.localdate() + timedelta(days=90),
        **fields,
    }
    return Decision.objects.create(
        process=process,
        idea=idea,
        body="Stadtrat",
        office="Bauamt",
        figures={},
        figures_sha256="0" * 64,
        recorded_by=official,
        submission_key=uuid.uuid4(),
        **values,
    )


def make_survey(process: Process, staff: Account, slug: str = "bedarf", **fields: Any) -> Survey:
    """Open now, with one question."""
    title = {"de": "Was brauchen Sie am Anger?", "en": "What do you need?"}
    survey = Survey.objects.create(**{"process": process, "slug": slug, "title": title, "responsible": staff, **fields})
    definition = {
        "format": "quartierstimme-survey/1",
        "languages": ["de"],
        "pages": [
            {
                "key": "p1",
                "title": {"de": "Seite"},
                "questions": [{"code": "Q1", "kind": "text_short", "text": {"de": "Warum?"}}],
            }
        ],
    }
    survey.current = SurveyVersion.objects.create(survey=survey, number=1, definition=definition)
    survey.state = Survey.State.PUBLISHED
    survey.save()
    return survey


@pytest.fixture
def all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that a card may lead to exists, whatever the other apps serve."""
    monkeypatch.setattr("neighbourhood.selectors.tasks.address", lambda name, *slugs: f"/{name}/{slugs}")
