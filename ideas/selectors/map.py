"""Where are the ideas of this page?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from participation.places.ground import Ground, framed, ground_of
from participation.places.models import Area


class Placed(Protocol):
    """A card, or the idea itself."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Pin:
    """`number` is the one on the card."""

    number: int
    card: Placed
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    ground: Ground
    pins: list[Pin]


def map_of(area: Area, cards: Sequence[Placed]) -> Map | None:
    """None where no idea on the page has a point. Without any outline the points frame themselves."""
    placed = [(number, card) for number, card in enumerate(cards, start=1) if card.lon is not None]
    if not placed:
        return None
    ground = ground_of(area) or framed([(card.lon or 0.0, card.lat or 0.0) for _number, card in placed])
    pins = [Pin(number, card, *ground.projection.point(card.lon or 0, card.lat or 0)) for number, card in placed]
    width, height = ground.projection.width, ground.projection.height
    return Map(ground, [pin for pin in pins if 0 <= pin.x <= width and 0 <= pin.y <= height])
