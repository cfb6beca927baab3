"""Which ideas does the start page of a neighbourhood tell about?"""

from collections.abc import Iterable

from django.db.models import Count

from ideas.models import Idea
from ideas.selectors.cards import IdeaCard, as_cards
from ideas.selectors.visible import ONCE, all_visible_ideas
from participation.places.models import Area
from participation.places.selectors import areas_within, reaching_and_here
from participation.processes.models import Process


def newest_ideas(area: Area, number: int = 3) -> list[IdeaCard]:
    """The newest published ideas that concern the people of the area; of a city-wide process those for this place."""
    places = dict(areas_within(area).values_list("id", "name"))
    found = all_visible_ideas().filter(ONCE).filter(reaching_and_here(area, "process__area", "area"))
    return [card for _, card in as_cards(found.order_by("-created_at", "-id")[:number], places)]


def number_of_ideas(process: Process) -> int:
    return numbers_of_ideas([process.pk]).get(process.pk, 0)


def numbers_of_ideas(process_ids: Iterable[int]) -> dict[int, int]:
    """Published ideas per process, those that mean the same once; a process without any is absent."""
    found = Idea.objects.filter(ONCE, process_id__in=list(process_ids), visibility=Idea.Visibility.PUBLISHED)
    return dict(found.order_by().values_list("process_id").annotate(number=Count("id")))
