"""Which ideas may everybody see? Published ones of processes that are public."""

from django.db.models import F, Q, QuerySet

from ideas.models import Idea
from participation.processes.models import Process

# Of ideas that mean the same, the main one: what a list or a number of ideas counts.
ONCE = Q(main__isnull=True) | Q(main=F("pk"))


def visible_ideas(process: Process) -> QuerySet[Idea]:
    """Ask only for a process that is itself public (see `participation.processes.selectors`)."""
    return Idea.objects.filter(process=process, visibility=Idea.Visibility.PUBLISHED)


def all_visible_ideas() -> QuerySet[Idea]:
    return Idea.objects.filter(visibility=Idea.Visibility.PUBLISHED).exclude(process__state=Process.State.DRAFT)
