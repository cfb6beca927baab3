"""How many people live in the area and in each of its parts, by what, and who counted them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboards.panels.representation import Margins
from dashboards.scope import Part
from participation.places.models import Area, PopulationMargin
from participation.stats.age_bands import not_asked, people_from

TOTAL, ALL = "total", "all"
AGE = "demo.age"


@dataclass(frozen=True, slots=True)
class Population:
    """Newest counts: dimension -> category -> people, for the whole ("") and for each part by its key.

    With a `minimum_age` only people of that age are compared, wherever the figures tell them apart.
    """

    counts: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    minimum_age: int | None = None

    def asked_from(self, minimum_age: int | None) -> "Population":
        return replace(self, minimum_age=minimum_age)

    def total(self, part: str = "") -> int | None:
        return self.counts.get(part, {}).get(TOTAL, {}).get(ALL)

    def asked(self, part: str = "") -> int | None:
        """People of the minimum age; None where nobody is left out or the bands of age do not say it."""
        return people_from(self.counts.get(part, {}).get(AGE, {}), self.minimum_age)

    def margins(self, dimension: str, part: str = "") -> Margins | None:
        counts = self.counts.get(part, {}).get(dimension)
        if not counts:
            return None
        out = not_asked(counts, self.minimum_age) if dimension.startswith(AGE) else frozenset()
        kept = {category: count for category, count in counts.items() if category not in out}
        return self._margins(kept, self.sources.get((part, dimension), ""), restricted=bool(out))

    def totals_of_parts(self, parts: Sequence[Part]) -> Margins | None:
        totals = {part.key: total for part in parts if (total := self.total(part.key))}
        asked = {key: people for key in totals if (people := self.asked(key))}
        restricted = len(asked) == len(totals) > 0
        source = next((self.sources.get((part.key, TOTAL), "") for part in parts if part.key in totals), "")
        if len(totals) < 2:  # noqa: PLR2004 - one part has nothing to be compared with
            return None
        return self._margins(asked if restricted else totals, source, restricted=restricted)

    def _margins(self, counts: Mapping[str, int], source: str, *, restricted: bool) -> Margins:
        return Margins(counts, source, self.minimum_age, restricted=restricted)


def population_of(area: Area, parts: Sequence[Part]) -> Population:
    """One query."""
    keys = {area.pk: "", **{part.area_id: part.key for part in parts}}
    rows = PopulationMargin.objects.filter(area__in=list(keys)).order_by("counted_on")
    counts: dict[str, dict[str, dict[str, int]]] = {}
    sources: dict[tuple[str, str], str] = {}
    newest: dict[tuple[str, str], object] = {}
    for row in rows:
        key = (keys[row.area_id], row.dimension)
        if newest.get(key) != row.counted_on:  # a newer count replaces the older one as a whole
            newest[key] = row.counted_on
            counts.setdefault(key[0], {})[row.dimension] = {}
            sources[key] = f"{row.source}, {row.counted_on:%d.%m.%Y}"
        counts[key[0]][row.dimension][row.category] = row.count
    return Population(_with_sum(counts, parts), sources)


def _with_sum(
    counts: dict[str, dict[str, dict[str, int]]], parts: Sequence[Part]
) -> dict[str, dict[str, dict[str, int]]]:
    """The whole is the sum of its parts where nobody counted it as a whole."""
    if counts.get("", {}).get(TOTAL) or not parts:
        return counts
    totals = [counts.get(part.key, {}).get(TOTAL, {}).get(ALL) for part in parts]
    if None not in totals:
        counts.setdefault("", {})[TOTAL] = {ALL: sum(total or 0 for total in totals)}
    return counts
