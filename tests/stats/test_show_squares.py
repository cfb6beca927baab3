"""Squares of a map are shown from enough people on, and never so that few can stand anywhere else."""

from participation.stats.squares import shown_squares


def test_squares_of_few_stay_away() -> None:
    assert shown_squares({"a": 9, "b": 10, "c": 40}, named=100, most=1, least=10) == {"b": 10, "c": 40}


def test_where_few_places_are_left_the_smallest_circle_stays_away() -> None:
    """13 people named a place each; 11 stand on one square, so at most two could stand on any other."""
    assert shown_squares({"a": 11, "b": 2}, named=13, most=1, least=10) == {}
    assert shown_squares({"a": 11, "b": 12, "c": 2}, named=25, most=1, least=10) == {"b": 12}


def test_where_no_place_is_left_everything_is_shown() -> None:
    assert shown_squares({"a": 11, "b": 12}, named=23, most=1, least=10) == {"a": 11, "b": 12}


def test_where_everybody_could_name_more_places_anybody_can_stand_elsewhere() -> None:
    assert shown_squares({"a": 11, "b": 2}, named=13, most=3, least=10) == {"a": 11}


def test_of_two_equal_circles_the_same_one_stays_away_always() -> None:
    assert shown_squares({"a": 11, "b": 11}, named=24, most=1, least=10) == {"b": 11}
    assert shown_squares({"b": 11, "a": 11}, named=24, most=1, least=10) == {"b": 11}
