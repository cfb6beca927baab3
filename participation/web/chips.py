"""What is a chip that narrows a list, and where does it lead? Each is a link, so it works without JavaScript."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise


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


def address_with(parameters: Mapping[str, str], **changes: str) -> str:
    kept = {name: value for name, value in {**parameters, **changes}.items() if value}
    return f"?{urlencode(kept)}" if kept else "?"


def chips_for(
    parameters: Mapping[str, str], name: str, current: str, values: Iterable[tuple[str, str | Promise]]
) -> list[Chip]:
    """One chip for each value of a parameter. A chip that is on leads to the list without it."""
    return [
        Chip(label, address_with(parameters, **{name: "" if value == current else value}), value == current)
        for value, label in values
    ]
