"""How many people had each idea of the demo before them? Whoever supports one, and others by lot."""

import random
import uuid
from datetime import timedelta

from demo.seeding.calendar import Calendar
from ideas.models import Exposure, ExposureStart, Idea, Vote
from ideas.services.exposure_counts import count_looks
from participation.processes.models import Process


def seed(calendar: Calendar) -> None:
    """Counted from the first day on. An idea that came early was seen by more people, whatever they thought of it."""
    chance = random.Random(1849)  # noqa: S311 (invented data)
    for process in Process.objects.filter(state=Process.State.PUBLISHED, support_votes=True).order_by("pk"):
        ideas = list(Idea.objects.filter(process=process, main=None, visibility=Idea.Visibility.PUBLISHED))
        if not ideas:
            continue
        begun = min(idea.created_at for idea in ideas).date()
        ExposureStart.objects.create(process=process, since=begun)
        rows = [row for idea in ideas for row in _of(idea, calendar, chance)]
        Exposure.objects.bulk_create(rows, batch_size=2000)
    count_looks()


def _of(idea: Idea, calendar: Calendar, chance: random.Random) -> list[Exposure]:
    days = (calendar.today - idea.created_at.date()) // timedelta(days=1)
    supports = Vote.objects.filter(idea=idea, value=1).count()
    looks = supports + chance.randrange(20, 60 + 3 * max(1, days))
    return [Exposure(idea=idea, viewer=uuid.UUID(int=chance.getrandbits(128)), mixed=True) for _ in range(looks)]
