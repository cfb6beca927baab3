"""Where on the map are the ideas of a process? For dashboards; each of them is published with its place."""

from dataclasses import dataclass

from ideas.models import Idea
from ideas.selectors.visible import ONCE


@dataclass(frozen=True, slots=True)
class IdeaPoint:
    """`area_id` 0 is no area."""

    lon: float
    lat: float
    area_id: int


def idea_points(process_id: int) -> list[IdeaPoint]:
    """Those that mean the same once; one query."""
    found = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED, lat__isnull=False)
    return [IdeaPoint(lon or 0, lat or 0, area or 0) for lon, lat, area in found.values_list("lon", "lat", "area")]
