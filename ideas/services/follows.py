"""How does somebody begin or stop to follow an idea?"""

from django.db import transaction

from ideas.models import Follow, Idea
from ideas.rules.reading import may_read
from participation.accounts.models import Account
from participation.allowed import require


@transaction.atomic
def follow_idea(*, idea_id: int, account: Account, wanted: bool) -> None:
    """Twice is the same as once."""
    idea = Idea.objects.select_related("process").get(pk=idea_id)
    if not wanted:
        Follow.objects.filter(idea=idea, account=account).delete()
        return
    require(may_read(account, frozenset(), idea))
    Follow.objects.bulk_create([Follow(idea=idea, account=account)], ignore_conflicts=True)
