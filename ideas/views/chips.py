"""Which chips narrow the list, and where does each one lead? Each is a link, so it works without JavaScript."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ideas.forms.listing import MIXED, ORDERS, Asked
from ideas.models import Idea
from ideas.selectors.fields import Field
from ideas.selectors.surroundings import Surroundings
from ideas.selectors.wording import STATUS


@dataclass(frozen=True, slots=True)
class Chip:
    label: str | Promise
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    chips: list[Chip]

    @property
    def on(self) -> bool:
        return any(chip.on for chip in self.chips)


def address_with(parameters: dict[str, str], **changes: str) -> str:
    kept = {name: value for name, value in {**parameters, **changes}.items() if value}
    return f"?{urlencode(kept)}" if kept else "?"


def topics(asked: Asked, fields: Iterable[Field]) -> list[Chip]:
    return _chips(asked, "thema", asked.field, [(field.code, field.name) for field in fields])


def more_filters(asked: Asked, around: Surroundings) -> list[Group]:
    groups = [
        Group(_("State"), _chips(asked, "stand", asked.filters.status, [(k, w.words) for k, w in STATUS.items()])),
        Group(_("Who does it"), _chips(asked, "wer", asked.filters.delivery, _deliveries())),
    ]
    if around.parts:
        parts = [(part.slug, part.name) for part in around.parts]
        groups.insert(0, Group(_("Place"), _chips(asked, "ort", asked.part, parts)))
    return groups


def orders(asked: Asked) -> list[Chip]:
    parameters = asked.parameters()
    return [
        Chip(label, address_with(parameters, reihe="" if key == MIXED else key), key == asked.order)
        for key, label in ORDERS.items()
    ]


def without_filters(asked: Asked) -> str:
    return address_with({}, reihe=asked.parameters().get("reihe", ""), ansicht=asked.parameters().get("ansicht", ""))


def _chips(asked: Asked, name: str, current: str, values: Iterable[tuple[str, str | Promise]]) -> list[Chip]:
    """A chip that is on leads to the list without it."""
    parameters = asked.parameters()
    return [
        Chip(label, address_with(parameters, **{name: "" if value == current else value}), value == current)
        for value, label in values
    ]


def _deliveries() -> list[tuple[str, str]]:
    return [
        (Idea.Delivery.WISH, _("Wish to the administration")),
        (Idea.Delivery.SELF, _("We do it ourselves")),
        (Idea.Delivery.TOGETHER, _("Together")),
    ]
