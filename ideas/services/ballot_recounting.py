"""What do the current ballots add up to, counted a second way? For verify_tallies.

Reads the JSON of the current ballots and shares no code with the fold: neither the events nor the kinds of vote.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ideas.models import Ballot
from participation.tally.ledger import Counts

Json = Mapping[str, Any]


def recount_ballots() -> Counts:
    totals: dict[tuple[Any, ...], int] = defaultdict(int)
    rows = Ballot.objects.values_list("poll_id", "choices", "standing", "channel")
    for poll, choices, standing, channel in rows.iterator(chunk_size=2000):
        for cell, number in _cells(choices):
            totals[poll, cell, standing, channel] += number
    return {key: total for key, total in totals.items() if total}


def _cells(choices: Json) -> Iterator[tuple[str, int]]:
    if choices.keys() - {"wall"}:
        yield "_ballots", 1
    yield from ((code, 1) for code in choices.get("chosen", ()))
    yield from ((f"{code}={answer}", 1) for code, answer in choices.get("answers", {}).items())
    yield from ((f"{code}@{number + 1}", 1) for number, code in enumerate(choices.get("order", ())))
    yield from choices.get("points", {}).items()
    yield from ((f"{code}#", 1) for code in choices.get("points", {}))
    yield from choices.get("wall", {}).items()
    for pair, winner in choices.get("duels", {}).items():
        first, _, second = pair.partition("|")
        order = {"=": f"{first}={second}", first: f"{first}>{second}", second: f"{second}>{first}"}
        yield order[winner], 1
