"""Made-up conversations: groups of people who say the same, apart from chance."""

import random

from ideas.landscape.opinions import Opinions, opinions_of

Votes = dict[tuple[str, str], int]


def votes_of(groups: list[tuple[int, list[int]]], *, noise: float = 0.1, seen: float = 0.9, seed: int = 1) -> Votes:
    """Per group its size and what it says to each statement (1, 0, -1); `noise` of the votes come by lot."""
    lot = random.Random(seed)
    votes: Votes = {}
    for group, (size, says) in enumerate(groups):
        for person in range(size):
            for statement, vote in enumerate(says):
                if lot.random() < seen:
                    votes[f"{group}-{person}", str(statement)] = (
                        lot.choice([1, 0, -1]) if lot.random() < noise else vote
                    )
    return votes


TOGETHER = [1, 1, 1, -1]
LEFT = [*TOGETHER, 1, 1, 1, -1, -1, -1, 1, -1]
RIGHT = [*TOGETHER, -1, -1, -1, 1, 1, 1, -1, 1]


def two_groups(first: int = 60, second: int = 40) -> Opinions:
    return opinions_of(votes_of([(first, LEFT), (second, RIGHT)]))
