"""How does a poll that has ended become a .pb file that others can count? Without anything about who voted."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from django.utils import timezone

from ideas.models import Poll
from ideas.pabulib.amounts import as_text
from ideas.pabulib.writing import write_pabulib
from ideas.selectors.ballot_counts import Said, cast_ballots, deciding_groups
from ideas.selectors.poll_rules import RULES, THRESHOLD
from participation.sealing.canonical import canonical
from participation.texts import localized

TYPES = {
    "budget": "approval",
    "approval": "approval",
    "support": "approval",
    "points": "cumulative",
    "ranking": "ordinal",
}
PROJECTS = ("project_id", "cost", "name", "votes", "selected")


def pabulib_of(poll: Poll) -> str:
    """Voters are numbered in the order of what they chose: no time, no way, no person."""
    cast = cast_ballots(poll)
    ballots = [choices for group in deciding_groups(poll.process) for choices in cast.get(group, ())]
    ballots.sort(key=canonical)
    columns = ("voter_id", "vote", "points") if TYPES[poll.kind] == "cumulative" else ("voter_id", "vote")
    return write_pabulib(_meta(poll), PROJECTS, _projects(poll, ballots), columns, _votes(ballots))


def _meta(poll: Poll) -> dict[str, str]:
    assert poll.opens_at is not None
    assert poll.closes_at is not None, "a published poll has a period (constraint)"
    threshold = int(poll.settings.get(THRESHOLD, 0))
    rule = RULES[poll.rule].name if poll.rule in RULES else "unknown"
    meta = {
        "description": localized(poll.title, "de"),
        "country": "Germany",
        "unit": poll.process.area.name,
        "instance": poll.slug,
        "budget": _money(poll.budget or 0),
        "vote_type": TYPES[poll.kind],
        "rule": "greedy-threshold" if rule == "greedy" and threshold else rule,
        "date_begin": f"{timezone.localtime(poll.opens_at):%d.%m.%Y}",
        "date_end": f"{timezone.localtime(poll.closes_at):%d.%m.%Y}",
        "currency": "EUR",
    }
    return meta | ({"min_project_score_threshold": str(threshold)} if threshold else {})


def _projects(poll: Poll, ballots: list[Said]) -> Iterator[dict[str, str]]:
    result = poll.results.order_by("number").last()
    winners = result.figures.get("winners", []) if result else []
    votes = Counter(code for choices in ballots for code in _codes(choices))
    for option in poll.options.all():
        yield {
            "project_id": option.code,
            "cost": _money(option.cost or 0),
            "name": localized(option.title, "de"),
            "votes": str(votes[option.code]),
            "selected": str(int(option.code in winners)),
        }


def _votes(ballots: list[Said]) -> Iterator[dict[str, str]]:
    for number, choices in enumerate(ballots, start=1):
        row = {"voter_id": str(number), "vote": ",".join(_codes(choices))}
        points = choices.get("points")
        yield row | ({"points": ",".join(map(str, points.values()))} if points else {})


def _codes(choices: Said) -> list[str]:
    return list(choices.get("chosen") or choices.get("order") or choices.get("points") or ())


def _money(cents: int) -> str:
    return as_text(Fraction(cents, 100))
