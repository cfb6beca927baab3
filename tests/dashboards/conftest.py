"""Counted answers without a worker: rows as the fold writes them."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from ideas.models import Idea, IdeaTally, SupportTally
from participation.accounts.models import Account
from participation.places.models import Area, PopulationMargin
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.models import FoldRun
from surveys.definition import Definition, parse_definition
from surveys.models import Response, SubmissionEvent, Survey, SurveyTemplate, SurveyVersion
from surveys.services.tallying import RESPONSES
from surveys.services.templates import document_for, load_survey_templates

MakeIdea = Callable[..., Idea]


@pytest.fixture
def make_idea(process: Process) -> MakeIdea:
    def make(title: str, supports: int = 0, **fields: object) -> Idea:
        values = {
            "process": process,
            "submission_key": uuid.uuid4(),
            "title": title,
            "text": "…",
            "visibility": Idea.Visibility.PUBLISHED,
            "created_at": timezone.now(),
            "shuffle_a": 1,
            "shuffle_b": 2,
            **fields,
        }
        idea = Idea.objects.create(**values)
        if supports:
            IdeaTally.objects.create(idea=idea, value=supports)
        return idea

    return make


@pytest.fixture
def add_supports(process: Process) -> Callable[..., SupportTally]:
    def add(day: date, value: int, *, channel: str = "online", area: Area | None = None) -> SupportTally:
        return SupportTally.objects.create(
            process=process, day=day, channel=channel, standing="browser", area_key=area.pk if area else 0, value=value
        )

    return add


@pytest.fixture
def fold_run(db: None) -> FoldRun:
    return FoldRun.objects.create(ledger="ideas.votes", events=3)


@pytest.fixture
def survey(process: Process, staff: Account, north: Area, south: Area) -> Survey:
    """The shipped needs survey, open to everybody, published."""
    load_survey_templates()
    document = document_for(SurveyTemplate.objects.get(key="needs_long"), process.area)
    made = Survey.objects.create(
        process=process, slug="bedarf-2026", title={"de": "Bedarf", "en": "Needs"}, responsible=staff
    )
    made.current = SurveyVersion.objects.create(survey=made, number=1, definition=document)
    made.state = Survey.State.PUBLISHED
    made.first_published_at = timezone.now()
    made.save()
    return made


Answer = Callable[..., None]


@pytest.fixture
def answer(survey: Survey) -> Answer:
    """Many people answer at random (seeded), then everything is counted."""

    def answer(number: int, *, seed: int = 1, channel: str = "online", area: Area | None = None, **fixed: Any) -> None:
        assert survey.current is not None
        definition = parse_definition(survey.current.definition)
        chance = Random(seed)
        responses = [
            Response(
                survey=survey,
                version=survey.current,
                answers={**random_answers(definition, chance), **fixed},
                language="de",
                channel=channel,
                area=area,
                submitted_on=date(2026, 6, 1) + timedelta(days=chance.randrange(10)),
            )
            for _ in range(number)
        ]
        Response.objects.bulk_create(responses)
        SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in responses])
        fold_all(RESPONSES)

    return answer


def random_answers(definition: Definition, chance: Random) -> dict[str, Any]:
    """Something for nearly every question, as the kinds store it."""
    answers: dict[str, Any] = {}
    for question in definition.questions():
        codes = [option.code for option in question.options]
        if chance.random() < 0.1:
            continue
        if question.kind in ("single", "scale") and codes:
            answers[question.code] = chance.choice(codes)
        elif question.kind in ("multi", "pick") and codes:
            plain = [o.code for o in question.options if not (o.missing or o.exclusive)] or codes
            answers[question.code] = chance.sample(plain, min(2, len(plain)))
        elif question.kind == "matrix":
            points = [point.code for point in question.scales[0]]
            answers[question.code] = {item.code: chance.choice(points) for item in question.items}
        elif question.kind == "matrix_pair":
            answers[question.code] = {
                item.code: [chance.choice([point.code for point in scale]) for scale in question.scales]
                for item in question.items
            }
    return answers


@pytest.fixture
def residents(process: Process, north: Area, south: Area) -> None:
    """2,000 people in the north, 1,000 in the south, by age for the whole."""
    day = date(2025, 12, 31)

    def count(area: Area, dimension: str, category: str, people: int) -> None:
        PopulationMargin.objects.create(
            area=area, dimension=dimension, category=category, count=people, counted_on=day, source="Melderegister"
        )

    count(north, "total", "all", 2_000)
    count(south, "total", "all", 1_000)
    ages = {"u14": 300, "14_17": 150, "18_29": 500, "30_49": 800, "50_64": 600, "65_74": 350, "75_84": 200, "85p": 100}
    for category, people in ages.items():
        count(process.area, "demo.age", category, people)


@pytest.fixture
def outlines(north: Area, south: Area) -> None:
    for area, bottom in ((north, 48.01), (south, 48.0)):
        ring = [[9.0, bottom], [9.02, bottom], [9.02, bottom + 0.01], [9.0, bottom + 0.01], [9.0, bottom]]
        Area.objects.filter(pk=area.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
