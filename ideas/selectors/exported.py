"""What stands of a process's ideas in a file for everybody? What its pages show; never who wrote or supported."""

from collections.abc import Iterator
from typing import Any

from ideas.exchange.layouts import OUR_COLUMNS
from ideas.selectors.visible import visible_ideas
from participation.processes.models import Process

MORE_COLUMNS = ("status", "supports", "delivery", "area", "place_note", "language", "channel", "counts_at")
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
    "main_id",
)


def exported_ideas(process: Process) -> Iterator[dict[str, Any]]:
    """In the order in which they came; a program of ours reads the first eight columns again.

    `counts_at`: the key of the main idea where the support of this one counts, if it means the same as others.
    """
    ideas = visible_ideas(process)
    grouped = ideas.filter(main__isnull=False).values_list("id", "external_id")
    keys = {pk: _key(process, pk, key) for pk, key in grouped}
    for pk, key, *values in ideas.order_by("created_at", "id").values_list(*_READ).iterator(2000):
        row = dict(zip(EXPORTED, (_key(process, pk, key), *values), strict=True))
        row["supports"] = row["supports"] or 0
        row["created"] = row["created"].isoformat(timespec="seconds")
        row["counts_at"] = keys.get(row["counts_at"], "") if row["counts_at"] != pk else ""
        yield row


def _key(process: Process, pk: int, key: str) -> str:
    return key or f"{process.slug}-{pk}"
