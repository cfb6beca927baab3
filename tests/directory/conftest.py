"""A parish with one offer, and somebody at the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account
from participation.directory.models import Offering, Organisation
from participation.places.models import Area
from participation.processes.models import FieldOfAction


def make_offering(organisation: Organisation, topic: FieldOfAction, *, days: int = 10, **values: Any) -> Offering:
    """Checked so many days ago."""
    checked = timezone.localdate() - timedelta(days=days)
    said = {"title": "Mittagstisch", "about": "Zusammen essen.", "place": "Gemeindesaal", "when": "mittwochs 12 Uhr"}
    return Offering.objects.create(
        organisation=organisation, field_of_action=topic, confirmed_on=checked, **{**said, **values}
    )


@pytest.fixture
def parish(neighbourhood: Area) -> Organisation:
    return Organisation.objects.create(area=neighbourhood, name="St. Anna", about="Pfarrei", phone="0000 23 45 67")


@pytest.fixture
def topic(db: None) -> FieldOfAction:
    return FieldOfAction.objects.create(code="supply", name={"de": "Versorgung", "en": "Shops and services"})


@pytest.fixture
def lunch(parish: Organisation, topic: FieldOfAction) -> Offering:
    return make_offering(parish, topic)


@pytest.fixture
def at_desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client
