"""Which pages does everybody find at the foot of every page?"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from ideas.services.poll_files import MOST_PRIVATE
from participation.places.models import Area, Office

NAMES = ["plain_language", "accessibility", "privacy", "imprint", "source"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_each_page_exists_in_each_language(client: Client, name: str, language: str) -> None:
    response = client.get(reverse(f"web:{name}"), headers={"accept-language": language})
    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in page
    assert ("<h2" in page) or name == "imprint"


@pytest.mark.django_db
def test_the_texts_differ_by_language(client: Client) -> None:
    german, english = (
        client.get(reverse("web:privacy"), headers={"accept-language": language}).content for language in ("de", "en")
    )
    assert b"Ihre Rechte" in german
    assert b"Your rights" in english


@pytest.mark.django_db
def test_help_pages_set_no_cookie(client: Client) -> None:
    response = client.get(reverse("web:privacy"))
    assert not response.cookies


def test_barriers_can_be_reported_by_phone(client: Client, neighbourhood: Area) -> None:
    Office.objects.create(area=neighbourhood, name="Quartiersbüro", address="Angerstraße 7", phone="0000 12 34-56")
    page = client.get(reverse("web:accessibility")).content.decode()
    assert '<a class="q-phone" href="tel:0000123456">0000 12 34-56</a>' in page


@pytest.mark.django_db
def test_the_language_switch_works_without_script_and_comes_back(client: Client) -> None:
    response = client.post(reverse("web:set_language"), {"language": "en", "next": "/datenschutz/"})
    assert response.status_code == 302
    assert response["Location"] == "/datenschutz/"
    with override("en"):
        assert b'<html lang="en">' in client.get("/datenschutz/").content


@pytest.mark.django_db
def test_the_language_switch_leads_to_no_other_site(client: Client) -> None:
    response = client.post(reverse("web:set_language"), {"language": "en", "next": "https://example.org/"})
    assert response["Location"] == "/"


def test_machines_are_told_what_the_site_is(client: Client) -> None:
    assert client.get(reverse("web:manifest")).json()["icons"][0]["type"] == "image/svg+xml"
    assert "Disallow: /admin/" in client.get(reverse("web:robots")).content.decode()


@pytest.mark.parametrize("address", ["/datenschutz/", "/anmelden/", "/mitarbeit/login/"])
def test_pages_of_no_area_name_the_only_neighbourhood_at_head_and_foot(
    client: Client, neighbourhood: Area, address: str
) -> None:
    page = client.get(address, headers={"accept-language": "de"}).content.decode()
    assert '<span class="q-brand__name">Am Anger</span>' in page
    assert "Altmühlbach, Quartiersarbeit Am Anger" in page


def test_where_there_are_several_they_name_the_platform(client: Client, neighbourhood: Area, elsewhere: Area) -> None:
    page = client.get("/datenschutz/").content.decode()
    assert '<span class="q-brand__name">Quartierstimme</span>' in page
    assert "<p>Quartierstimme</p>" in page


def test_a_wrong_address_is_answered_without_the_database(
    client: Client, neighbourhood: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/gibt-es-nicht/").content.decode()
    assert '<span class="q-brand__name">Quartierstimme</span>' in page


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("de", "Sind es weniger als %d"), ("en", "fewer than %d")])
def test_privacy_says_when_single_ballots_are_published(client: Client, language: str, words: str) -> None:
    page = client.get(reverse("web:privacy"), headers={"accept-language": language}).content.decode()
    assert words % MOST_PRIVATE in page
