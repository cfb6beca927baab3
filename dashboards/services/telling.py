"""Who is told when something becomes of a decision? Those who follow the idea."""

from django.urls import reverse

from ideas.selectors.follows import followers_of
from participation.decisions.models import Decision
from participation.notices.services import add_notices
from participation.texts import localized


def tell(decision: Decision, *, key: str, text: str) -> None:
    """Call it inside the transaction of the act; `key` makes a repeat harmless."""
    if decision.idea_id:
        add_notices(
            account_ids=followers_of(decision.idea_id),
            key=key,
            template="decision_news",
            context={
                "title": localized(decision.title),
                "text": text,
                "path": reverse("dashboards:decision", args=[decision.pk]),
            },
        )
