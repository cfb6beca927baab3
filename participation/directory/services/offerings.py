"""How does an offering enter the directory, change, stay true and leave? Each act stands in the audit record."""

from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.audit.services import record_act
from participation.directory.models import Offering, Organisation, StepFree
from participation.directory.services.organisations import locked

KNOWN = Refused("offering_known", _("This organisation has an offer with this title already. It may be taken off."))


@dataclass(frozen=True, slots=True)
class OfferingDetails:
    """Names are those of the columns."""

    title: str
    about: str
    field_of_action_id: int
    for_whom: list[str] = field(default_factory=list)
    place: str = ""
    area_id: int | None = None
    when: str = ""
    cost: str = ""
    step_free: str = StepFree.UNKNOWN
    languages: str = ""


@transaction.atomic
def add_offering(*, account: Account, organisation_id: int, details: OfferingDetails) -> Offering:
    """Whoever enters it has made sure today that it is true."""
    organisation = locked(account, organisation_id)
    _require_other_title(organisation, details.title)
    made = Offering.objects.create(organisation=organisation, confirmed_on=timezone.localdate(), **asdict(details))
    _record(account, made, "offering.added")
    return made


@transaction.atomic
def change_offering(*, account: Account, offering_id: int, details: OfferingDetails) -> list[str]:
    """Returns the names of the columns that changed; whoever saves has made sure that all of it is true."""
    offering = _locked(account, offering_id)
    _require_other_title(offering.organisation, details.title, but=offering)
    changed = [name for name, value in asdict(details).items() if getattr(offering, name) != value]
    for name in changed:
        setattr(offering, name, getattr(details, name))
    if changed:
        offering.save()
        _record(account, offering, "offering.changed", columns=changed)
    _confirm(account, offering)
    return changed


@transaction.atomic
def confirm_offering(*, account: Account, offering_id: int) -> Offering:
    """It is still true. Twice on one day is once."""
    offering = _locked(account, offering_id)
    _confirm(account, offering)
    return offering


@transaction.atomic
def take_off_offering(*, account: Account, offering_id: int) -> Offering:
    """It ended; nothing is deleted."""
    offering = _locked(account, offering_id)
    if offering.taken_off_on is None:
        _show(account, offering, timezone.localdate(), "offering.taken_off")
    return offering


@transaction.atomic
def put_back_offering(*, account: Account, offering_id: int) -> Offering:
    offering = _locked(account, offering_id)
    if offering.taken_off_on is not None:
        _show(account, offering, None, "offering.put_back")
    return offering


def _show(account: Account, offering: Offering, taken_off_on: date | None, action: str) -> None:
    offering.taken_off_on = taken_off_on
    offering.save(update_fields=["taken_off_on"])
    _record(account, offering, action)


def _confirm(account: Account, offering: Offering) -> None:
    today = timezone.localdate()
    if offering.confirmed_on != today:
        offering.confirmed_on = today
        offering.save(update_fields=["confirmed_on"])
        _record(account, offering, "offering.confirmed")


def _locked(account: Account, offering_id: int) -> Offering:
    """The row of its organisation is locked, so that titles stay apart."""
    organisation_id = Offering.objects.values_list("organisation_id", flat=True).get(pk=offering_id)
    organisation = locked(account, organisation_id)
    offering = Offering.objects.get(pk=offering_id)
    offering.organisation = organisation
    return offering


def _require_other_title(organisation: Organisation, title: str, but: Offering | None = None) -> None:
    same = Offering.objects.filter(organisation=organisation, title=title)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise NotAllowed(KNOWN)


def _record(account: Account, offering: Offering, action: str, **details: list[str]) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"directory.offering:{offering.pk}",
        area=offering.organisation.area,
        details={"organisation": offering.organisation.name, "offering": offering.title, **details},
    )
