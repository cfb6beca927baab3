"""Who may register with a password, and where does a sign-in with one lead? Nobody; to the work of today."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url

from participation.accounts.models import Account
from participation.accounts.selectors import has_any_role
from participation.proxies import network_of


class StaffOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever has no role (any more) finds nothing at the desk."""
        works = isinstance(request.user, Account) and has_any_role(request.user)
        return resolve_url(settings.LOGIN_REDIRECT_URL if works else "neighbourhood:start")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Name the network that our own limits see; allauth counts wrong passwords by it."""
        return network_of(request)
