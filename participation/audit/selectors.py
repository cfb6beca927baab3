"""Which acts happened in these areas?"""

from django.db.models import Q, QuerySet

from participation.audit.models import AuditRecord
from participation.places.models import Area


def records_within(areas: list[Area], *, with_acts_of_no_area: bool = False) -> QuerySet[AuditRecord]:
    """In the areas and below them, the newest first."""
    within = Q(area__isnull=True) if with_acts_of_no_area else Q(pk__in=[])
    for area in areas:
        within |= Q(area__path__startswith=area.path)
    return AuditRecord.objects.filter(within).select_related("actor", "area").order_by("-id")
