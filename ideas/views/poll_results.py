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
from ideas.selectors.poll_figures import shown_counts
from ideas.selectors.poll_outcome import outcome_of
from ideas.selectors.poll_rules import rule_in_words

# Texts change with a release only; this is how long one may still show the words of the one before.
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Results:
    outcome: SafeString
    counts: SafeString


NOTHING = Results(SafeString(), SafeString())


def results_of(poll: Poll) -> Results:
    """Without a query where nobody may see counts, with one where it was written before."""
    if not may_see_counts(poll):
        return NOTHING
    key = f"ideas:poll-results:{counted_state(poll)}:{get_language()}"
    kept: tuple[str, str] | None = cache.get(key)
    if kept is None:
        kept = _written(poll)
        cache.set(key, kept, SECONDS)
    outcome, counts = kept
    return Results(mark_safe(outcome), mark_safe(counts))  # noqa: S308 (our own templates wrote it)


def _written(poll: Poll) -> tuple[str, str]:
    said = {
        "poll": poll,
        "rule": rule_in_words(poll),
        "ended": has_ended(poll),
        "outcome": outcome_of(poll),
        "counts": shown_counts(poll),
    }
    outcome = render_to_string("ideas/polls/_outcome.html", said)
    return str(outcome), str(render_to_string("ideas/polls/_counts.html", said))
