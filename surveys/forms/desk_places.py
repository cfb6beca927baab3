"""How many people can have each answer? Asked for choices only, and apart from the words."""

from collections.abc import Mapping
from typing import Any

from django import forms

from participation.texts import localized
from surveys.definition.fitting import MAY_BE_FULL

PLACES = "places_"
MOST_PLACES = 100_000


def place_fields(kind: str, options: list[dict[str, Any]], language: str) -> dict[str, forms.Field]:
    if kind not in MAY_BE_FULL:
        return {}
    return {
        f"{PLACES}{option['code']}": forms.IntegerField(
            label=localized(option.get("text"), language) or option["code"],
            min_value=1,
            max_value=MOST_PLACES,
            required=False,
            initial=option.get("places"),
        )
        for option in options
    }


def places_in(data: Mapping[str, Any]) -> dict[str, int | None]:
    return {name.removeprefix(PLACES): number for name, number in data.items() if name.startswith(PLACES)}
