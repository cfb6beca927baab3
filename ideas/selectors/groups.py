"""Which ideas mean the same, where does their support count, and who objects?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from ideas.models import Grouping, Idea, Objection, Vote
from participation.places.models import Area


@dataclass(frozen=True, slots=True)
class Member:
    """One text of a group. `supports` are those whom this text convinced, some of them other texts as well."""

    id: int
    title: str
    text: str
    author_name: str
    received: datetime
    supports: int
    grouping: Grouping | None = None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """`grouping` is set on the page of an idea that counts elsewhere; `members` are the texts beside the main one.

    `own` are those who support the text of this page.
    """

    main: Member
    members: list[Member]
    grouping: Grouping | None
    own: int


def ideas_together(main_id: int) -> list[int]:
    return list(Idea.objects.filter(main=main_id).order_by("pk").values_list("pk", flat=True))


def group_page(idea: Idea) -> GroupPage | None:
    """None for an idea that stands alone; three statements for the others."""
    if idea.main_id is None:
        return None
    ideas = list(Idea.objects.filter(main=idea.main_id).order_by("created_at", "pk"))
    supports = _supports([found.pk for found in ideas])
    active = {found.idea_id: found for found in _active().filter(main=idea.main_id).prefetch_related("objections")}
    members = {found.pk: _member(found, supports.get(found.pk, 0), active.get(found.pk)) for found in ideas}
    main = members.pop(idea.main_id)
    return GroupPage(main, list(members.values()), active.get(idea.pk), supports.get(idea.pk, 0))


def _member(idea: Idea, supports: int, grouping: Grouping | None) -> Member:
    return Member(idea.pk, idea.title, idea.text, idea.author_name, idea.created_at, supports, grouping)


def _active() -> QuerySet[Grouping]:
    return Grouping.objects.filter(undone_at__isnull=True).select_related("made_by", "main")


def _supports(idea_ids: Collection[int]) -> dict[int, int]:
    """What was said on each text, from the votes themselves: the tally counts people at the main idea only."""
    found = Vote.objects.filter(idea__in=idea_ids, value=1).order_by()
    return dict(found.values_list("idea_id").annotate(number=Count("pk")))


def history_of(idea_id: int) -> list[Grouping]:
    """The newest first, with objections: who said so when and why, and who undid it."""
    found = Grouping.objects.filter(Q(idea=idea_id) | Q(main=idea_id))
    return list(
        found.select_related("idea", "main", "made_by", "undone_by")
        .prefetch_related("objections__idea", "objections__answered_by")
        .order_by("-pk")
    )


def grouping_with_ideas(grouping_id: int) -> Grouping | None:
    rows = Grouping.objects.select_related("idea", "main__process__area", "made_by", "undone_by")
    return rows.defer("main__process__area__outline").filter(pk=grouping_id).first()


@dataclass(frozen=True, slots=True)
class OpenObjection:
    id: int
    idea_id: int
    title: str
    made_at: datetime


def open_objections(area: Area, limit: int = 5) -> list[OpenObjection]:
    """To groupings that still hold, the oldest first; nobody has answered them."""
    found = Objection.objects.filter(
        answered_at__isnull=True, grouping__undone_at__isnull=True, idea__process__area__path__startswith=area.path
    ).order_by("pk")
    rows = found.values_list("pk", "grouping__idea_id", "idea__title", "made_at")
    return [OpenObjection(*row) for row in rows[:limit]]
