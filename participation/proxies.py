"""From which network does a request come when proxies of our own stand before the site?

The right-most address of X-Forwarded-For that is no proxy of ours; what stands left of it a visitor may have written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Whoever speaks through a unix socket has no address: it is a process of this machine.
HERE: Address = IPv4Address("127.0.0.1")
# What a provider gives to some hundred households; a rented server's whole supply is one network too.
PREFIX_V4, PREFIX_V6 = 24, 48


@dataclass(frozen=True, slots=True)
class TrustedProxies:
    """`number` proxies in a row, the last one on this machine or in a private network; or known `networks`."""

    number: int = 0
    networks: tuple[Network, ...] = ()
    said: bool = False

    def visitor(self, peer: str, forwarded: str) -> Address:
        """Go back from us as long as a trusted hand wrote the next address; stop at anything unreadable."""
        found, passed = read_address(peer) or HERE, 0
        for entry in reversed(forwarded.split(",")):
            before = read_address(entry)
            if before is None or not self._trusts(found, passed):
                break
            found, passed = before, passed + 1
        return found

    def _trusts(self, address: Address, passed: int) -> bool:
        if self.number:
            return passed < self.number and (passed > 0 or address.is_private)
        return any(address in network for network in self.networks)


def read_proxies(text: str) -> TrustedProxies:
    """Read the setting QS_TRUSTED_PROXIES: a number, or addresses and networks with commas between them."""
    if not text.strip():
        return TrustedProxies()
    if text.strip().isdecimal():
        return TrustedProxies(number=int(text), said=True)
    return TrustedProxies(networks=tuple(_networks(text.split(","))), said=True)


def _networks(parts: Iterable[str]) -> Iterable[Network]:
    for part in parts:
        try:
            network = ip_network(part.strip(), strict=False)
        except ValueError:
            raise ImproperlyConfigured("QS_TRUSTED_PROXIES must be a number, or addresses and networks.") from None
        if network.prefixlen == 0:
            raise ImproperlyConfigured("QS_TRUSTED_PROXIES must not trust every address.")
        yield network


def read_address(text: str) -> Address | None:
    """Read one address; some proxies add a port, brackets or a zone, or write IPv4 as IPv6."""
    plain = text.strip()
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        address = ip_address(plain.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def network_of(request: HttpRequest) -> str:
    """The /24 or /48 of the visitor: a town hall's Wi-Fi is one, a single address is never stored alone."""
    proxies: TrustedProxies = settings.TRUSTED_PROXIES
    address = proxies.visitor(request.META.get("REMOTE_ADDR") or "", request.META.get("HTTP_X_FORWARDED_FOR") or "")
    prefix = PREFIX_V4 if address.version == 4 else PREFIX_V6  # noqa: PLR2004 (the version's name)
    return str(ip_network(f"{address}/{prefix}", strict=False))
