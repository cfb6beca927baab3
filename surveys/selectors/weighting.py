"""Can answers be weighted by the parts of the area? The part is asked for, and residents of all parts are counted."""

from typing import Any

from participation.places.models import Area, PopulationMargin
from surveys.drafting.inspection import asked

PART = ("demo.area", "demo.subarea")
ENOUGH = 2


def asks_for_part(draft: dict[str, Any]) -> bool:
    return any(question.get("concept") in PART for question in asked(draft))


def parts_are_counted(area: Area) -> bool:
    """Two queries."""
    parts = set(Area.objects.filter(parent=area).values_list("pk", flat=True))
    totals = PopulationMargin.objects.filter(area__in=parts, dimension="total", count__gt=0)
    return len(parts) >= ENOUGH and set(totals.values_list("area_id", flat=True)) == parts
