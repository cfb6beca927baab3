"""Panels fill two columns: none is lost, the order stays, and neither column ends long before the other."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.figure import Figure
from dashboards.panels.columns import beside_each_other, height_of, one_after_the_other
from dashboards.panels.panel import Panel


def panel(key: str, height: int) -> Panel:
    drawing = {"layout": {"height": height}}
    return Panel(key=key, title=key, figure=Figure(drawing, drawing, key))


heights = st.lists(st.integers(40, 1_200), max_size=9)


@given(heights)
def test_questions_stay_in_their_order_and_columns_are_as_even_as_that_allows(drawn: list[int]) -> None:
    panels = [panel(str(number), height) for number, height in enumerate(drawn)]
    left, right = one_after_the_other(panels)
    assert [*left, *right] == panels
    longer = max(sum(map(height_of, left)), sum(map(height_of, right)))
    for cut in range(len(panels) + 1):
        assert longer <= max(sum(map(height_of, panels[:cut])), sum(map(height_of, panels[cut:])))


def test_of_two_even_ways_the_left_column_is_the_longer_one() -> None:
    """One of three as high as the last: below the first nothing stays empty while the right column is full."""
    panels = [panel("map", 420), panel("parts", 330), panel("pins", 420)]
    left, right = one_after_the_other(panels)
    assert [one.key for one in left] == ["map", "parts"]
    assert [one.key for one in right] == ["pins"]


@given(heights, heights, st.lists(st.integers(40, 1_200), max_size=3))
def test_the_rest_goes_where_the_page_stays_shortest(left: list[int], right: list[int], rest: list[int]) -> None:
    topics, people, others = (
        [panel(f"{name}{number}", height) for number, height in enumerate(drawn)]
        for name, drawn in (("t", left), ("p", right), ("r", rest))
    )
    first, second = beside_each_other(topics, people, others)
    assert list(first[: len(topics)]) == topics
    assert list(second[: len(people)]) == people
    assert sorted([*first, *second], key=str) == sorted([*topics, *people, *others], key=str)
    longer = max(sum(map(height_of, first)), sum(map(height_of, second)))
    for sides in product((0, 1), repeat=len(others)):
        sums = [sum(map(height_of, topics)), sum(map(height_of, people))]
        for one, side in zip(others, sides, strict=True):
            sums[side] += height_of(one)
        assert longer <= max(sums)
