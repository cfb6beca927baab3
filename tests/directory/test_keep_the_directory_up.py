"""Staff enter who offers what, confirm it once a year, and take it off when it ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.directory.models import Offering, Organisation
from participation.directory.services.offerings import OfferingDetails, add_offering
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from tests.directory.conftest import make_offering

DESK = "/werkstatt/angebote/"
PUBLIC = "/quartier/am-anger/angebote/"


def _said(topic: FieldOfAction, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Spieleabend",
        "about": "Brettspiele für alle.",
        "field_of_action": topic.pk,
        "for_whom": ["older", "families"],
        "place": "Pfarrheim",
        "when": "freitags 19 Uhr",
        "cost": "kostenlos",
        "step_free": "yes",
        "languages": "Deutsch",
        "area": "",
        **changes,
    }


def _acts() -> list[str]:
    return list(AuditRecord.objects.order_by("pk").values_list("action", flat=True))


def test_an_organisation_is_entered_and_then_says_what_it_offers(
    at_desk: Client, neighbourhood: Area, topic: FieldOfAction, north: Area
) -> None:
    said = {"area": neighbourhood.pk, "name": "Sportverein", "phone": "0000 11", "website": "sv.example"}
    response = at_desk.post(f"{DESK}organisation/", said)
    made = Organisation.objects.get()
    assert (made.name, made.website) == ("Sportverein", "https://sv.example")
    assert response["Location"] == f"{DESK}organisation/{made.pk}/angebot/"
    assert at_desk.post(response["Location"], _said(topic, area=north.pk)).status_code == 302
    offer = Offering.objects.get()
    assert (offer.for_whom, offer.area, offer.confirmed_on) == (["older", "families"], north, timezone.localdate())
    assert _acts() == ["organisation.added", "offering.added"]
    assert "Spieleabend" in at_desk.get(PUBLIC).content.decode()


def test_pressing_the_button_twice_enters_it_once(
    at_desk: Client, neighbourhood: Area, parish: Organisation, topic: FieldOfAction
) -> None:
    for _press in range(2):
        answer = at_desk.post(f"{DESK}organisation/{parish.pk}/angebot/", _said(topic))
    assert answer.status_code == 422
    assert Offering.objects.count() == 1
    known = at_desk.post(f"{DESK}organisation/", {"area": neighbourhood.pk, "name": "St. Anna"})
    assert known.status_code == 422
    assert Organisation.objects.count() == 1
    assert _acts() == ["offering.added"]


def test_what_is_missing_is_named_and_the_input_stays(
    at_desk: Client, parish: Organisation, topic: FieldOfAction
) -> None:
    answer = at_desk.post(f"{DESK}organisation/{parish.pk}/angebot/", _said(topic, title="", field_of_action=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_title"' in page
    assert "Brettspiele für alle." in page
    assert not Offering.objects.exists()


def test_changes_are_recorded_and_confirm_it(at_desk: Client, lunch: Offering, topic: FieldOfAction) -> None:
    assert at_desk.post(f"{DESK}{lunch.pk}/", _said(topic, title="Mittagstisch")).status_code == 302
    lunch.refresh_from_db()
    assert (lunch.cost, lunch.confirmed_on) == ("kostenlos", timezone.localdate())
    assert _acts() == ["offering.changed", "offering.confirmed"]
    assert "cost" in AuditRecord.objects.get(action="offering.changed").details["columns"]
    at_desk.post(f"{DESK}{lunch.pk}/", _said(topic, title="Mittagstisch"))
    assert len(_acts()) == 2  # the same again changes nothing


def test_after_a_year_the_desk_is_asked_and_one_press_answers(
    at_desk: Client, parish: Organisation, topic: FieldOfAction
) -> None:
    make_offering(parish, topic, days=365, title="Gerade noch frisch")
    old = make_offering(parish, topic, days=366, title="Besuchsdienst")
    page = at_desk.get(DESK).content.decode()
    assert f'action="{DESK}{old.pk}/bestaetigen/"' in page
    assert page.count("/bestaetigen/") == 1
    assert "Lange nicht geprüft" in at_desk.get(PUBLIC).content.decode()
    assert "Besuchsdienst" in at_desk.get("/heute/").content.decode()
    for _press in range(2):
        at_desk.post(f"{DESK}{old.pk}/bestaetigen/")
    old.refresh_from_db()
    assert old.confirmed_on == timezone.localdate()
    assert _acts() == ["offering.confirmed"]
    assert "/bestaetigen/" not in at_desk.get(DESK).content.decode()
    assert "Lange nicht geprüft" not in at_desk.get(PUBLIC).content.decode()


def test_what_ended_is_taken_off_and_can_come_back(at_desk: Client, lunch: Offering) -> None:
    for _press in range(2):
        at_desk.post(f"{DESK}{lunch.pk}/weg/")
    assert "Gemeindesaal" not in at_desk.get(PUBLIC).content.decode()
    assert "herausgenommen am" in at_desk.get(DESK).content.decode()
    at_desk.post(f"{DESK}{lunch.pk}/wieder/")
    assert "Gemeindesaal" in at_desk.get(PUBLIC).content.decode()
    assert _acts() == ["offering.taken_off", "offering.put_back"]


@pytest.mark.parametrize("who", ["resident", "moderator", "official", "outsider"])
def test_only_the_desk_of_the_area_may_change_it(
    client: Client, lunch: Offering, topic: FieldOfAction, request: pytest.FixtureRequest, who: str
) -> None:
    account = request.getfixturevalue(who)
    client.force_login(account)
    for address in (f"organisation/{lunch.organisation_id}/", f"organisation/{lunch.organisation_id}/angebot/"):
        assert client.post(DESK + address, _said(topic, name="Neu")).status_code == 404
    for address in ("", "bestaetigen/", "weg/", "wieder/"):
        assert client.post(f"{DESK}{lunch.pk}/{address}", _said(topic)).status_code == 404
    assert "Mittagstisch" not in client.get(DESK).content.decode()
    details = OfferingDetails("Neu", "Neu.", topic.pk)
    with pytest.raises(NotAllowed):
        add_offering(account=account, organisation_id=lunch.organisation_id, details=details)
    lunch.refresh_from_db()
    assert (lunch.taken_off_on, lunch.confirmed_on) == (None, timezone.localdate() - timedelta(days=10))
    assert Offering.objects.count() == 1
    assert _acts() == []


def test_staff_cannot_enter_an_organisation_elsewhere(at_desk: Client, neighbourhood: Area, elsewhere: Area) -> None:
    assert at_desk.post(f"{DESK}organisation/", {"area": elsewhere.pk, "name": "Fremd"}).status_code == 422
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("number", [1, 6])
def test_the_desk_needs_as_many_queries_for_one_as_for_many(
    at_desk: Client,
    neighbourhood: Area,
    north: Area,
    topic: FieldOfAction,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for each in range(number):
        organisation = Organisation.objects.create(area=neighbourhood, name=f"Verein {each}")
        make_offering(organisation, topic, area=north)
        make_offering(organisation, topic, days=500, title="Alt")
    with django_assert_num_queries(9):
        at_desk.get(DESK)


def test_an_organisation_entered_by_mistake_is_removed_one_that_offered_something_stays(
    at_desk: Client, parish: Organisation, topic: FieldOfAction
) -> None:
    address = f"/werkstatt/angebote/organisation/{parish.pk}/"
    offering = make_offering(parish, topic, taken_off_on=timezone.localdate())
    assert f"{address}weg/" not in at_desk.get(address).content.decode()
    at_desk.post(f"{address}weg/")
    assert Organisation.objects.filter(pk=parish.pk).exists()
    offering.delete()
    assert f"{address}weg/" in at_desk.get(address).content.decode()
    at_desk.post(f"{address}weg/")
    assert not Organisation.objects.exists()
    assert AuditRecord.objects.get(action="organisation.removed").details["organisation"] == "St. Anna"
    assert at_desk.post(f"{address}weg/").status_code == 404
