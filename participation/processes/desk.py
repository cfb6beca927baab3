"""Which processes are on the desk of somebody who works here?"""

from django.db.models import Q, QuerySet

from participation.accounts.models import Account
from participation.accounts.rules import DESK
from participation.accounts.selectors import areas_with
from participation.places.models import Area
from participation.places.selectors import areas_below
from participation.processes.models import Process


def desk_areas(account: Account) -> list[Area]:
    return areas_with(account, DESK)


def places_for_a_process(account: Account) -> QuerySet[Area]:
    """Areas of the desk and everything below them."""
    return areas_below(desk_areas(account))


def desk_processes(account: Account) -> QuerySet[Process]:
    """The newest first, with area and phases."""
    within = Q(pk__in=[])
    for area in desk_areas(account):
        within |= Q(area__path__startswith=area.path)
    found = Process.objects.filter(within).select_related("area", "responsible")
    return found.prefetch_related("phases").order_by("-id")
