"""How does an organisation enter the directory, and how does it change? Each act stands in the audit record."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.directory.models import Organisation
from participation.places.models import Area

KNOWN = Refused("organisation_known", _("There is already an organisation with this name here."))

HAS_OFFERS = Refused("organisation_has_offers", _("It offers or offered something. Take its offers off instead."))


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """Names are those of the columns."""

    name: str
    about: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@transaction.atomic
def add_organisation(*, account: Account, area: Area, details: OrganisationDetails) -> Organisation:
    require(may_work_at_desk(account, area))
    made, is_new = Organisation.objects.get_or_create(area=area, name=details.name, defaults=asdict(details))
    if not is_new:
        raise NotAllowed(KNOWN)
    _record(account, made, "organisation.added")
    return made


@transaction.atomic
def change_organisation(*, account: Account, organisation_id: int, details: OrganisationDetails) -> list[str]:
    """Returns the names of the columns that changed."""
    found = locked(account, organisation_id)
    others = Organisation.objects.filter(area=found.area_id, name=details.name).exclude(pk=found.pk)
    if others.exists():
        raise NotAllowed(KNOWN)
    changed = [name for name, value in asdict(details).items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, getattr(details, name))
    if changed:
        found.save(update_fields=changed)
        _record(account, found, "organisation.changed", columns=changed)
    return changed


@transaction.atomic
def remove_organisation(*, account: Account, organisation_id: int) -> None:
    """For one that was entered by mistake; what ever offered something stays, its offers are taken off instead."""
    found = locked(account, organisation_id)
    if found.offerings.exists():
        raise NotAllowed(HAS_OFFERS)
    _record(account, found, "organisation.removed")
    found.delete()


def locked(account: Account, organisation_id: int) -> Organisation:
    """Under a row lock, for whoever works at the desk of its area; call it inside a transaction."""
    found = Organisation.objects.select_related("area").select_for_update(of=("self",)).get(pk=organisation_id)
    require(may_work_at_desk(account, found.area))
    return found


def _record(account: Account, organisation: Organisation, action: str, **details: list[str]) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"directory.organisation:{organisation.pk}",
        area=organisation.area,
        details={"organisation": organisation.name, **details},
    )
