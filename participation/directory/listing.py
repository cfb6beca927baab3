"""Which offerings does an address ask for? The list is short: it is read as a whole and narrowed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.directory.models import ForWhom, Offering
from participation.texts import localized

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Short names as they stand in addresses; "" for all. What nobody knows is ignored: old links still show a list."""

    topic: str = ""
    part: str = ""
    group: str = ""

    def parameters(self) -> dict[str, str]:
        found = {"thema": self.topic, "ort": self.part, "fuer": self.group}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    code: str
    offerings: list[Offering]


@dataclass(frozen=True, slots=True)
class Listing:
    """`topics`, `parts` and `groups` are what can be chosen: what is there at all, so that no choice is empty."""

    asked: Asked
    total: int
    found: list[Topic]
    topics: Choices
    parts: Choices
    groups: Choices

    @property
    def number(self) -> int:
        return sum(len(topic.offerings) for topic in self.found)


def listing_of(offerings: Sequence[Offering], given: Mapping[str, str]) -> Listing:
    topics = {one.field_of_action.code: _name(one) for one in offerings}
    parts = sorted({(one.area.slug, one.area.name) for one in offerings if one.area}, key=lambda part: part[1])
    groups = [(one.value, str(one.label)) for one in ForWhom if any(one.value in each.for_whom for each in offerings)]
    asked = Asked(
        topic=_known(given.get("thema", ""), topics),
        part=_known(given.get("ort", ""), dict(parts)),
        group=_known(given.get("fuer", ""), dict(groups)),
    )
    found = [one for one in offerings if _fits(one, asked)]
    codes = dict.fromkeys(one.field_of_action.code for one in found)
    by_topic = [Topic(topics[code], code, [one for one in found if one.field_of_action.code == code]) for code in codes]
    return Listing(asked, len(offerings), by_topic, list(topics.items()), parts, groups)


def _fits(offering: Offering, asked: Asked) -> bool:
    """What is for everybody is also for each group, and what has no part is there for all parts."""
    return (
        asked.topic in ("", offering.field_of_action.code)
        and (not asked.part or offering.area is None or offering.area.slug == asked.part)
        and (not asked.group or not offering.for_whom or asked.group in offering.for_whom)
    )


def _name(offering: Offering) -> str:
    field = offering.field_of_action
    return localized(field.name) or field.code


def _known(value: str, known: Mapping[str, str]) -> str:
    return value if value in known else ""
