"""Which ideas do the panels about ideas find? Placed, seen, supported and some of them on their way, by lot in SQL."""

from django.db import connection
from django.utils import timezone

from ideas.models import ExposureStart, Idea
from participation.processes.models import Process
from tests.load.growing import analyze
from tests.load.ideas import ensure_ideas

PLACED = """
    UPDATE ideas_idea SET lat = 48 + random() * 0.04, lon = 9 + random() * 0.04,
        area_id = (SELECT array_agg(id) FROM places_area WHERE parent_id = %(area)s)[1 + mod(id, 4)],
        status = (ARRAY['received', 'received', 'checking', 'decided', 'done', 'not_done'])[1 + mod(id, 6)]
    WHERE process_id = %(process)s AND lat IS NULL"""
# Few ideas get most of the support, and most are seen by some dozens of people.
SUPPORTED = """
    INSERT INTO ideas_ideatally (idea_id, value) SELECT id, floor(120 * power(random(), 4)) FROM ideas_idea
    WHERE process_id = %(process)s ON CONFLICT DO NOTHING"""
SEEN = """
    INSERT INTO ideas_exposuretally (idea_id, value, supports_before)
    SELECT idea_id, value + floor(300 * power(random(), 2)), 0 FROM ideas_ideatally ON CONFLICT DO NOTHING"""
MOVED = """
    INSERT INTO ideas_statuschange (idea_id, old, new, reason, office, at)
    SELECT idea.id, '', 'received', '', '', idea.created_at FROM ideas_idea AS idea WHERE {new}
    UNION ALL
    SELECT idea.id, 'received', idea.status, '', '', idea.created_at + mod(idea.id, 90) * interval '1 day'
    FROM ideas_idea AS idea WHERE idea.status <> 'received' AND {new}"""
NEW = (
    "idea.process_id = %(process)s AND NOT EXISTS (SELECT 1 FROM ideas_statuschange AS old WHERE old.idea_id = idea.id)"
)


def ensure_judged_ideas(process: Process, number: int) -> None:
    """Bring the process to so many; it only ever grows."""
    ensure_ideas(process, number)
    ExposureStart.objects.get_or_create(process=process, defaults={"since": timezone.localdate()})
    values = {"process": process.pk, "area": process.area_id}
    with connection.cursor() as cursor:
        for statement in (PLACED, SUPPORTED, SEEN, MOVED.format(new=NEW)):
            cursor.execute(statement, values)
    assert Idea.objects.filter(process=process, lat__isnull=False).count() == number
    analyze()
