"""What do neighbours want? The list of a process: searched, filtered, ordered, one page of it."""

from dataclasses import dataclass
from zlib import crc32

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet

from ideas.models import Idea
from ideas.search import matching
from ideas.selectors.visible import ONCE, visible_ideas
from participation.processes.models import Process

COUNTED_UP_TO = 1000
SECONDS = 15


@dataclass(frozen=True, slots=True)
class Filters:
    """Codes that are known, or nothing. `area_ids` are a part of the neighbourhood with all below it."""

    words: str = ""
    field_id: int | None = None
    status: str = ""
    delivery: str = ""
    area_ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any((self.words, self.field_id, self.status, self.delivery, self.area_ids))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counting stops at `COUNTED_UP_TO`; beyond it, `done` is not known."""

    shown: int
    done: int

    @property
    def more(self) -> bool:
        return self.shown > COUNTED_UP_TO


def listed_ideas(process: Process, filters: Filters) -> QuerySet[Idea]:
    """Ideas that mean the same stand there once; whoever searches finds each of them."""
    ideas = visible_ideas(process)
    ideas = ideas.filter(matching(filters.words)) if filters.words else ideas.filter(ONCE)
    if filters.field_id:
        ideas = ideas.filter(field_of_action=filters.field_id)
    if filters.status:
        ideas = ideas.filter(status=filters.status)
    if filters.delivery:
        ideas = ideas.filter(delivery=filters.delivery)
    return ideas.filter(area_id__in=filters.area_ids) if filters.area_ids else ideas


def numbers(process: Process, filters: Filters) -> Numbers:
    """Reads at most `COUNTED_UP_TO` + 1 rows, and for the same filters again only after some seconds."""
    key = f"ideas:numbers:{process.pk}:{crc32(repr(filters).encode())}"
    found: Numbers | None = cache.get(key)
    if found is None:
        found = count(listed_ideas(process, filters))
        cache.set(key, found, SECONDS)
    return found


def count(ideas: QuerySet[Idea]) -> Numbers:
    rows = ideas.order_by().values("status")[: COUNTED_UP_TO + 1]
    counted = rows.aggregate(shown=Count("status"), done=Count("status", filter=Q(status=Idea.Status.DONE)))
    return Numbers(counted["shown"], counted["done"])
