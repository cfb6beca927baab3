"""From the letter to the right to take part."""

import pytest
from django.test import Client, RequestFactory

from participation.accounts.models import Account
from participation.eligibility.code_format import Code, new_code
from participation.eligibility.models import AccessCode
from participation.eligibility.services.codes import make_codes, revoke_code
from participation.eligibility.views.redeem import WRONG_CODES
from participation.processes.models import Process
from participation.web.identity import identity_of
from participation.web.often import Limit

ADDRESS = "/code/"
COOKIE = "qs_code"


@pytest.fixture
def code(process: Process, administrator: Account) -> Code:
    Process.objects.filter(pk=process.pk).update(eligibility=Process.Eligibility.CODE)
    return make_codes(process=process, number=1, made_by=administrator)[0]


def _type(client: Client, code: str, **more: str) -> tuple[int, str, str]:
    response = client.post(ADDRESS, {"code": code, **more}, headers={"accept-language": "de"})
    return response.status_code, response.get("Location", ""), response.content.decode()


def test_a_right_code_opens_the_process_in_this_browser(client: Client, code: Code, process: Process) -> None:
    status, location, _ = _type(client, str(code).lower())
    assert (status, location) == (302, "/beteiligung/anger-2026/")
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert code.secret not in cookie.value


def test_it_leads_back_to_where_one_came_from_but_never_away(client: Client, code: Code) -> None:
    assert _type(client, str(code), next="/ideen/7/")[1] == "/ideen/7/"
    assert _type(client, str(code), next="https://evil.example/")[1] == "/beteiligung/anger-2026/"
    assert _type(client, str(code), next="//evil.example/")[1] == "/beteiligung/anger-2026/"


def test_a_typing_error_is_named_and_costs_no_try(client: Client, code: Code) -> None:
    for _ in range(120):
        status, _, page = _type(client, f"{str(code)[:-1]}{'0' if str(code)[-1] != '0' else '1'}")
        assert status == 400
    assert "Tippfehler" in page
    assert COOKIE not in client.cookies
    assert _type(client, str(code))[0] == 302


def test_a_wrong_secret_is_refused(client: Client, code: Code) -> None:
    status, _, page = _type(client, str(new_code(code.selector)))
    assert status == 400
    assert "kennen wir nicht" in page
    assert COOKIE not in client.cookies


def test_a_hundred_wrong_codes_from_one_network_are_enough(client: Client, code: Code, standing_clock: None) -> None:
    wrong = [str(new_code("ZZZZ")) for _ in range(WRONG_CODES.network)]
    assert {_type(client, each)[0] for each in wrong} == {400}
    answer = client.post(ADDRESS, {"code": str(code)}, headers={"accept-language": "de"})
    page = answer.content.decode()
    assert (answer.status_code, 0 < int(answer["Retry-After"]) <= 600) == (429, True)
    assert "zu viele falsche Codes" in page
    assert str(code) in page, "what was typed stays"
    assert COOKIE not in client.cookies


def test_right_codes_are_never_slowed_down(
    client: Client, process: Process, administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("participation.eligibility.views.redeem.WRONG_CODES", Limit("access-code", 600, network=2))
    code = make_codes(process=process, number=1, made_by=administrator)[0]
    assert {_type(client, str(code))[0] for _ in range(4)} == {302}


def test_a_revoked_code_is_refused(client: Client, code: Code, process: Process, administrator: Account) -> None:
    revoke_code(process=process, selector=code.selector, revoked_by=administrator, reason="verloren")
    status, _, page = _type(client, str(code))
    assert status == 400
    assert "nicht mehr gültig" in page
    assert COOKIE not in client.cookies


def test_a_forged_cookie_proves_nothing(code: Code) -> None:
    row = AccessCode.objects.get()
    request = RequestFactory().get("/")
    request.COOKIES = {COOKIE: f"{row.pk}:{row.process_id}:forged"}
    request.user = Account()
    assert identity_of(request).code_id is None
