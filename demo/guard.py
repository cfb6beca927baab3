"""May the demo be written into this database? Only where nobody could mistake it for a real place."""

from django.conf import settings

from participation.allowed import ALLOWED, Answer, Refused
from participation.places.models import Area

TOWN = "altmuehlbach"
NOT_A_DEMO = Refused(
    "not_a_demo",
    "This is no demo: the demo log-ins have known passwords. Set QS_DEMO=1 on a database of its own.",
)
NOT_EMPTY = Refused("not_empty", "Real areas live in this database. Seed the demo into a database of its own.")


def may_seed() -> Answer:
    if not (settings.DEMO or settings.DEBUG or settings.TESTING):
        return NOT_A_DEMO
    tops = Area.objects.filter(parent__isnull=True)
    return NOT_EMPTY if tops.exclude(slug=TOWN).exists() else ALLOWED
