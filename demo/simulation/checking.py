"""Do three independent counts agree? What is shown, what the rows say, and what was sent."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
MOST = 10


def compare(what: str, one: Mapping[Key, int], other: Mapping[Key, int]) -> list[str]:
    """A line per difference; the first ten and how many more."""
    keys = sorted({key for key in {*one, *other} if one.get(key, 0) != other.get(key, 0)}, key=str)
    lines = [f"{what}: {key}: {one.get(key, 0)} and {other.get(key, 0)}" for key in keys[:MOST]]
    return [*lines, f"{what}: {len(keys) - MOST} more"] if len(keys) > MOST else lines


def difference(after: Mapping[Key, int], before: Mapping[Key, int]) -> dict[Key, int]:
    changed = {key: after.get(key, 0) - before.get(key, 0) for key in {*after, *before}}
    return {key: count for key, count in changed.items() if count}
