"""Which roles has an account, and where?"""

from django.db.models import Q, QuerySet

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


def has_role_anywhere(account: Account, roles: frozenset[Role]) -> bool:
    """Whether one of the roles was given in any area; enough to show a door, never to open it."""
    return account.is_superuser or any(role in roles for _area_id, role in all_roles(account))


def areas_with(account: Account, roles: frozenset[Role]) -> list[Area]:
    """Areas in which one of the roles was given, without those that lie in another one of them."""
    if account.is_superuser:
        return list(Area.objects.filter(parent__isnull=True))
    given = [area_id for area_id, role in all_roles(account) if role in roles]
    areas = Area.objects.filter(pk__in=given)
    return [area for area in areas if not set(area.ancestor_ids[:-1]) & set(given)]


def people_with(area: Area, roles: frozenset[Role]) -> list[Account]:
    """Active accounts that have one of the roles in an area, given there or above."""
    found = Account.objects.filter(is_active=True, roles__area__in=area.ancestor_ids, roles__role__in=roles)
    return list(found.distinct().order_by("name", "email"))


def assignments_within(areas: list[Area]) -> QuerySet[RoleAssignment]:
    """Who has which role in these areas and below, by name."""
    within = Q(pk__in=[])
    for area in areas:
        within |= Q(area__path__startswith=area.path)
    found = RoleAssignment.objects.filter(within).select_related("account", "area")
    return found.order_by("account__name", "account__email", "area__path")
