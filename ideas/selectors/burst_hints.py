"""Which unusual hours has somebody still to look at, and what would the idea be without one?"""

from dataclasses import dataclass

from django.db.models import Count

from ideas.models import BurstHint, Idea, IdeaTally
from participation.places.models import Area


@dataclass(frozen=True, slots=True)
class Hint:
    """`without`: supports outside that hour. `place`, `place_without`: of the idea in its process by its count."""

    hint: BurstHint
    without: int
    place: int
    place_without: int

    @property
    def usual(self) -> int:
        return round(self.hint.expected)


def hints_of(idea: Idea) -> list[Hint]:
    """The newest first. One query where there is none."""
    found = list(BurstHint.objects.filter(idea=idea).select_related("looked_by").order_by("-begins"))
    if not found:
        return []
    supports = IdeaTally.objects.filter(idea=idea.main_id or idea.pk).values_list("value", flat=True).first() or 0
    return [_hint(idea, one, supports) for one in found]


def _hint(idea: Idea, hint: BurstHint, supports: int) -> Hint:
    without = max(0, supports - hint.supports)
    return Hint(hint, without, _place(idea, supports), _place(idea, without))


def _place(idea: Idea, supports: int) -> int:
    others = IdeaTally.objects.filter(
        idea__process=idea.process_id, idea__visibility=Idea.Visibility.PUBLISHED, value__gt=supports
    )
    return 1 + others.exclude(idea=idea.main_id or idea.pk).count()


@dataclass(frozen=True, slots=True)
class Unusual:
    idea_id: int
    title: str
    hints: int


def unusual_hours(area: Area, limit: int = 5) -> list[Unusual]:
    """Ideas with hints that nobody has looked at."""
    here = BurstHint.objects.filter(idea__process__area__path__startswith=area.path, looked_by=None)
    rows = here.values_list("idea_id", "idea__title").annotate(hints=Count("pk")).order_by("idea_id")
    return [Unusual(*row) for row in rows[:limit]]
