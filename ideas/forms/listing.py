"""Which list does an address ask for? Unknown values are ignored: an old link still shows ideas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from ideas.selectors.fields import Field
from ideas.selectors.listing import Filters
from ideas.selectors.orders import Cursor
from ideas.selectors.surroundings import Surroundings

LONGEST_QUERY = 100
MIXED, NEWEST, MOST_SUPPORT = "gemischt", "neu", "stimmen"
ORDERS: dict[str, str | Promise] = {
    MIXED: _("Mixed"),
    NEWEST: _("Newest first"),
    MOST_SUPPORT: _("Most support first"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    filters: Filters
    field: str
    part: str
    order: str
    after: Cursor | None
    as_map: bool

    def parameters(self) -> dict[str, str]:
        """The address of the same list from its beginning."""
        kept = {
            "suche": self.filters.words,
            "thema": self.field,
            "ort": self.part,
            "stand": self.filters.status,
            "wer": self.filters.delivery,
            "reihe": "" if self.order == MIXED else self.order,
            "ansicht": "karte" if self.as_map else "",
        }
        return {name: value for name, value in kept.items() if value}


def read_address(given: Mapping[str, str], around: Surroundings, fields: Sequence[Field]) -> Asked:
    field = next((field for field in fields if field.code == given.get("thema")), None)
    part = around.part(given.get("ort", ""))
    order = given.get("reihe", MIXED)
    filters = Filters(
        words=" ".join(given.get("suche", "").replace("\x00", "").split())[:LONGEST_QUERY],
        field_id=field.id if field else None,
        status=_known(given.get("stand", ""), Idea.Status.values),
        delivery=_known(given.get("wer", ""), Idea.Delivery.values),
        area_ids=tuple(around.ids_within(part)) if part else (),
    )
    return Asked(
        filters,
        field.code if field else "",
        part.slug if part else "",
        order if order in ORDERS else MIXED,
        Cursor.parse(given.get("weiter", "")),
        given.get("ansicht") == "karte",
    )


def _known(value: str, values: list[str]) -> str:
    return value if value in values else ""
