"""Who works and lives in the demo? Accounts and roles; passwords only for the demo's team."""

from demo.credentials import EVERYBODY
from participation.accounts.models import Account, RoleAssignment
from participation.places.models import Area


def seed() -> None:
    areas = {area.slug: area for area in Area.objects.all()}
    for person in EVERYBODY:
        account = Account.objects.create_user(person.email, person.password or None, name=person.name)
        if person.role:
            RoleAssignment.objects.create(account=account, area=areas[person.area], role=person.role)


def account(name: str) -> Account:
    """The account of the person with this first name."""
    return Account.objects.get(email=f"{name.lower()}@altmuehlbach.example")
