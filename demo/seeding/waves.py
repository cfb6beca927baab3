"""Which changes does the evaluation find? Two random samples of one neighbourhood, three years apart, with known ones.

Both waves ask the same. People of the first and the second one differ by chance alone, except where `CHANGED` says so.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone

from demo.guard import may_seed
from demo.seeding.ideas import key_of
from participation.accounts.models import Account
from participation.allowed import require
from participation.channels import Channel
from participation.places.models import Area
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.texts import Translations
from surveys.models import Response, SubmissionEvent, Survey, SurveyTemplate, SurveyVersion
from surveys.services.tallying import RESPONSES
from surveys.services.templates import document_for, load_survey_templates

QUESTION = "B1"  # importance and satisfaction of topics, in the shipped survey of needs
# By how much satisfaction moved, in the log of odds per point of the scale.
CHANGED = {"supply": 0.3, "walking": -0.25, "meeting": 0.35}
TOPICS = ("supply", "health", "services", "transit", "walking", "cycling", "green", "clean", "safety", "meeting")
ANSWERS, INVITED = 1200, 3000
POINTS = np.arange(1, 6)
ON_PAPER = 0.4
IMPORTANT = 0.5  # most topics matter more than they satisfy


@dataclass(frozen=True, slots=True)
class _Wave:
    slug: str
    title: Translations
    days_ago: int
    changed: bool


WAVES = (
    _Wave("leben-am-anger-1", {"de": "Leben am Anger, 1. Befragung", "en": "Life, 1st wave"}, 1100, changed=False),
    _Wave("leben-am-anger-2", {"de": "Leben am Anger, 2. Befragung", "en": "Life, 2nd wave"}, 30, changed=True),
)


def shares_of_points(topics: tuple[str, ...], *, changed: bool, more: float = 0.0) -> np.ndarray:
    """Topic -> share of each point from 1 to 5; without `changed`, those of the first wave."""
    tilts = np.linspace(-0.4, 0.6, len(topics)) + more
    if changed:
        tilts = tilts + np.array([CHANGED.get(topic, 0.0) for topic in topics])
    odds = np.exp(tilts[:, None] * (POINTS - 3))
    found: np.ndarray = odds / odds.sum(axis=1, keepdims=True)
    return found


@transaction.atomic
def seed_waves(process: Process, by: Account, *, seed: int = 1, answers: int = ANSWERS) -> list[Survey]:
    """The two surveys, closed, answered and counted."""
    require(may_seed())
    load_survey_templates()
    chance = np.random.default_rng(seed)
    surveys = [_wave(wave, process, by, chance, answers) for wave in WAVES]
    fold_all(RESPONSES)
    return surveys


def _wave(wave: _Wave, process: Process, by: Account, chance: np.random.Generator, answers: int) -> Survey:
    document = _document(process)
    moment = timezone.now() - timedelta(days=wave.days_ago)
    survey = Survey.objects.create(
        process=process,
        slug=wave.slug,
        title=wave.title,
        responsible=by,
        draft=document,
        sampling=Survey.Sampling.RANDOM_SAMPLE,
        invited=INVITED,
    )
    survey.current = SurveyVersion.objects.create(survey=survey, number=1, definition=document)
    survey.state, survey.results_public = Survey.State.CLOSED, True
    survey.first_published_at, survey.closes_at = moment, moment + timedelta(days=20)
    survey.results_released_at = moment + timedelta(days=25)
    survey.save()
    _answer(survey, chance, answers, changed=wave.changed)
    return survey


def _document(process: Process) -> dict[str, Any]:
    """The page of the shipped survey that asks for topics, with some of them."""
    document = document_for(SurveyTemplate.objects.get(key="needs_long"), process.area)
    page = next(page for page in document["pages"] if any(asked["code"] == QUESTION for asked in page["questions"]))
    question = next(asked for asked in page["questions"] if asked["code"] == QUESTION)
    items = [item for item in question["items"] if item["code"] in TOPICS]
    alone = {key: value for key, value in page.items() if key != "show_if"}
    return document | {"pages": [alone | {"questions": [question | {"items": items}]}]}


def _answer(survey: Survey, chance: np.random.Generator, answers: int, *, changed: bool) -> None:
    """Rows, because the days lie in the past; the ledger gets its events as always."""
    assert survey.current is not None
    (question,) = survey.current.definition["pages"][0]["questions"]
    topics = tuple(item["code"] for item in question["items"])
    important = _drawn(chance, shares_of_points(topics[::-1], changed=False, more=IMPORTANT), answers)
    satisfied = _drawn(chance, shares_of_points(topics, changed=changed), answers)
    paper = chance.random(answers) < ON_PAPER
    parts = list(Area.objects.filter(parent=survey.process.area).order_by("path"))
    lives = chance.integers(0, max(1, len(parts)), answers)
    assert survey.first_published_at is not None
    day = timezone.localdate(survey.first_published_at)
    responses = [
        Response(
            id=key_of("response", survey.slug, person),
            survey=survey,
            version=survey.current,
            answers={
                QUESTION: {
                    topic: [str(important[person, at]), str(satisfied[person, at])] for at, topic in enumerate(topics)
                }
            },
            language="de",
            submitted_on=day + timedelta(days=person % 20),
            channel=Channel.PAPER if paper[person] else Channel.ONLINE,
            area=parts[lives[person]] if parts else None,
        )
        for person in range(answers)
    ]
    Response.objects.bulk_create(responses, batch_size=500)
    SubmissionEvent.objects.bulk_create(
        [SubmissionEvent(id=key_of("event", one.pk), response=one, sign=1) for one in responses], batch_size=500
    )


def _drawn(chance: np.random.Generator, shares: np.ndarray, people: int) -> np.ndarray:
    """Person x topic -> point of the scale."""
    ends = shares.cumsum(axis=1)
    found: np.ndarray = 1 + (chance.random((people, len(shares)))[:, :, None] > ends[None, :, :-1]).sum(axis=2)
    return found
