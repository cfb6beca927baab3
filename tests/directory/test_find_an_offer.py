"""Everybody sees what there is already: by topic, part of the area and for whom."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.directory.models import Offering, Organisation
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from tests.directory.conftest import make_offering

PUBLIC = "/quartier/am-anger/angebote/"


def _page(client: Client, address: str = PUBLIC, language: str = "de") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def three(parish: Organisation, topic: FieldOfAction, field_of_action: FieldOfAction, north: Area, south: Area) -> None:
    make_offering(parish, topic)
    make_offering(parish, field_of_action, title="Fahrdienst", area=north, for_whom=["older"], step_free="yes")
    make_offering(parish, topic, title="Jugendtreff", area=south, for_whom=["youth"], step_free="no")


def test_an_offer_says_who_where_when_and_for_whom(client: Client, lunch: Offering) -> None:
    page = _page(client)
    for word in ("Mittagstisch", "Zusammen essen.", "mittwochs 12 Uhr", "Gemeindesaal", "Für alle", "Pfarrei"):
        assert word in page
    assert 'href="tel:0000234567"' in page
    assert "Versorgung</h2>" in page
    assert "1 offer" in _page(client, language="en")
    assert "Shops and services</h2>" in _page(client, language="en")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", {"Mittagstisch", "Fahrdienst", "Jugendtreff"}),
        ("?thema=supply", {"Mittagstisch", "Jugendtreff"}),
        ("?ort=anger-nord", {"Mittagstisch", "Fahrdienst"}),  # what has no part is there for all parts
        ("?fuer=youth", {"Mittagstisch", "Jugendtreff"}),  # what is for everybody is for young people, too
        ("?thema=mobility&fuer=older", {"Fahrdienst"}),
        ("?thema=mobility&fuer=youth", set()),
        ("?thema=gibtesnicht&fuer=%00&ort=muehlviertel", {"Mittagstisch", "Fahrdienst", "Jugendtreff"}),
    ],
)
def test_the_address_narrows_the_list(client: Client, three: None, address: str, found: set[str]) -> None:
    page = _page(client, PUBLIC + address)
    shown = {title for title in ("Mittagstisch", "Fahrdienst", "Jugendtreff") if f"{title}</h3>" in page}
    assert shown == found
    assert ("Dazu passt kein Angebot." in page) is (not found)


def test_it_reaches_the_people_of_the_area_and_no_others(
    client: Client, town: Area, elsewhere: Area, north: Area, south: Area, topic: FieldOfAction, lunch: Offering
) -> None:
    bus = Organisation.objects.create(area=town, name="Bürgerbus")
    make_offering(bus, topic, title="Fahrt zum Arzt")
    make_offering(bus, topic, title="Nur im Norden", area=north)
    assert "Fahrt zum Arzt" in _page(client)
    there = _page(client, "/quartier/muehlviertel/angebote/")
    assert "Fahrt zum Arzt" in there
    assert "Mittagstisch" not in there
    assert "Nur im Norden" not in there
    assert "Nur im Norden" not in _page(client, "/quartier/anger-sued/angebote/")


def test_the_start_page_and_the_process_lead_there_when_there_is_something(
    client: Client, process: Process, lunch: Offering
) -> None:
    for address in ("/quartier/am-anger/", "/beteiligung/anger-2026/"):
        page = _page(client, address)
        assert f'href="{PUBLIC}"' in page
        assert "Was es schon gibt: 1 Angebot" in page
    Offering.objects.update(taken_off_on=timezone.localdate() - timedelta(days=1))
    for address in ("/quartier/am-anger/", "/beteiligung/anger-2026/"):
        assert PUBLIC not in _page(client, address)
    assert "Hier ist noch kein Angebot eingetragen." in _page(client)


@pytest.mark.parametrize("number", [1, 30])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    parish: Organisation,
    topic: FieldOfAction,
    north: Area,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for each in range(number):
        make_offering(parish, topic, title=f"Angebot {each}", area=north, for_whom=["older"])
    with django_assert_num_queries(3):
        client.get(PUBLIC)
