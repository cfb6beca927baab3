"""Which network do rate limits see? Proxies of our own are believed, visitors are not."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from participation.accounts.adapter import StaffOnlyAdapter
from participation.accounts.models import Account
from participation.proxies import network_of, read_proxies

ROSA, LIAR = "203.0.113.7", "9.9.9.66"
PROXY, SOCKET = "127.0.0.1", ""


def _seen(proxies: str, peer: str, forwarded: str = "") -> str:
    return str(read_proxies(proxies).visitor(peer, forwarded))


@pytest.mark.parametrize("proxies", ["", "0"])
def test_without_a_proxy_the_header_is_only_a_claim(proxies: str) -> None:
    assert _seen(proxies, LIAR, ROSA) == LIAR
    assert _seen(proxies, PROXY, ROSA) == PROXY


def test_the_proxy_on_this_machine_says_who_comes() -> None:
    assert _seen("1", PROXY, ROSA) == ROSA
    assert _seen("127.0.0.1", PROXY, ROSA) == ROSA


def test_so_does_one_that_speaks_through_a_socket() -> None:
    assert _seen("1", SOCKET, ROSA) == ROSA
    assert _seen("127.0.0.1", SOCKET, ROSA) == ROSA
    assert _seen("1", "unix:", ROSA) == ROSA
    assert _seen("0", SOCKET, ROSA) == PROXY


def test_what_a_visitor_writes_stands_left_and_is_never_read() -> None:
    assert _seen("1", PROXY, f"{ROSA}, {LIAR}") == LIAR
    assert _seen("1", PROXY, f"127.0.0.1, {LIAR}") == LIAR
    assert _seen("127.0.0.0/8", PROXY, f"{ROSA}, 127.0.0.1, {LIAR}") == LIAR


def test_two_proxies_in_a_row() -> None:
    assert _seen("2", PROXY, f"{LIAR}, {ROSA}, 192.0.2.10") == ROSA
    assert _seen("127.0.0.1, 192.0.2.0/24", PROXY, f"{LIAR}, {ROSA}, 192.0.2.10") == ROSA


def test_whoever_passes_the_outer_proxy_by_is_seen() -> None:
    """The inner proxy wrote the only entry; there is none that a visitor could have chosen."""
    assert _seen("2", PROXY, LIAR) == LIAR
    assert _seen("2", LIAR, f"{ROSA}, {ROSA}") == LIAR


def test_whoever_reaches_the_web_server_past_the_proxy_gains_nothing() -> None:
    assert _seen("1", LIAR, ROSA) == LIAR
    assert _seen("192.0.2.10", LIAR, ROSA) == LIAR


def test_a_request_of_the_proxies_own_network_counts_as_its_first_sender() -> None:
    assert _seen("10.0.0.0/8", "10.0.0.1", "10.0.0.9, 10.0.0.2") == "10.0.0.9"


@pytest.mark.parametrize("garbage", ["", "unknown", "1.2.3", "999.1.1.1", "a" * 5000, ",,,,", "'; DROP", "1.2.3.4, ü"])
def test_garbage_counts_as_the_proxy_that_passed_it_on(garbage: str) -> None:
    assert _seen("1", PROXY, garbage) == PROXY
    assert _seen("1", PROXY, f"{garbage}, {ROSA}") == ROSA


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("203.0.113.7:51234", ROSA),
        ("::ffff:203.0.113.7", ROSA),
        ("[2001:db8::7]:51234", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("2001:DB8:0:0::7", "2001:db8::7"),
        (" fe80::7%eth0 ", "fe80::7"),
    ],
)
def test_addresses_are_read_however_proxies_write_them(written: str, meant: str) -> None:
    assert _seen("1", PROXY, written) == meant


@given(left=st.text(max_size=200), peer=st.sampled_from([PROXY, SOCKET, "::1", "10.1.2.3"]))
def test_whatever_a_visitor_sends_the_proxys_word_counts(left: str, peer: str) -> None:
    assert _seen("1", peer, f"{left},{ROSA}") == ROSA


@given(peer=st.text(max_size=60), forwarded=st.text(max_size=200), proxies=st.sampled_from(["", "1", "2", "::/1"]))
def test_no_header_breaks_a_page(peer: str, forwarded: str, proxies: str) -> None:
    assert _seen(proxies, peer, forwarded)


@pytest.mark.parametrize("wrong", ["one", "-1", "10.0.0.0/33", "1, 2", "localhost", "127.0.0.1;10.0.0.1"])
def test_a_wrong_setting_is_named(wrong: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="QS_TRUSTED_PROXIES must be"):
        read_proxies(wrong)


@pytest.mark.parametrize("everybody", ["0.0.0.0/0", "127.0.0.1, ::/0"])
def test_trusting_everybody_is_refused(everybody: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must not trust every address"):
        read_proxies(everybody)


def _network(address: str) -> str:
    return network_of(RequestFactory().get("/", REMOTE_ADDR=address))


def test_limits_count_networks_and_never_keep_an_address() -> None:
    assert _network("203.0.113.7") == _network("203.0.113.200") == "203.0.113.0/24"
    assert _network("203.0.114.7") != _network("203.0.113.7")
    assert _network("2001:db8:1::1") == _network("2001:db8:1:ffff::2") == "2001:db8:1::/48"
    assert _network("2001:db8:2::1") != _network("2001:db8:1::1")


def test_the_staff_door_counts_by_the_same_source(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = read_proxies("1")
    request = RequestFactory().get("/", headers={"x-forwarded-for": f"{ROSA}, {LIAR}"})
    assert StaffOnlyAdapter().get_client_ip(request) == network_of(request) == "9.9.9.0/24"


def _wrong_password(client: Client, address: str, number: int) -> str:
    """A new name each time: only the limit of the network can stop it."""
    form = {"login": f"nobody{number}@example.org", "password": "wrong"}
    return client.post("/mitarbeit/login/", form, headers={"x-forwarded-for": address}).content.decode()


def test_wrong_passwords_from_one_network_do_not_lock_the_others_out(
    client: Client, staff: Account, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = read_proxies("1")
    pages = [_wrong_password(client, LIAR, number) for number in range(12)]
    assert pages[0] != pages[-1], "the eleventh wrong password from one network is told to wait"
    form = {"login": staff.email, "password": "a-long-test-password"}
    assert client.post("/mitarbeit/login/", form, headers={"x-forwarded-for": LIAR}).status_code == 200
    assert client.post("/mitarbeit/login/", form, headers={"x-forwarded-for": ROSA}).status_code == 302


def _sentence() -> list[str]:
    return [one.msg for one in checks.run_checks() if one.id == "participation.W006"]


def test_a_site_in_operation_that_names_no_proxy_is_told(settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert _sentence() == ["The whole town shares one rate limit: that of your proxy."]
    for said in ("0", "1", "127.0.0.1"):
        settings.TRUSTED_PROXIES = read_proxies(said)
        assert _sentence() == []


def test_a_demo_without_https_is_not_told() -> None:
    assert _sentence() == []
