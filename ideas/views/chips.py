"""Which chips narrow the list, and where does each one lead? Each is a link, so it works without JavaScript."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ideas.forms.listing import MIXED, ORDERS, Asked
from ideas.models import Idea
from ideas.selectors.fields import Field
from ideas.selectors.surroundings import Surroundings
from ideas.selectors.wording import STATUS
from participation.web.chips import Chip, Group, address_with, chips_for


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
    return chips_for(asked.parameters(), name, current, values)


def _deliveries() -> list[tuple[str, str]]:
    return [
        (Idea.Delivery.WISH, _("Wish to the administration")),
        (Idea.Delivery.SELF, _("We do it ourselves")),
        (Idea.Delivery.TOGETHER, _("Together")),
    ]
