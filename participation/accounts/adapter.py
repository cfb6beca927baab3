"""Who may register with a password? Nobody: staff accounts are made by administrators."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from participation.proxies import network_of


class StaffOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Name the network that our own limits see; allauth counts wrong passwords by it."""
        return network_of(request)
