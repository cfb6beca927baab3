"""What does a reader see of an idea in a list? One frozen row, read without building model instances."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from ideas.models import Idea
from ideas.selectors.wording import Wording, status_wording
from participation.texts import Translations

TEASER = 180


@dataclass(frozen=True, slots=True)
class IdeaCard:
    id: int
    title: str
    beginning: str
    place: str
    status: str
    supports: int
    lat: float | None
    lon: float | None
    step: Translations | None = None
    # What the idea means the same as, where its supports count; empty for a single one and for the main one.
    main_id: int | None = None
    main_title: str = ""

    @property
    def teaser(self) -> str:
        """The first words, ending at a whole one."""
        text = " ".join(self.beginning.split())
        return text if len(self.beginning) < TEASER else f"{text.rsplit(' ', 1)[0]} …"

    @property
    def wording(self) -> Wording:
        return status_wording(self.status, self.step)


COLUMNS = (
    *("id", "title", "beginning", "place_note", "area_id", "status", "tally__value", "lat", "lon", "stage__title"),
    *("main_id", "main__title", "main__tally__value"),
)


def as_cards(ideas: QuerySet[Idea], places: Mapping[int, str], key: str = "id") -> list[tuple[Any, IdeaCard]]:
    """(value of column `key`, card) pairs; `places` are the names of areas, which the page has read already.

    Only the first `TEASER` characters of each text leave the database.
    """
    rows: Any = ideas.annotate(beginning=Left("text", TEASER)).values_list(key, *COLUMNS)
    return [(found, _card(places, *columns)) for found, *columns in rows]


def _card(places: Mapping[int, str], *columns: Any) -> IdeaCard:  # noqa: ANN401 (values of COLUMNS)
    pk, title, beginning, place, area, status, supports, lat, lon, step, main, main_title, together = columns
    where = place or places.get(area, "")
    if main in (None, pk):
        return IdeaCard(pk, title, beginning, where, status, supports or 0, lat, lon, step)
    return IdeaCard(pk, title, beginning, where, status, together or 0, lat, lon, step, main, main_title)
