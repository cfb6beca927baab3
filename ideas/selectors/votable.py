"""Which idea gets this vote? No more than the rule wants to know, in one short statement or as it was last read."""

from django.db import connection

from ideas.models import Idea
from participation.processes.models import Process
from participation.processes.recent import recent_process

# By hand: Django would take six times as long to write this than PostgreSQL to answer it (measured).
# In the order of the model's fields, as from_db wants it; the others are read when somebody asks for them.
COLUMNS = ["id", "process_id", "visibility", "status", "main_id"]
SQL = "SELECT id, process_id, visibility, status, main_id FROM ideas_idea WHERE id = %s"

MOST_KEPT = 10_000
_last_read: dict[int, tuple[int, int, str, str, int | None]] = {}


def idea_to_vote_on(idea_id: int) -> Idea:
    with connection.cursor() as cursor:
        cursor.execute(SQL, [idea_id])
        row = cursor.fetchone()
    if row is None:
        raise Idea.DoesNotExist
    if len(_last_read) >= MOST_KEPT:
        _last_read.clear()
    _last_read[idea_id] = row
    return _idea(row)


def idea_as_last_read(idea_id: int) -> Idea | None:
    """However long ago by this process: only for a statement that stores nothing where the idea has changed."""
    row = _last_read.get(idea_id)
    try:
        return _idea(row) if row else None
    except Process.DoesNotExist:
        return None  # removed with its ideas


def _idea(row: tuple[int, int, str, str, int | None]) -> Idea:
    idea = Idea.from_db(connection.alias, COLUMNS, row)
    idea.process = recent_process(idea.process_id)
    return idea
