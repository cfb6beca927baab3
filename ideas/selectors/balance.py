"""What is wished for in each field of action, and what do people bring themselves? For dashboards."""

from dataclasses import dataclass

from django.db.models import Count, Q

from ideas.models import Contributor, Idea
from ideas.selectors.visible import ONCE
from participation.processes.models import FieldOfAction
from participation.texts import localized


@dataclass(frozen=True, slots=True)
class Balance:
    """`field` is empty for ideas without one; `wishes` and `own` are ideas, `helpers` people who join in."""

    field: str
    wishes: int
    own: int
    helpers: int


def balance_of(process_id: int) -> list[Balance]:
    """By the number of wishes, the most first. Three queries."""
    public = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
    wish = Q(delivery=Idea.Delivery.WISH)
    ideas = public.values_list("field_of_action").annotate(w=Count("pk", filter=wish), o=Count("pk", filter=~wish))
    people = Contributor.objects.filter(idea__process=process_id, idea__visibility=Idea.Visibility.PUBLISHED)
    helpers = dict(people.values_list("idea__field_of_action").annotate(n=Count("pk")).order_by())
    names = dict(FieldOfAction.objects.values_list("pk", "name"))
    found = [
        Balance(localized(names[field]) if field else "", wishes, own, helpers.get(field, 0))
        for field, wishes, own in ideas.order_by()
    ]
    return sorted(found, key=lambda one: (not one.field, -one.wishes, one.field))
