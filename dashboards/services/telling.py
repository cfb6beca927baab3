"""Who is told when something becomes of a decision? Those who follow the idea, and those who asked for all news."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ideas.selectors.follows import followers_of
from participation.decisions.models import Decision, OfficeQuestion
from participation.decisions.services.subscribing import tell_subscribers
from participation.notices.services import add_notices
from participation.texts import localized


def tell(decision: Decision, *, key: str, text: str) -> None:
    """Call it inside the transaction of the act; `key` makes a repeat harmless."""
    title, path = localized(decision.title), reverse("dashboards:decision", args=[decision.pk])
    if decision.idea_id:
        add_notices(
            account_ids=followers_of(decision.idea_id),
            key=key,
            template="decision_news",
            context={"title": title, "text": text, "path": path},
        )
    tell_subscribers(decision.process, key=key, text=f"{title}\n{text}", path=path)


def tell_of_decision(decision: Decision) -> None:
    """The followers of an idea get a message of their own."""
    said = _("%(outcome)s by: %(body)s.") % {"outcome": decision.get_outcome_display(), "body": decision.body}
    text = f"{localized(decision.title)}\n{said} {localized(decision.reason)}"
    path = reverse("dashboards:decision", args=[decision.pk])
    tell_subscribers(decision.process, key=f"decided:{decision.pk}", text=text, path=path)


def tell_of_answer(question: OfficeQuestion) -> None:
    """Followers of an idea hear of it with the official answer."""
    text = f"{question.about}\n{question.office}: {question.answer}"
    path = reverse("neighbourhood:became", args=[question.process.slug])
    if question.idea_id:
        path = reverse("ideas:detail", args=[question.idea_id])
    tell_subscribers(question.process, key=f"answered:{question.pk}", text=text, path=path)
