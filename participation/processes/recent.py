"""What does a process allow? Read once a second at most, for acts of which hundreds come in a second.

Phases begin and end by the clock on every act; only what staff change takes effect up to a second later.
"""

from time import monotonic

from participation.processes.models import Process
from participation.processes.selectors import phases_of

KEPT_FOR = 1.0

_kept: dict[int | str, tuple[float, Process]] = {}


def recent_process(process_id: int) -> Process:
    """With its area and its phases read. Shared between threads: for reading only."""
    return _recent(process_id, {"pk": process_id})


def recent_process_at(slug: str) -> Process:
    """The same by its address."""
    return _recent(slug, {"slug": slug})


def _recent(key: int | str, sought: dict[str, int | str]) -> Process:
    kept = _kept.get(key)
    if kept is None or monotonic() - kept[0] >= KEPT_FOR:
        process = Process.objects.select_related("area").get(**sought)
        phases_of(process)
        kept = _kept[key] = (monotonic(), process)
    return kept[1]
