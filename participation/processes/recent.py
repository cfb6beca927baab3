"""What does a process allow? Read once a second at most, for acts of which hundreds come in a second.

Phases begin and end by the clock on every act; only what staff change takes effect up to a second later.
"""

from time import monotonic

from participation.processes.models import Process
from participation.processes.selectors import phases_of

KEPT_FOR = 1.0

_kept: dict[int, tuple[float, Process]] = {}


def recent_process(process_id: int) -> Process:
    """With its area and its phases read. Shared between threads: for reading only."""
    kept = _kept.get(process_id)
    if kept is None or monotonic() - kept[0] >= KEPT_FOR:
        process = Process.objects.select_related("area").get(pk=process_id)
        phases_of(process)
        kept = _kept[process_id] = (monotonic(), process)
    return kept[1]
