"""Which neighbourhood is a resident's own?"""

from ideas.selectors.follows import last_place_of
from participation.accounts.models import Account
from participation.places.models import Area


def home_area(account: Account) -> Area | None:
    """We ask nobody where they live: it is where the newest idea lies that they wrote or follow."""
    place = last_place_of(account.pk)
    if place is None:
        return None
    area = Area.objects.get(pk=place)
    return Area.objects.filter(pk__in=area.ancestor_ids, kind=Area.Kind.NEIGHBOURHOOD).last() or area
