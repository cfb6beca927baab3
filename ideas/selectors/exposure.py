"""Which ideas do people support who had them before them? For dashboards: from roll-ups, never from single looks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ideas.models import ExposureStart, ExposureTally
from ideas.ranking.exposed import LEVEL, Placed, Seen, rank_by_rate
from ideas.selectors.results import Supported

__all__ = ["LEVEL", "ByRate", "Placed", "by_rate"]


@dataclass(frozen=True, slots=True)
class ByRate:
    """`tiers`: within one, no idea is clearly behind the first. Ideas that few people saw are in none."""

    since: date
    tiers: tuple[tuple[Placed, ...], ...]
    unplaced: int

    def placed(self, keys: Collection[str]) -> dict[str, tuple[int, Placed]]:
        """Idea -> its group, from 1, and where it stands."""
        groups = enumerate(self.tiers, start=1)
        return {one.key: (number, one) for number, tier in groups for one in tier if one.key in keys}


def by_rate(process_id: int, supported: Sequence[Supported]) -> ByRate | None:
    """None where looks were never counted, or too few came. One query, a second where looks are counted."""
    since = ExposureStart.objects.filter(process=process_id).values_list("since", flat=True).first()
    if since is None:
        return None
    rows = ExposureTally.objects.filter(idea__process=process_id).values_list("idea_id", "value", "supports_before")
    ranking = rank_by_rate(list(_seen(supported, {row[0]: row[1:] for row in rows})))
    return ByRate(since, ranking.tiers, len(ranking.unplaced)) if ranking.tiers else None


def _seen(supported: Sequence[Supported], counted: dict[int, tuple[int, int]]) -> Iterable[Seen]:
    """Only supports that came since then: whoever gave one before was not counted as somebody who saw the idea."""
    for idea in supported:
        views, before = counted.get(idea.idea_id, (0, 0))
        if views:
            yield Seen(str(idea.idea_id), max(0, idea.supports - before), views)
