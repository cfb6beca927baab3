"""Ideas for tests."""

import random
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from ideas.models import Idea
from participation.processes.models import Process

MakeIdea = Callable[..., Idea]


def new_idea(process: Process, title: str = "Mehr Bänke", **fields: Any) -> Idea:
    values: dict[str, Any] = {
        "submission_key": uuid.uuid4(),
        "text": "Am Weg zur Apotheke fehlen Bänke.",
        "visibility": Idea.Visibility.PUBLISHED,
        "created_at": timezone.now(),
        "shuffle_a": random.randrange(2**31),
        "shuffle_b": random.randrange(2**31),
    }
    return Idea.objects.create(process=process, title=title, **values | fields)


@pytest.fixture
def make_idea(process: Process) -> MakeIdea:
    return lambda title="Mehr Bänke", **fields: new_idea(process, title, **fields)


@pytest.fixture
def idea(make_idea: MakeIdea) -> Idea:
    return make_idea()
