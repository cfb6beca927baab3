"""Which neighbourhoods can somebody choose from?"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.places.models import Area, Office
from participation.processes.models import Process


def places_to_choose() -> QuerySet[Area]:
    """Neighbourhoods, and other areas in which something goes on."""
    public = Process.objects.filter(area=OuterRef("pk")).exclude(state=Process.State.DRAFT)
    busy = Q(Exists(public)) | Q(Exists(Office.objects.filter(area=OuterRef("pk"))))
    return Area.objects.filter(Q(kind=Area.Kind.NEIGHBOURHOOD) | busy).select_related("parent").order_by("name")
