"""Which neighbourhood is a resident's own?"""

from ideas.selectors.follows import last_place_of
from participation.accounts.models import Account
from participation.places.models import Area


def home_area(account: Account) -> Area | None:
    """We ask nobody where they live: it is where the newest idea lies that they wrote or follow."""
    area = Area.objects.filter(pk=last_place_of(account.pk)).first()
    if area is None:
        return None
    return Area.objects.filter(pk__in=area.ancestor_ids, kind=Area.Kind.NEIGHBOURHOOD).last() or area
