"""Which part of the answers does the reader look at? All, those of one part of the area, or those of one channel."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from participation.channels import Channel

ELSEWHERE = "elsewhere"  # without an area, or with one that lies in no part of this area


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the process' area: one of its direct children with everything below."""

    key: str
    name: str
    area_id: int
    area_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Area and channel exclude each other: crossed with the answers they would be a third dimension."""

    part: str = ""
    channel: str = ""

    @property
    def whole(self) -> bool:
        return not self.part and not self.channel

    @property
    def query(self) -> str:
        """The same view in an address."""
        if self.part:
            return f"gebiet={self.part}"
        return f"weg={self.channel}" if self.channel else ""

    @property
    def key(self) -> str:
        return f"{self.part}:{self.channel}"


def scope_from(query: Mapping[str, str], parts: Iterable[Part]) -> Scope:
    """What the address asks for; unknown values mean all, and of two filters the area counts."""
    part = query.get("gebiet", "")
    if part in {known.key for known in parts} | {ELSEWHERE}:
        return Scope(part=part)
    channel = query.get("weg", "")
    return Scope(channel=channel) if channel in Channel.values else Scope()


def part_finder(parts: Iterable[Part]) -> Callable[[int], str]:
    """From the area of an answer to the key of its part."""
    keys = {area_id: part.key for part in parts for area_id in part.area_ids}
    return lambda area_id: keys.get(area_id, ELSEWHERE)


def group_of(scope: Scope, find_part: Callable[[int], str], area_id: int, channel: str) -> str:
    """The group that an answer falls into under the dimension the scope filters by; "" when it filters by none."""
    if scope.part:
        return find_part(area_id)
    return channel if scope.channel else ""


def wanted_group(scope: Scope) -> str:
    return scope.part or scope.channel
