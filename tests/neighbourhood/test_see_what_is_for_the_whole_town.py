"""A process of the town or district is one of each neighbourhood below it, and says so; the reverse is not true."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.places.models import Area, Occasion, PopulationMargin
from participation.places.services import add_area
from participation.processes.models import Phase, Process
from surveys.models import ReturnsTally
from tests.ideas.make import make_idea
from tests.neighbourhood.conftest import make_decision, make_survey
from tests.neighbourhood.test_visit_home import QUERIES

MARK = "Für alle in Altmühlbach"
HERE, ELSEWHERE, TOWN = "/quartier/am-anger/", "/quartier/muehlviertel/", "/quartier/altmuehlbach/"
MakeProcess = Callable[..., Process]


@pytest.fixture
def make_process(staff: Account) -> MakeProcess:
    """Published, ideas can be sent and supported now."""

    def make(area: Area, slug: str, title: str, **fields: str) -> Process:
        process = Process.objects.create(
            **{"area": area, "slug": slug, "title": {"de": title}, "state": "published", "responsible": staff, **fields}
        )
        for kind in (Phase.Kind.COLLECT, Phase.Kind.VOTE, Phase.Kind.SURVEY):
            day = timedelta(days=1)
            Phase.objects.create(
                process=process, kind=kind, starts_at=timezone.now() - day, ends_at=timezone.now() + day
            )
        return process

    return make


@pytest.fixture
def city_wide(town: Area, make_process: MakeProcess) -> Process:
    return make_process(town, "haushalt", "Wofür gibt die Stadt Geld aus?")


def _page(client: Client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "de"})
    assert response.status_code == 200
    return response.content.decode()


def test_alone_it_stands_on_top_of_each_neighbourhood(
    client: Client, city_wide: Process, neighbourhood: Area, elsewhere: Area
) -> None:
    for home in (HERE, ELSEWHERE):
        page = _page(client, home)
        assert "Wofür gibt die Stadt Geld aus?</h1>" in page
        assert MARK in page
        assert "/beteiligung/haushalt/ideen/neu/" in page


def test_beside_a_process_of_the_place_it_comes_second_and_is_marked(
    client: Client, city_wide: Process, process: Process
) -> None:
    page = _page(client, HERE)
    assert "Was braucht der Anger?</h1>" in page
    card = page.split('href="/beteiligung/haushalt/"')[1].split("</li>")[0]
    assert "Wofür gibt die Stadt Geld aus?" in card
    assert MARK in card
    assert page.count(MARK) == 1, "what is of the place itself is not marked"


def test_on_the_page_of_the_town_nothing_is_marked(client: Client, city_wide: Process, process: Process) -> None:
    page = _page(client, TOWN)
    assert "Wofür gibt die Stadt Geld aus?" in page
    assert "Was braucht der Anger?" in page, "the town sees what goes on in its neighbourhoods"
    assert "Für alle in" not in page


def test_a_process_of_a_neighbourhood_appears_in_no_other_one(
    client: Client, process: Process, elsewhere: Area
) -> None:
    make_survey(process, process.responsible)
    make_decision(process, process.responsible, make_idea(process, title="Nur am Anger"))
    for address in (ELSEWHERE, f"{ELSEWHERE}mitmachen/", f"{ELSEWHERE}ideen/", f"{ELSEWHERE}ergebnisse/"):
        page = _page(client, address)
        for title in ("Was braucht der Anger?", "Was brauchen Sie am Anger?", "Nur am Anger", "Bank am Kirchweg"):
            assert title not in page, address


def test_a_process_of_a_district_reaches_its_own_neighbourhoods_only(
    client: Client, town: Area, elsewhere: Area, make_process: MakeProcess
) -> None:
    district = add_area(name="Bezirk Süd", slug="bezirk-sued", kind=Area.Kind.DISTRICT, parent=town)
    add_area(name="Am Bach", slug="am-bach", kind=Area.Kind.NEIGHBOURHOOD, parent=district)
    make_process(district, "bezirk", "Was wird aus dem Bezirkspark?")
    page = _page(client, "/quartier/am-bach/")
    assert "Was wird aus dem Bezirkspark?" in page
    assert "Für alle in Bezirk Süd" in page
    assert "Bezirkspark" not in _page(client, ELSEWHERE)
    assert "Bezirkspark" in _page(client, TOWN)


def test_another_town_sees_nothing_of_it(client: Client, city_wide: Process) -> None:
    add_area(name="Neudorf", slug="neudorf", kind=Area.Kind.MUNICIPALITY)
    assert "Wofür gibt die Stadt" not in _page(client, "/quartier/neudorf/")


def test_drafts_of_the_town_stay_hidden(client: Client, city_wide: Process, neighbourhood: Area) -> None:
    make_survey(city_wide, city_wide.responsible)
    Process.objects.update(state=Process.State.DRAFT)
    for address in (HERE, f"{HERE}mitmachen/"):
        assert "Wofür gibt die Stadt" not in _page(client, address)
        assert "Was brauchen Sie" not in _page(client, address)


def test_a_survey_of_the_town_is_marked_and_counts_the_people_of_the_town(
    client: Client, city_wide: Process, neighbourhood: Area
) -> None:
    survey = make_survey(city_wide, city_wide.responsible, slug="stadt", title={"de": "Wie leben Sie in der Stadt?"})
    day = timezone.localdate()
    ReturnsTally.objects.create(survey=survey, day=day, channel="online", language="de", area_key=0, value=412)
    for area, count in ((city_wide.area, 21_000), (neighbourhood, 3004)):
        PopulationMargin.objects.create(
            area=area, dimension="total", category="all", count=count, counted_on=day, source="Register"
        )
    page = _page(client, HERE)
    assert "Wie leben Sie in der Stadt?</h1>" in page
    assert MARK in page
    assert "412 von 21.000" in page


def test_a_survey_of_the_place_stays_on_top_whatever_ends_first(
    client: Client, city_wide: Process, process: Process, staff: Account
) -> None:
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=9)
    make_survey(city_wide, staff, slug="stadt", title={"de": "Wie leben Sie in der Stadt?"}, closes_at=soon)
    make_survey(process, staff, closes_at=later)
    page = _page(client, HERE)
    assert "Was brauchen Sie am Anger?</h1>" in page
    card = page.split('href="/umfragen/stadt/"')[1].split("</li>")[0]
    assert MARK in card


def test_ideas_for_another_place_are_no_news_here(
    client: Client, city_wide: Process, neighbourhood: Area, north: Area, elsewhere: Area
) -> None:
    make_idea(city_wide, title="Für die Stadt")
    make_idea(city_wide, title="Auch für die Stadt", area=city_wide.area)
    make_idea(city_wide, title="Im Norden des Angers", area=north)
    make_idea(city_wide, title="Im Mühlviertel", area=elsewhere)
    here, there = _page(client, HERE), _page(client, ELSEWHERE)
    for title in ("Für die Stadt", "Auch für die Stadt"):
        assert f">{title}</a>" in here
        assert f">{title}</a>" in there
    assert "Im Norden des Angers" in here
    assert "Im Mühlviertel" not in here
    assert "Im Norden des Angers" not in there


def test_decisions_of_the_town_are_told_and_marked(
    client: Client, city_wide: Process, neighbourhood: Area, elsewhere: Area, official: Account
) -> None:
    make_decision(city_wide, official, make_idea(city_wide), title={"de": "Mehr Geld für Wege"})
    other = make_idea(city_wide, area=elsewhere)
    make_decision(city_wide, official, other, title={"de": "Brunnen im Mühlviertel"}, outcome=Decision.Outcome.DEFER)
    for address in (HERE, f"{HERE}ergebnisse/"):
        page = _page(client, address)
        told = page.split("Mehr Geld für Wege")[1].split("</li>")[0]
        assert MARK in told
        assert "Brunnen im Mühlviertel" not in page
    assert "Brunnen im Mühlviertel" in _page(client, f"{ELSEWHERE}ergebnisse/")


def test_a_meeting_of_the_town_is_a_date_in_each_neighbourhood(
    client: Client, town: Area, neighbourhood: Area, elsewhere: Area
) -> None:
    soon = timezone.now() + timedelta(days=2)
    Occasion.objects.create(area=town, title={"de": "Bürgerversammlung"}, note={"de": "Im Saal."}, starts_at=soon)
    Occasion.objects.create(area=elsewhere, title={"de": "Frühstück dort"}, note={"de": "x"}, starts_at=soon)
    page = _page(client, HERE)
    assert "Bürgerversammlung" in page
    assert "Frühstück dort" not in page


def test_lists_put_the_place_first_and_mark_the_town(
    client: Client, process: Process, make_process: MakeProcess, town: Area
) -> None:
    """The process of the town is the newer one, and still comes second."""
    newer = make_process(town, "haushalt", "Wofür gibt die Stadt Geld aus?")
    make_idea(process)
    make_idea(newer)
    for address in (f"{HERE}mitmachen/", f"{HERE}ideen/"):
        page = _page(client, address).split('id="verfahren"')[-1].split("<main", 1)[-1]
        assert page.index("Was braucht der Anger?") < page.index("Wofür gibt die Stadt")
        assert MARK in page.split("Wofür gibt die Stadt")[-1].split("</li>")[0]


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow_with_the_town(
    client: Client,
    town: Area,
    process: Process,
    official: Account,
    make_process: MakeProcess,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_survey(process, process.responsible)
    make_decision(process, official, make_idea(process, supports=2))
    for each in range(number):
        city = make_process(town, f"stadt-{each}", "Stadt")
        make_survey(city, process.responsible, slug=f"s{each}")
        make_decision(city, official, make_idea(city, supports=3))
    with django_assert_num_queries(QUERIES):
        client.get(HERE)
