"""What does a process allow? Read once a second at most, for acts of which hundreds come in a second.

Phases begin and end by the clock on every act; only what staff change takes effect up to a second later.
"""

from time import monotonic

from participation.processes.models import Phase, Process
from participation.processes.selectors import phases_of

KEPT_FOR = 1.0

_kept: dict[int | str, tuple[float, Process]] = {}
_phases: dict[int, tuple[float, list[Phase]]] = {}


def recent_process(process_id: int) -> Process:
    """With its area and its phases read. Shared between threads: for reading only."""
    return _recent(process_id, {"pk": process_id})


def recent_process_at(slug: str) -> Process:
    """The same by its address."""
    return _recent(slug, {"slug": slug})


def with_recent_phases(process: Process) -> Process:
    """For pages that only show what is open: its phases as somebody's page read them within the last second."""
    kept = _phases.get(process.pk)
    if kept is None or monotonic() - kept[0] >= KEPT_FOR:
        kept = _phases[process.pk] = (monotonic(), phases_of(process))
    process._phases_read = kept[1]  # type: ignore[attr-defined]  # noqa: SLF001 (see phases_of)
    return process


def _recent(key: int | str, sought: dict[str, int | str]) -> Process:
    kept = _kept.get(key)
    if kept is None or monotonic() - kept[0] >= KEPT_FOR:
        process = Process.objects.select_related("area").get(**sought)
        phases_of(process)
        kept = _kept[key] = (monotonic(), process)
    return kept[1]
