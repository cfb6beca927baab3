import pytest
from django.test import Client

from participation.accounts.models import Account


@pytest.fixture
def signed_in(client: Client, resident: Account) -> Client:
    client.force_login(resident)
    return client


def test_name_and_language_are_changed(signed_in: Client, resident: Account) -> None:
    assert signed_in.post("/konto/", {"name": "Rosa B.", "language": "en"}).status_code == 302
    resident.refresh_from_db()
    assert (resident.name, resident.language) == ("Rosa B.", "en")


def test_own_data_come_as_a_file(signed_in: Client, resident: Account) -> None:
    data = signed_in.post("/konto/daten/").json()
    assert data["account"]["email"] == resident.email


def test_erasing_needs_a_tick(signed_in: Client) -> None:
    assert signed_in.post("/konto/loeschen/").status_code == 400
    assert Account.objects.exists()


def test_erased_account_is_gone_and_signed_out(signed_in: Client) -> None:
    assert signed_in.post("/konto/loeschen/", {"sure": "on"}).status_code == 302
    assert not Account.objects.exists()
    assert "_auth_user_id" not in signed_in.session


def test_staff_cannot_erase_themselves(client: Client, staff: Account) -> None:
    client.force_login(staff)
    assert client.post("/konto/loeschen/", {"sure": "on"}).status_code == 400
    assert Account.objects.filter(pk=staff.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/konto/"])
def test_guests_are_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/anmelden/")
