"""In which order is the demo neighbourhood built? One transaction, then everything is counted."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from demo.guard import may_seed
from demo.seeding.calendar import Calendar
from ideas.services.opinion_maps import map_due_polls
from participation.allowed import require
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.registry import ledgers
from surveys.services.crossing import cross_ended

MAIN_PROCESS = "gut-leben-am-anger"


def is_seeded() -> bool:
    return Process.objects.filter(slug=MAIN_PROCESS).exists()


def seed(today: date | None = None) -> bool:
    """Build the neighbourhood; False when it stands already, and then nothing changes."""
    from demo.seeding import (
        coding,
        comments,
        decisions,
        directory,
        groups,
        ideas,
        joining,
        keying,
        looks,
        people,
        places,
        polls,
        processes,
        surveys,
        votes,
    )

    require(may_seed())
    if is_seeded():
        return False
    calendar = Calendar(today or timezone.localdate())
    with transaction.atomic():
        places.seed(calendar)
        people.seed()
        processes.seed(calendar)
        directory.seed(calendar)
        ideas.seed(calendar)
        votes.seed(calendar)
        groups.seed(calendar)
        looks.seed(calendar)
        comments.seed(calendar)
        joining.seed(calendar)
        surveys.seed(calendar)
        keying.seed()
        coding.seed()
        decisions.seed(calendar)
        polls.seed(calendar)
    for ledger in ledgers():
        fold_all(ledger)
    cross_ended()
    map_due_polls()
    return True
