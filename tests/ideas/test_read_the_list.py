import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea
from ideas.selectors import orders
from ideas.selectors.cards import IdeaCard, as_cards
from ideas.selectors.listing import Filters, count, listed_ideas
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
LIST = "/beteiligung/anger-2026/ideen/"
# process, page, phases; once in a while also areas, topics and count
QUERIES, FIRST = 3, 6


def shown(client: Client, address: str = "") -> list[int]:
    page = client.get(LIST + address).content.decode()
    return [int(pk) for pk in re.findall(r'class="q-cover" href="/ideen/(\d+)/"', page)]


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def cards(ideas: QuerySet[Idea]) -> list[tuple[Any, IdeaCard]]:
    return as_cards(ideas, {}, "key")


def many_ideas(process: Process, number: int) -> list[Idea]:
    """Random numbers from 1 upwards, in both rings."""
    now = timezone.now()
    return [
        make_idea(
            process,
            title=f"Idee {n}",
            shuffle_a=n,
            shuffle_b=n,
            supports=n % 7,
            created_at=now - timedelta(minutes=n),
        )
        for n in range(1, number + 1)
    ]


@pytest.mark.parametrize("number", [13, 300])
@pytest.mark.parametrize("address", ["?folge=0", "?reihe=neu", "?suche=idee&folge=0", "?ansicht=karte&folge=0"])
def test_the_number_of_queries_does_not_grow(
    client: Client, process: Process, number: int, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many_ideas(process, number)
    for queries in (FIRST, QUERIES):
        with django_assert_num_queries(queries):
            client.get(LIST + address)


@pytest.mark.both
@pytest.mark.parametrize("address", ["?folge=0", "?folge=10", "?folge=3", "?folge=43", "?reihe=neu", "?reihe=stimmen"])
def test_turning_pages_shows_each_idea_exactly_once(client: Client, process: Process, address: str) -> None:
    ideas = many_ideas(process, 40)
    seen, following = [], address
    for _ in range(10):
        seen += shown(client, following)
        more = re.search(r'href="(\?[^"]*weiter=[^"]*)"', client.get(LIST + following).content.decode())
        if more is None:
            break
        following = more[1].replace("&amp;", "&")
    assert sorted(seen) == sorted(idea.pk for idea in ideas)


def test_the_mixed_order_starts_where_the_seed_says(process: Process) -> None:
    ideas = many_ideas(process, 10)
    start = 5 << 2  # ring a, forwards, from number 10 on: nothing there, so it goes round
    page = orders.page_of(listed_ideas(process, Filters()), orders.mixed(start), None, size=3, read=cards)
    assert [card.id for card in page.rows] == [ideas[9].pk, ideas[0].pk, ideas[1].pk]


def test_different_seeds_put_different_ideas_first(process: Process) -> None:
    for n in range(1, 21):
        make_idea(process, shuffle_a=n * 100_000_000, shuffle_b=(21 - n) * 100_000_000)
    first = {
        orders.page_of(listed_ideas(process, Filters()), orders.mixed(seed * 214_748_301), None, size=1, read=cards)
        .rows[0]
        .id
        for seed in range(20)
    }
    assert len(first) > 12


def test_a_reader_keeps_the_order_for_a_day(client: Client, process: Process) -> None:
    for n in range(1, 31):
        make_idea(process, shuffle_a=n * 70_000_000, shuffle_b=n * 70_000_000)
    assert shown(client) == shown(client)


def test_newest_and_most_supported_first(client: Client, process: Process) -> None:
    now = timezone.now()
    old = make_idea(process, created_at=now - timedelta(days=2), supports=9)
    new = make_idea(process, created_at=now, supports=0)
    middle = make_idea(process, created_at=now - timedelta(days=1), supports=3)
    assert shown(client, "?reihe=neu") == [new.pk, middle.pk, old.pk]
    assert shown(client, "?reihe=stimmen") == [old.pk, middle.pk, new.pk]


def test_filters_narrow_the_list(client: Client, process: Process, north: Area, field_of_action: FieldOfAction) -> None:
    there = make_idea(process, title="Bäume", area=north)
    topic = make_idea(process, field_of_action=field_of_action)
    done = make_idea(process, status=Idea.Status.DONE, delivery=Idea.Delivery.SELF)
    assert shown(client, "?ort=anger-nord") == [there.pk]
    assert shown(client, "?thema=mobility") == [topic.pk]
    assert shown(client, "?stand=done&wer=self") == [done.pk]
    assert shown(client, "?suche=BAUM") == [there.pk]
    assert shown(client, "?suche=baum&stand=done") == []


@pytest.mark.parametrize(
    "address",
    [
        "?stand=pg_sleep(5)",
        "?reihe=author__email",
        "?ort=' OR 1=1",
        "?weiter=9-9-9",
        "?weiter=0-99999999999999999999-1",
        "?folge=١٢",
        "?thema=%00",
        "?suche=%00",
    ],
)
def test_unknown_values_are_ignored(client: Client, process: Process, address: str) -> None:
    idea = make_idea(process)
    assert shown(client, address) == [idea.pk]


@pytest.mark.parametrize("hidden", [Idea.Visibility.PENDING, Idea.Visibility.REJECTED, Idea.Visibility.WITHDRAWN])
def test_what_is_not_published_is_not_listed(client: Client, process: Process, hidden: str) -> None:
    make_idea(process, title="Geheim", visibility=hidden)
    assert "Geheim" not in client.get(LIST).content.decode()


def test_counting_stops_at_a_thousand(process: Process) -> None:
    idea = make_idea(process, status=Idea.Status.DONE)
    counted = count(Idea.objects.filter(pk=idea.pk))
    assert (counted.shown, counted.done, counted.more) == (1, 1, False)


def test_an_empty_list_teaches_by_an_example(client: Client, process: Process) -> None:
    page = client.get(LIST).content.decode()
    assert "Eine Bank an der Haltestelle" in page
    make_idea(process)
    assert "Keine Idee passt dazu." in client.get(LIST + "?suche=raumstation").content.decode()


def test_a_draft_process_has_no_list(client: Client, process: Process) -> None:
    Process.objects.update(state=Process.State.DRAFT)
    assert client.get(LIST).status_code == 404


def test_markup_in_an_idea_is_text(client: Client, process: Process) -> None:
    make_idea(process, title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>", author_name="<b>")
    page = client.get(LIST).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def _square(west: float, south: float) -> dict[str, object]:
    ring = [[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_ideas_with_a_point_stand_on_the_map(client: Client, process: Process, north: Area, south: Area) -> None:
    Area.objects.filter(pk=north.pk).update(outline=_square(10, 49.01))
    Area.objects.filter(pk=south.pk).update(outline=_square(10, 49))
    make_idea(process, title="Mit Punkt", lon=10.005, lat=49.015, shuffle_a=1, shuffle_b=1)
    make_idea(process, title="Weit fort", lon=99, lat=9, shuffle_a=2, shuffle_b=2)
    page = client.get(LIST + "?ansicht=karte").content.decode()
    assert page.count('class="m-area"') == 2
    assert page.count('class="m-pin"') == 1
    assert "q-split--map" in page


def test_points_without_outlines_frame_themselves(client: Client, process: Process) -> None:
    make_idea(process, lon=10.005, lat=49.015)
    page = client.get(LIST).content.decode()
    assert page.count('class="m-pin"') == 1
    assert 'class="m-area"' not in page


def test_without_any_point_there_is_no_map(client: Client, process: Process) -> None:
    make_idea(process)
    assert '<svg viewBox="0 0 1000' not in client.get(LIST).content.decode()


def test_an_address_with_thousands_of_digits_is_read_as_none(client: Client, process: Process) -> None:
    assert client.get(f"/beteiligung/{process.slug}/ideen/", {"folge": "9" * 5000}).status_code == 200
