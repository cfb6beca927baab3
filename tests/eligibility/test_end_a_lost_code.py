"""The page on which an administrator ends a lost code."""

import pytest
from django.test import Client

from participation.accounts.models import Account
from participation.eligibility.models import AccessCode
from participation.eligibility.services.codes import make_codes
from participation.processes.models import Process

PAGE = "/werkstatt/prozesse/anger-2026/codes/"


@pytest.fixture
def code(process: Process, administrator: Account) -> AccessCode:
    make_codes(process=process, number=1, made_by=administrator)
    return AccessCode.objects.get()


def test_the_first_four_symbols_are_enough(client: Client, code: AccessCode, administrator: Account) -> None:
    client.force_login(administrator)
    data = {"selector": code.selector.lower(), "reason": "Brief verloren"}
    assert client.post(PAGE, data).status_code == 302
    code.refresh_from_db()
    assert code.revoked
    assert "1 Code" in client.get(PAGE, headers={"accept-language": "de"}).content.decode()


def test_an_unknown_beginning_is_said(client: Client, code: AccessCode, administrator: Account) -> None:
    client.force_login(administrator)
    unknown = "0000" if code.selector != "0000" else "1111"
    assert client.post(PAGE, {"selector": unknown, "reason": "x"}).status_code == 422
    code.refresh_from_db()
    assert not code.revoked


def test_staff_do_not_find_the_page(client: Client, code: AccessCode, staff: Account) -> None:
    client.force_login(staff)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"selector": code.selector, "reason": "x"}).status_code == 404
    code.refresh_from_db()
    assert not code.revoked
