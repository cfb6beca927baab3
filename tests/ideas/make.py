"""Ideas for tests, stored as a finished submission would store them."""

import uuid
from typing import Any

from django.utils import timezone

from ideas.models import Idea, IdeaTally
from ideas.search import fold
from participation.processes.models import Process


def make_idea(process: Process, *, supports: int | None = None, **fields: Any) -> Idea:
    title, text = fields.pop("title", "Mehr Bänke"), fields.pop("text", "Am Markt kann niemand sitzen.")
    values: dict[str, Any] = {
        "submission_key": uuid.uuid4(),
        "visibility": Idea.Visibility.PUBLISHED,
        "created_at": timezone.now(),
        "search_text": fold(f"{title} {text}"),
        "shuffle_a": 1,
        "shuffle_b": 1,
        **fields,
    }
    idea = Idea.objects.create(process=process, title=title, text=text, **values)
    if supports is not None:
        IdeaTally.objects.create(idea=idea, value=supports)
    return idea
