"""Counted answers without a worker: rows as the fold writes them."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from ideas.models import Idea, IdeaTally, SupportTally
from participation.places.models import Area
from participation.processes.models import Process
from participation.tally.models import FoldRun

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
