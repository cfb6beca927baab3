"""What does the site show, and what do its raw rows say? Two readers that share no code."""

from collections import Counter
from typing import Any

from django.db import connection

from dashboards.scope import Scope
from dashboards.selectors.overview import overview
from dashboards.selectors.parts import parts_of
from ideas.selectors.results import supports_by_idea, supports_over_time
from participation.processes.models import Process
from surveys.services.mixing import can_be_counted

Counts = dict[str, int]


def shown_by_idea(process: Process) -> dict[int, int]:
    """As the ranking of the dashboard and the list of ideas read it; ideas without support left out."""
    return {idea.idea_id: idea.supports for idea in supports_by_idea(process.pk) if idea.supports}


def raw_by_idea(process: Process) -> dict[int, int]:
    """Of ideas that mean the same each person once, at the main one."""
    sql = """SELECT COALESCE(i.main_id, i.id), COUNT(DISTINCT v.voter_key)
             FROM ideas_vote v JOIN ideas_idea i ON i.id = v.idea_id
             WHERE i.process_id = %s AND i.visibility = 'published' AND v.value = 1 GROUP BY 1"""
    return {int(idea): int(count) for idea, count in _rows(sql, process.pk)}


def shown_by_day(process: Process) -> Counts:
    days: Counter[str] = Counter()
    for one in supports_over_time(process.pk):
        days[f"{one.day} {one.channel} area {one.area_id}"] += one.count
    return {day: count for day, count in days.items() if count}


def raw_by_day(process: Process) -> Counts:
    sql = """SELECT e.happened_on, e.channel, COALESCE(e.area_id, 0), e.new - e.old
             FROM ideas_voteevent e JOIN ideas_idea i ON i.id = e.idea_id WHERE i.process_id = %s"""
    days: Counter[str] = Counter()
    for day, channel, area, change in _rows(sql, process.pk):
        days[f"{day} {channel} area {area}"] += change
    return {day: count for day, count in days.items() if count}


def shown_in_total(process: Process) -> int:
    """The number in the panel "Ideas by support" of the officials' overview."""
    page = overview(process, scope=Scope(), parts=parts_of(process.area), may_decide=False)
    panel = next(panel for panel in page.panels if panel.key == "ideas")
    return int(panel.facts.get("supports", 0))


def number_of_events() -> int:
    return int(_rows("SELECT COUNT(*) FROM ideas_voteevent")[0][0])


def number_waiting() -> int:
    """Events not counted yet, and responses that are enough to be mixed and are not mixed yet."""
    waiting = "SELECT COUNT(*) FROM {} WHERE fold_run_id IS NULL"
    events = sum(int(_rows(waiting.format(table))[0][0]) for table in ("ideas_voteevent", "surveys_submissionevent"))
    surveys = _rows("SELECT DISTINCT survey_id FROM surveys_response WHERE waiting")
    return events + sum(can_be_counted(int(survey_id)) for (survey_id,) in surveys)


def _rows(sql: str, *parameters: str | int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
