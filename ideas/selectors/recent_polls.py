"""What is put to the vote? Read once a second at most, for presses of which hundreds come in a second.

What can be chosen does not change once a poll is published. Whether it still takes ballots is asked anew in the
transaction of each ballot.
"""

from time import monotonic

from ideas.models import Poll
from participation.processes import recent
from participation.processes.models import Process

_kept: dict[int | str, tuple[float, Poll]] = {}


def recent_poll(poll_id: int) -> Poll:
    """With process, area and options read. Shared between threads: for reading only."""
    return _recent(poll_id, {"pk": poll_id})


def recent_public_poll(slug: str) -> Poll | None:
    """The same by its address; nothing while it is in preparation."""
    try:
        poll = _recent(slug, {"slug": slug})
    except Poll.DoesNotExist:
        return None
    drafts = poll.state == Poll.State.DRAFT, poll.process.state == Process.State.DRAFT
    return None if any(drafts) else poll


# What decides who sees what; the words of a page may be a second old.
DECIDES = ("state", "hidden", "opens_at", "closes_at", "process__state", "process__eligibility")


def current_public_poll(slug: str) -> Poll | None:
    """For reading: as it was read within the last second if nothing that matters has changed since, else anew."""
    kept = _kept.get(slug)
    if kept and _is_recent(kept[0]) and not _is_current(kept[1]):
        _kept.pop(slug, None)
    return recent_public_poll(slug)


def _is_recent(moment: float) -> bool:
    return monotonic() - moment < recent.KEPT_FOR


def _is_current(poll: Poll) -> bool:
    process = poll.process
    known = (poll.state, poll.hidden, poll.opens_at, poll.closes_at, process.state, process.eligibility)
    return Poll.objects.filter(pk=poll.pk).values_list(*DECIDES).first() == known


def _recent(key: int | str, sought: dict[str, int | str]) -> Poll:
    kept = _kept.get(key)
    if kept is None or not _is_recent(kept[0]):
        polls = Poll.objects.select_related("process__area").defer("process__area__outline").prefetch_related("options")
        poll = polls.get(**sought)
        kept = _kept[poll.pk] = _kept[poll.slug] = (monotonic(), poll)
    return kept[1]
