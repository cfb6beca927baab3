"""How does somebody get or lose a role? By an administrator of the area; each act stands in the audit record."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account, Role, RoleAssignment
from participation.accounts.rules import may_administer
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.notices.services import add_notices
from participation.places.models import Area

OWN_ROLE = Refused("own_role", _("You cannot end your own role. Ask another administrator."))


@transaction.atomic
def give_role(*, given_by: Account, email: str, name: str, role: Role, area: Area) -> tuple[RoleAssignment, bool]:
    """The assignment, and whether it is new. An unknown address gets an account without a password."""
    require(may_administer(given_by, area))
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        account = Account.objects.create_user(email.strip(), name=name, language=given_by.language)
    elif name and not account.name:
        account.name = name
        account.save(update_fields=["name"])
    assignment, new = RoleAssignment.objects.get_or_create(account=account, area=area, role=role)
    if new:
        _record(given_by, assignment, "role.given")
        add_notices(
            account_ids=[account.pk],
            key=f"role:{assignment.pk}",
            template="role_given",
            context={"role": str(Role(role).label), "area": area.name},
        )
    return assignment, new


@transaction.atomic
def end_role(*, ended_by: Account, assignment_id: int) -> None:
    assignment = RoleAssignment.objects.select_related("area").filter(pk=assignment_id).first()
    if assignment is None:
        return
    require(may_administer(ended_by, assignment.area))
    if assignment.account_id == ended_by.pk:
        raise NotAllowed(OWN_ROLE)
    _record(ended_by, assignment, "role.ended")
    assignment.delete()


def _record(actor: Account, assignment: RoleAssignment, action: str) -> None:
    """The account's number, not its address: the record stays for good."""
    record_act(
        actor=actor,
        action=action,
        subject=f"accounts.account:{assignment.account_id}",
        area=assignment.area,
        details={"role": str(assignment.role), "area": assignment.area.slug},
    )
