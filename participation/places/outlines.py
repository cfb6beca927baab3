"""Is this a geometry that we can draw and search? Polygon or MultiPolygon in degrees."""

from itertools import chain
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

CORNERS = 4  # the first one repeated
MAX_POSITIONS = 200_000


def problem_of(geometry: Any) -> str:  # noqa: ANN401 (whatever JSON holds)
    """A reason to refuse, or ""; no geometry at all is fine."""
    if geometry is None:
        return ""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return _("The outline is neither a Polygon nor a MultiPolygon.")
    coordinates = geometry.get("coordinates")
    parts: Any = [coordinates] if geometry["type"] == "Polygon" else coordinates
    if not _is_filled_list(parts) or not all(_is_filled_list(rings) for rings in parts):
        return _("The outline has no coordinates.")
    rings = list(chain.from_iterable(parts))
    if sum(len(ring) for ring in rings if isinstance(ring, list)) > MAX_POSITIONS:
        return _("The outline has more than 200,000 corners. Simplify it.")
    return next((problem for problem in map(_problem_of_ring, rings) if problem), "")


def _is_filled_list(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and bool(value)


def _problem_of_ring(ring: Any) -> str:  # noqa: ANN401
    if not isinstance(ring, list) or not all(_is_position(position) for position in ring):
        return _("The outline holds something that is no position.")
    if len(ring) < CORNERS:
        return _("A ring of the outline has fewer than four positions.")
    if ring[0][:2] != ring[-1][:2]:
        return _("A ring of the outline is not closed.")
    if any(abs(position[0]) > 180 or abs(position[1]) > 90 for position in ring):  # noqa: PLR2004 (the globe)
        return _("The outline is not in degrees. Convert it to WGS 84 (EPSG:4326), longitude first.")
    return ""


def _is_position(value: Any) -> bool:  # noqa: ANN401
    return (
        isinstance(value, list)
        and len(value) in (2, 3)
        and all(
            isinstance(number, int | float) and not isinstance(number, bool) and isfinite(number) for number in value
        )
    )
