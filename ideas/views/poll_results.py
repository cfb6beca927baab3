"""What has come out, as it stands on the page? Written once for each count and language, then kept.

Kept under the state of the count, so a page that was kept is never an old one: a fold, a ballot declared void or a new
result asks for another. Where the cache is away, it is written for each reader.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ideas.models import Poll
from ideas.rules.polls import has_ended, may_see_counts
from ideas.selectors.counted_state import counted_state
from ideas.selectors.opinion_maps import standpoints_of
from ideas.selectors.poll_figures import shown_counts
from ideas.selectors.poll_outcome import outcome_of
from ideas.selectors.poll_rules import rule_in_words

# Texts change with a release only; this is how long one may still show the words of the one before.
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Results:
    """Sections of the page; empty where there is nothing to say."""

    outcome: SafeString
    counts: SafeString
    standpoints: SafeString


PARTS = ("outcome", "counts", "standpoints")
NOTHING = Results(*(SafeString() for _part in PARTS))


def results_of(poll: Poll) -> Results:
    """Without a query where nobody may see counts, with one where it was written before."""
    if not may_see_counts(poll):
        return NOTHING
    key = f"ideas:poll-results:{counted_state(poll)}:{get_language()}"
    kept: list[str] | None = cache.get(key)
    if kept is None:
        kept = _written(poll)
        cache.set(key, kept, SECONDS)
    return Results(*(mark_safe(part) for part in kept))  # noqa: S308 (our own templates wrote it)


def _written(poll: Poll) -> list[str]:
    said = {
        "poll": poll,
        "rule": rule_in_words(poll),
        "ended": has_ended(poll),
        "outcome": outcome_of(poll),
        "counts": shown_counts(poll),
        "standpoints": standpoints_of(poll),
    }
    return [str(render_to_string(f"ideas/polls/_{part}.html", said)) for part in PARTS]
