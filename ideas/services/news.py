"""Who is told what about an idea? Its author about the check, its followers about the rest."""

from typing import Any

from django.urls import reverse

from ideas.models import Idea
from ideas.selectors.follows import followers_of
from participation.notices.services import add_notices


def tell_author(idea: Idea, *, key: str, template: str, **context: Any) -> None:  # noqa: ANN401 (texts of a mail)
    """Without an account the author looks with the code of the receipt."""
    if idea.author_id:
        _tell([idea.author_id], idea, key, template, context)


def tell_followers(idea: Idea, *, key: str, template: str, **context: Any) -> None:  # noqa: ANN401
    _tell(followers_of(idea.pk), idea, key, template, context)


def _tell(account_ids: list[int], idea: Idea, key: str, template: str, context: dict[str, Any]) -> None:
    facts = {"idea_id": idea.pk, "title": idea.title, "path": reverse("ideas:detail", args=[idea.pk])}
    add_notices(account_ids=account_ids, key=key, template=template, context=facts | context)
