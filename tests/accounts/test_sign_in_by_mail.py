import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account, SignInLink
from participation.accounts.services.sign_in import send_sign_in_code, use_sign_in_code
from participation.web.often import Limit

ADDRESS = "/anmelden/"
CONFIRM = "/anmelden/code/"


def _code() -> str:
    found = re.search(r"#([0-9A-Z-]{11})", str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.mark.django_db
def test_new_resident_signs_in_with_the_code_from_the_mail(client: Client) -> None:
    assert client.post(ADDRESS, {"email": "Neu@Example.org", "next": "/konto/"}).status_code == 302
    assert not Account.objects.exists(), "an account is made by a confirmed address only"
    answer = client.post(CONFIRM, {"code": _code().lower().replace("-", " ")})
    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert Account.objects.get().email == "neu@example.org"
    assert client.session["_auth_user_id"] == str(Account.objects.get().pk)


@pytest.mark.django_db
def test_a_code_works_once(client: Client) -> None:
    send_sign_in_code(email="rosa@example.org")
    assert use_sign_in_code(code=_code()) is not None
    assert use_sign_in_code(code=_code()) is None


@pytest.mark.django_db
def test_an_old_code_is_refused() -> None:
    send_sign_in_code(email="rosa@example.org")
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert use_sign_in_code(code=_code()) is None
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_looking_at_the_page_does_not_use_the_code_up(client: Client) -> None:
    send_sign_in_code(email="rosa@example.org")
    client.get(CONFIRM)
    assert use_sign_in_code(code=_code()) is not None


@pytest.mark.django_db
def test_the_code_is_not_stored_and_not_in_the_address() -> None:
    send_sign_in_code(email="rosa@example.org")
    code = _code()
    assert code.replace("-", "") not in str(SignInLink.objects.values().get())
    path = re.search(r"https?://[^/]+(/\S*)", str(mail.outbox[-1].body))
    assert path
    assert path[1].split("#")[0] == CONFIRM


@pytest.mark.django_db
def test_known_and_unknown_addresses_get_the_same_answer(client: Client, resident: Account) -> None:
    answers = [client.post(ADDRESS, {"email": who}) for who in (resident.email, "nobody@example.org")]
    assert [(one.status_code, one["Location"]) for one in answers] == [(302, CONFIRM)] * 2


def test_staff_are_sent_to_the_password(client: Client, staff: Account) -> None:
    client.post(ADDRESS, {"email": staff.email})
    assert "#" not in mail.outbox[-1].body
    assert not SignInLink.objects.exists()


@pytest.mark.django_db
def test_a_foreign_address_is_no_way_to_go_on(client: Client) -> None:
    client.post(ADDRESS, {"email": "rosa@example.org", "next": "https://evil.example/"})
    assert client.post(CONFIRM, {"code": _code()})["Location"] == "/weiter/"


@pytest.mark.django_db
def test_many_mails_to_one_address_are_refused_with_a_sentence(client: Client, standing_clock: None) -> None:
    answers = [client.post(ADDRESS, {"email": "rosa@example.org"}) for _ in range(6)]
    assert [one.status_code for one in answers] == [302] * 5 + [429]
    assert "rosa@example.org" in answers[-1].content.decode()
    assert int(answers[-1]["Retry-After"]) > 0
    assert len(mail.outbox) == 5


@pytest.mark.django_db
def test_nobody_fills_a_mailbox_over_a_whole_day(client: Client) -> None:
    morning = timezone.now().replace(hour=6, minute=0, second=0, microsecond=0)
    for number in range(40):
        with time_machine.travel(morning + timedelta(minutes=11 * number), tick=False):
            answer = client.post(ADDRESS, {"email": "rosa@example.org"}, headers={"accept-language": "en"})
    assert len(mail.outbox) == 30
    assert re.search(r"Many codes went to this address. Please try again in \d+ hours", answer.content.decode())


@pytest.mark.django_db
def test_a_party_behind_one_wifi_signs_in(standing_clock: None) -> None:
    for number in range(120):
        guest = Client()
        assert guest.post(ADDRESS, {"email": f"gast{number}@example.org"}).status_code == 302
        assert guest.post(CONFIRM, {"code": _code()}).status_code == 302, number
    assert Account.objects.count() == 120


@pytest.mark.django_db
def test_only_wrong_codes_are_counted_and_end(
    client: Client, standing_clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("participation.accounts.views.sign_in.WRONG_CODES", Limit("code", 600, network=3))
    assert {client.post(CONFIRM, {"code": "AAAAA-AAAAA"}).status_code for _ in range(3)} == {400}
    send_sign_in_code(email="rosa@example.org")
    answer = client.post(CONFIRM, {"code": _code()}, headers={"accept-language": "en"})
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (429, True)
    assert "Too many wrong codes" in answer.content.decode()
    assert _code() in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert use_sign_in_code(code=_code()) is not None, "the code was not used up"


@pytest.mark.django_db
def test_a_wrong_code_keeps_the_input_and_says_what_to_do(client: Client) -> None:
    answer = client.post(CONFIRM, {"code": "AAAAA-AAAAA"})
    assert answer.status_code == 400
    assert "AAAAAAAAAA" in answer.content.decode().replace("-", "")


def test_staff_sign_in_with_a_password(client: Client, staff: Account) -> None:
    answer = client.post("/mitarbeit/login/", {"login": staff.email, "password": "a-long-test-password"})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_staff_come_back_to_the_page_that_asked_them_to_sign_in(client: Client, staff: Account) -> None:
    asked = client.get(client.get("/werkstatt/ideen/")["Location"]).content.decode()
    found = re.search(r'href="(/mitarbeit/login/[^"]*)"', asked)
    assert found
    answer = client.post(found[1], {"login": staff.email, "password": "a-long-test-password"})
    assert answer["Location"] == "/werkstatt/ideen/"


@pytest.mark.django_db
def test_nobody_registers_with_a_password(client: Client) -> None:
    client.post("/mitarbeit/signup/", {"email": "x@example.org", "password1": "a-long-test-password"})
    assert not Account.objects.exists()
