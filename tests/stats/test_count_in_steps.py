"""Does each difference of two states hold enough people, in every group that is shown, the last difference too?"""

from collections import Counter
from collections.abc import Hashable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.disclosure import Rule, hidden_groups
from participation.stats.steps import ready

LEAST, BATCH = 10, 20
RULE = Rule(min_group=10, min_cell=5, span=5)
Person = tuple[str, str]
Sizes = Counter[tuple[int, Hashable]]
days = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["north", "south", "west", "elsewhere"]), st.sampled_from(["online", "paper"])),
        max_size=70,
    ),
    min_size=1,
    max_size=6,
)


def sizes(people: list[Person]) -> Sizes:
    return Counter(named for person in people for named in enumerate(person))


def states(arrivals: list[list[Person]], seed: int) -> list[Sizes]:
    """What is counted after each day, and after the end."""
    random, waiting, counted = Random(seed), list[Person](), list[Person]()
    found = []
    for day in arrivals:
        waiting += day
        moved = set(ready(waiting, counted=sizes(counted), least=LEAST, batch=BATCH, random=random))
        assert len(moved) == 0 or len(moved) >= BATCH
        counted += [one for at, one in enumerate(waiting) if at in moved]
        waiting = [one for at, one in enumerate(waiting) if at not in moved]
        found.append(sizes(counted))
    return [*found, sizes(counted + waiting)]


def told_by_comparing(arrivals: list[list[Person]], seed: int) -> list[tuple[int, int]]:
    """Before and after, of each group that both days show, and of what is hidden on one of them, by subtraction."""
    found = []
    for before, after in combinations(states(arrivals, seed), 2):
        for dimension in (0, 1):
            groups = {str(group) for kind, group in after if kind == dimension}
            hidden = set[str]()
            for state in (before, after):
                hidden |= hidden_groups({group: state[dimension, group] for group in groups}, rule=RULE)
            found += [
                (sum(before[dimension, group] for group in some), sum(after[dimension, group] for group in some))
                for some in [*({group} for group in groups - hidden), hidden, groups]
            ]
    return found


@given(days, st.integers(0, 2**32))
def test_whoever_compares_two_days_sees_groups_never_a_few(arrivals: list[list[Person]], seed: int) -> None:
    assert_no_small_change(told_by_comparing(arrivals, seed))


@pytest.mark.parametrize("seed", range(150))
def test_parts_of_unequal_size_tell_nothing_either(seed: int) -> None:
    """What Hypothesis seldom draws: large parts beside small ones, over many days."""
    random = Random(seed)
    arrivals = []
    for _ in range(random.randint(1, 8)):
        weights = [random.random() ** 2 for _ in range(4)]
        arrivals.append(
            [
                (random.choices(["north", "south", "west", "east"], weights)[0], random.choices("op", [3, 1])[0])
                for _ in range(random.choice([0, 3, 10, 30, 60, 100]))
            ]
        )
    assert_no_small_change(told_by_comparing(arrivals, seed))


def assert_no_small_change(told: list[tuple[int, int]]) -> None:
    """From nobody to a few is told by the later day alone: protecting one state is the matter of `disclosure`."""
    for before, after in told:
        assert before in (0, after) or after - before >= LEAST, (before, after)


@given(days, st.integers(0, 2**32))
def test_everybody_is_counted_in_the_end(arrivals: list[list[Person]], seed: int) -> None:
    last = states(arrivals, seed)[-1]
    assert last == sizes([person for day in arrivals for person in day])


def test_few_of_one_part_wait_for_others() -> None:
    """The north is shown; of the seven in the south none may be told from the others."""
    counted: Sizes = Counter({(0, "north"): 30, (0, "south"): 15, (1, "online"): 45})
    waiting = [("north", "online")] * 40 + [("south", "online")] * 7
    moved = ready(waiting, counted=counted, least=LEAST, batch=BATCH, random=Random(1))
    assert {waiting[at][0] for at in moved} == {"north"}
    assert len(moved) == 30


def test_small_parts_are_counted_together_while_they_are_hidden() -> None:
    """Ten from each of four parts: the whole can be shown soon, and no part is."""
    waiting = [(part, "online") for part in ("north", "south", "west", "elsewhere") for _ in range(10)]
    moved = ready(waiting, counted=Counter(), least=LEAST, batch=BATCH, random=Random(1))
    assert len(moved) == 30
    assert max(sizes([waiting[at] for at in moved]).values()) == 30
    assert all(number < LEAST for (kind, _), number in sizes([waiting[at] for at in moved]).items() if kind == 0)


def test_nothing_moves_when_what_is_left_would_be_too_small() -> None:
    def moved(number: int) -> int:
        waiting = [("north", "online")] * number
        return len(ready(waiting, counted=Counter(), least=LEAST, batch=BATCH, random=Random(1)))

    assert (moved(0), moved(29), moved(30), moved(45)) == (0, 0, 20, 35)


def test_who_stays_is_drawn_by_lot() -> None:
    waiting = [("north", "online")] * 30
    drawn = [ready(waiting, counted=Counter(), least=LEAST, batch=BATCH, random=Random(seed)) for seed in range(200)]
    often = Counter(at for one in drawn for at in one)
    assert len(set(map(tuple, drawn))) > 150
    assert all(90 < often[at] < 175 for at in range(30))  # two thirds of 200


@pytest.mark.parametrize("number", [1, 3])
def test_without_a_least_everybody_moves(number: int) -> None:
    waiting = [("north", "online")] * number
    assert ready(waiting, counted=Counter(), least=0, batch=1, random=Random(1)) == list(range(number))
