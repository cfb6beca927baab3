"""May this account do that here? Roles hold for an area and everything below it."""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account, Role
from participation.accounts.selectors import roles_of
from participation.allowed import ALLOWED, Answer, Refused
from participation.places.models import Area

# Who may do what. Administrators may do everything in their area.
DESK = frozenset({Role.STAFF, Role.ADMINISTRATOR})
MODERATION = frozenset({Role.STAFF, Role.MODERATOR, Role.ADMINISTRATOR})
EVIDENCE = frozenset({Role.STAFF, Role.OFFICIAL, Role.ADMINISTRATOR})
DECISION = frozenset({Role.OFFICIAL, Role.ADMINISTRATOR})
ADMINISTRATION = frozenset({Role.ADMINISTRATOR})


def _may(account: Account | None, area: Area, roles: frozenset[Role], refused: Refused) -> Answer:
    if account is None or not account.is_active:
        return refused
    if account.is_superuser or roles & roles_of(account, area):
        return ALLOWED
    return refused


def may_work_at_desk(account: Account | None, area: Area) -> Answer:
    """Design surveys, enter paper, answer residents."""
    return _may(account, area, DESK, Refused("not_staff", _("This is for the staff of this neighbourhood.")))


def may_moderate(account: Account | None, area: Area) -> Answer:
    return _may(account, area, MODERATION, Refused("not_moderator", _("This is for the people who check ideas here.")))


def may_read_evidence(account: Account | None, area: Area) -> Answer:
    """Open dashboards of this area."""
    return _may(account, area, EVIDENCE, Refused("not_official", _("This is for staff and officials of this area.")))


def may_decide(account: Account | None, area: Area) -> Answer:
    return _may(
        account,
        area,
        DECISION,
        Refused("not_deciding", _("Decisions are recorded by officials of this area.")),
    )


def may_administer(account: Account | None, area: Area) -> Answer:
    return _may(
        account,
        area,
        ADMINISTRATION,
        Refused("not_administrator", _("This is for administrators of this area.")),
    )
