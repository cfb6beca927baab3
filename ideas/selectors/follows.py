"""Who wants to hear what becomes of an idea?"""

from django.db.models import Q

from ideas.models import Follow, Idea
from participation.processes.models import Process


def followers_of(idea_id: int) -> list[int]:
    """Account ids of followers, also of ideas that count here; who wrote with an account follows from the start."""
    found = Follow.objects.filter(Q(idea=idea_id) | Q(idea__main=idea_id), account__isnull=False)
    accounts = found.order_by("account_id").values_list("account_id", flat=True).distinct()
    return [account for account in accounts if account]


def follows(idea: Idea, account_id: int | None) -> bool:
    return account_id is not None and Follow.objects.filter(idea=idea, account_id=account_id).exists()


def last_place_of(account_id: int) -> int | None:
    """The area of the process in which an account last wrote an idea or followed one."""
    follows = Follow.objects.filter(account_id=account_id).exclude(idea__process__state=Process.State.DRAFT)
    return follows.order_by("-pk").values_list("idea__process__area", flat=True).first()
