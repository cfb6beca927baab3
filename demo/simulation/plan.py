"""Who presses which button when? The same seed gives the same plan."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

AGAIN = 0.15  # presses that repeat the last one: double click, reload, second tab
CHANGE = 0.25  # presses that take a vote back, or give it again


@dataclass(frozen=True, slots=True)
class Press:
    resident: int
    idea: int
    value: int


def plan_presses(chance: random.Random, *, residents: int, ideas: Sequence[int], votes: int) -> list[Press]:
    """In random order; few ideas get most of the votes, as in reality."""
    popularity = [1 / (rank + 3) for rank in range(len(ideas))]
    order = chance.sample(ideas, len(ideas))
    chosen: list[dict[int, int]] = [{} for _ in range(residents)]
    presses = []
    for _ in range(votes):
        resident = chance.randrange(residents)
        mine, luck = chosen[resident], chance.random()
        if mine and luck < AGAIN + CHANGE:
            idea = chance.choice(list(mine))
            value = mine[idea] if luck < AGAIN else 1 - mine[idea]
        else:
            idea, value = chance.choices(order, popularity)[0], 1
        mine[idea] = value
        presses.append(Press(resident, idea, value))
    return presses


@dataclass(frozen=True, slots=True)
class Sent:
    """What we know we sent: supports per idea, and how many presses changed something."""

    supports: dict[int, int]
    changes: int


def add_up(presses: Sequence[Press]) -> Sent:
    now: dict[tuple[int, int], int] = {}
    changes = 0
    for press in presses:
        key = (press.resident, press.idea)
        changes += now.get(key, 0) != press.value
        now[key] = press.value
    supports: dict[int, int] = {}
    for (_, idea), value in now.items():
        supports[idea] = supports.get(idea, 0) + value
    return Sent(supports, changes)
