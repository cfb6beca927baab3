"""Which roles has an account, and where?"""

from participation.accounts.models import Account, Role, RoleAssignment
from participation.places.models import Area


def all_roles(account: Account) -> list[tuple[int, Role]]:
    """(area id, role) pairs; read once per request and account object."""
    cached: list[tuple[int, Role]] | None = getattr(account, "_roles_read", None)
    if cached is None:
        rows = RoleAssignment.objects.filter(account=account).values_list("area_id", "role")
        cached = [(area_id, Role(role)) for area_id, role in rows]
        account._roles_read = cached  # type: ignore[attr-defined]  # noqa: SLF001 (a cache on the instance)
    return cached


def roles_of(account: Account, area: Area) -> frozenset[Role]:
    """Roles that hold in `area`, given there or on an area above it."""
    above = set(area.ancestor_ids)
    return frozenset(role for area_id, role in all_roles(account) if area_id in above)


def has_any_role(account: Account) -> bool:
    return account.is_superuser or bool(all_roles(account))
