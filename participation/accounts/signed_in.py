"""Who presses? For views behind `login_required`: there is always an account."""

from django.http import HttpRequest

from participation.accounts.models import Account


def account_of(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
