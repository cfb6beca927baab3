"""Which keys for devices without network are out, and who took them?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from participation.channels import Channel
from surveys.models import Survey
from surveys.selectors.drafts import drafts_of


@dataclass(frozen=True, slots=True)
class Stock:
    way: str
    who: str
    day: date
    keys: int


def stock_of(survey: Survey) -> list[Stock]:
    """Not used yet, the newest first; one query."""
    rows = drafts_of(survey).filter(prepared=True).values_list("channel", "recorded_by__name", "touched_on")
    counted = rows.annotate(number=Count("pk")).order_by("-touched_on", "channel", "recorded_by__name")
    return [Stock(str(Channel(channel).label), who or "", day, number) for channel, who, day, number in counted]
