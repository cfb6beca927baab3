"""What belongs to an account in other apps? Each app registers how it exports and how it erases it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.accounts.models import Account


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`export` gives JSON-ready rows; `erase` removes what names the person, before the account goes."""

    name: str
    export: Callable[[Account], list[dict[str, Any]]]
    erase: Callable[[Account], None]


_registered: dict[str, PersonalData] = {}


def register(data: PersonalData) -> None:
    _registered[data.name] = data


def registered() -> tuple[PersonalData, ...]:
    return tuple(_registered.values())
