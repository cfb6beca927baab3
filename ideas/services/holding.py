"""How do votes and groupings keep out of each other's way? By locks on ideas, taken in the order of their numbers.

A vote holds its idea and the main one of its group with FOR KEY SHARE: votes do not wait for each other. Whoever groups
locks all ideas of the group with FOR UPDATE: it waits for the votes that are under way, and later ones wait for it and
read anew. SQLite has one writer, so there is nothing to lock.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from ideas.models import Idea
from participation.processes.models import Process

TRIES = 10
HELD = "SELECT id, main_id FROM ideas_idea WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE"


class GroupsKeepChangingError(Exception):
    """Ten times in a row the group was another one when its lock came."""


class _MovedError(Exception):
    """Gives the locks back: taken later they would be out of order."""


def hold_ideas(idea_ids: Collection[int]) -> dict[int, int | None]:
    """Until the end of the transaction these ideas stay in their groups; for each the main one."""
    for _ in range(TRIES):
        mains: dict[int, int | None] = dict(Idea.objects.filter(pk__in=idea_ids).values_list("pk", "main_id"))
        if connection.vendor != "postgresql":
            return mains
        try:
            return _held(idea_ids, sorted({*idea_ids, *(main for main in mains.values() if main)}))
        except _MovedError:
            continue
    raise GroupsKeepChangingError


@transaction.atomic
def _held(wanted: Collection[int], around: list[int]) -> dict[int, int | None]:
    with connection.cursor() as cursor:
        cursor.execute(HELD, [around])
        found = dict(cursor.fetchall())
    if any(found.get(idea) not in (None, *around) for idea in wanted):
        raise _MovedError
    return {idea: found.get(idea) for idea in wanted}


def one_press_at_a_time(main_id: int, voter_key: UUID) -> None:
    """Until the end of the transaction: presses of one person on several ideas of a group come one after the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [str(voter_key), main_id])


def lock_groups(process_id: int) -> None:
    """One change of groups at a time in a process. New ideas, which only point to the process, do not wait."""
    list(Process.objects.select_for_update(no_key=True).filter(pk=process_id).values_list("pk"))


def lock_ideas(idea_ids: Collection[int]) -> dict[int, Idea]:
    rows = Idea.objects.select_related("process__area").select_for_update(of=("self",)).order_by("pk")
    return {idea.pk: idea for idea in rows.filter(pk__in=idea_ids)}
