"""How does somebody change, take along or erase an account?"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.personal_data import registered
from participation.accounts.selectors import has_any_role
from participation.allowed import ALLOWED, Answer, Refused, require

HAS_ROLE = Refused("has_role", _("You work here with this account. Ask an administrator to remove your roles first."))


@transaction.atomic
def change_account(*, account: Account, name: str, language: str) -> Account:
    account.name, account.language = name, language
    account.save(update_fields=["name", "language"])
    return account


def export_account(account: Account) -> dict[str, Any]:
    """All that we hold about an account, as JSON (Art. 15 and 20 GDPR)."""
    own = {
        "email": account.email,
        "name": account.name,
        "language": account.language,
        "joined_on": account.joined_on.isoformat(),
    }
    return {"account": own} | {data.name: data.export(account) for data in registered()}


def may_erase(account: Account) -> Answer:
    return HAS_ROLE if has_any_role(account) or account.is_staff else ALLOWED


@transaction.atomic
def erase_account(*, account: Account) -> None:
    """Remove the address and what names the person; votes stay, they never led to the account."""
    require(may_erase(account))
    for data in registered():
        data.erase(account)
    account.delete()
