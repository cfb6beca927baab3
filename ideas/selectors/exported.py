"""What stands of a process's ideas in a file for everybody? What its pages show; never who wrote or supported."""

from collections.abc import Iterator
from typing import Any

from ideas.exchange.layouts import OUR_COLUMNS
from ideas.selectors.visible import visible_ideas
from participation.processes.models import Process

MORE_COLUMNS = ("status", "supports", "delivery", "area", "place_note", "language", "channel")
EXPORTED = (*OUR_COLUMNS, *MORE_COLUMNS)
_READ = (
    "id",
    "external_id",
    "title",
    "text",
    "source_url",
    "lat",
    "lon",
    "field_of_action__code",
    "created_at",
    "status",
    "tally__value",
    "delivery",
    "area__slug",
    "place_note",
    "language",
    "channel",
)


def exported_ideas(process: Process) -> Iterator[dict[str, Any]]:
    """In the order in which they came, one statement; a program of ours reads the first eight columns again."""
    for pk, key, *values in visible_ideas(process).order_by("created_at", "id").values_list(*_READ).iterator(2000):
        row = dict(zip(EXPORTED, (key or f"{process.slug}-{pk}", *values), strict=True))
        yield {**row, "supports": row["supports"] or 0, "created": row["created"].isoformat(timespec="seconds")}
