"""Where on the map are the ideas of a process? For dashboards; each of them is published with its place."""

from django.db.models.functions import Coalesce

from ideas.models import Idea
from ideas.selectors.visible import ONCE

IdeaPoint = tuple[float, float, int]  # nothing dearer: there may be tens of thousands


def idea_points(process_id: int) -> list[IdeaPoint]:
    """Longitude, latitude and area (0 is none) of each; those that mean the same once; one query."""
    found = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED, lat__isnull=False)
    return list(found.values_list("lon", "lat", Coalesce("area_id", 0)))
