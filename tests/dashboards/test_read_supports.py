"""What do dashboards read about ideas?"""

from datetime import date
from typing import Any

from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea
from ideas.selectors.results import (
    DayCount,
    Supported,
    ideas_over_time,
    supports_by_idea,
    supports_of,
    supports_over_time,
    titles_of,
)
from participation.places.models import Area
from participation.processes.models import Process
from tests.dashboards.conftest import MakeIdea


def test_most_support_first_and_hidden_ideas_not_at_all(
    process: Process, make_idea: MakeIdea, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    few, many, none = make_idea("few", 3), make_idea("many", 90), make_idea("none")
    make_idea("rejected", 50, visibility=Idea.Visibility.REJECTED)
    with django_assert_num_queries(1):
        found = supports_by_idea(process.pk)
    assert found == [Supported(many.pk, 90), Supported(few.pk, 3), Supported(none.pk, 0)]
    assert titles_of([few.pk]) == {few.pk: "few"}
    assert (supports_of(many.pk), supports_of(none.pk)) == (90, 0)


def test_supports_are_summed_over_kinds_of_proof(process: Process, add_supports: Any, north: Area) -> None:
    add_supports(date(2026, 6, 1), 4)
    add_supports(date(2026, 6, 1), -1, channel="paper", area=north)
    assert supports_over_time(process.pk) == [
        DayCount(date(2026, 6, 1), "online", 0, 4),
        DayCount(date(2026, 6, 1), "paper", north.pk, -1),
    ]


def test_ideas_by_day_and_way(process: Process, make_idea: MakeIdea, north: Area) -> None:
    make_idea("a", area=north, channel="paper")
    make_idea("b")
    make_idea("c", visibility=Idea.Visibility.PENDING)
    assert sorted((row.channel, row.area_id, row.count) for row in ideas_over_time(process.pk)) == [
        ("online", 0, 1),
        ("paper", north.pk, 1),
    ]
