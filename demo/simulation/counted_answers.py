"""What does the dashboard show of a survey, and what do the stored responses say? Two readers that share no code."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection

from demo.simulation.sheets import Cell
from surveys.selectors.counted import AnsweredSurvey, cell_counts, measured_pages, returns_by_day

CHOICES = ("single", "multi", "pick", "scale")
WORDS = ("text_short", "text_long", "text_or_drawing")


def measures_of(survey: AnsweredSurvey) -> list[str]:
    return [measure.key for page in measured_pages(survey) for measure in page.measures]


def word_measures(survey: AnsweredSurvey) -> frozenset[str]:
    """Measures where any text counts as given: open questions, and places in words."""
    questions = [question for page in _document(survey)["pages"] for question in page["questions"]]
    pins = [f"{one['code']}.{pin['code']}" for one in questions if one["kind"] == "map_pin" for pin in one["pins"]]
    return frozenset([*(one["code"] for one in questions if one["kind"] in WORDS), *pins])


def _document(survey: AnsweredSurvey) -> dict[str, Any]:
    """As it is stored: nothing that read it before is asked."""
    sql = """SELECT version.definition FROM surveys_survey survey JOIN surveys_surveyversion version
             ON version.id = survey.current_id WHERE survey.id = %s"""
    ((stored,),) = _rows(sql, survey.id)
    found: dict[str, Any] = json.loads(stored) if isinstance(stored, str) else stored
    return found


def shown_cells(survey: AnsweredSurvey) -> Counter[Cell]:
    """Answers only: how many were not asked is left to verify_tallies."""
    found: Counter[Cell] = Counter()
    for one in cell_counts(survey.id, measures_of(survey)):
        if not one.cell.startswith("_") or one.cell == "_given":
            found[one.measure, one.cell] += one.count
    return found


def shown_returns(survey: AnsweredSurvey, process_id: int) -> Counter[str]:
    """Responses per area's short name; "" for no area."""
    names: dict[int, str] = dict(_rows("SELECT id, slug FROM places_area"))
    found: Counter[str] = Counter()
    for one in returns_by_day(process_id):
        if one.survey_id == survey.id:
            found[names.get(one.area_id, "")] += one.count
    return found


def raw_returns(survey: AnsweredSurvey, *, waiting: bool) -> Counter[str]:
    """`waiting`: with those that wait to be mixed and are not counted yet."""
    sql = """SELECT COALESCE(a.slug, ''), COUNT(*) FROM surveys_response r LEFT JOIN places_area a ON a.id = r.area_id
             WHERE r.survey_id = %s AND NOT r.superseded AND r.waiting IN (%s, false) GROUP BY 1"""
    return Counter({slug: int(count) for slug, count in _rows(sql, survey.id, waiting)})


def raw_cells(survey: AnsweredSurvey, *, waiting: bool) -> Counter[Cell]:
    """From the stored documents alone, by the kinds that the survey's own document names."""
    questions = {one["code"]: one for page in _document(survey)["pages"] for one in page["questions"]}
    found: Counter[Cell] = Counter()
    sql = "SELECT answers FROM surveys_response WHERE survey_id = %s AND NOT superseded AND waiting IN (%s, false)"
    for (stored,) in _rows(sql, survey.id, waiting):
        answers = json.loads(stored) if isinstance(stored, str) else stored
        for code, value in answers.items():
            if code in questions:
                found.update(_cells(code, questions[code]["kind"], value))
    return found


def _cells(code: str, kind: str, value: Any) -> Iterator[Cell]:  # noqa: ANN401 (any JSON)
    if kind in CHOICES:
        yield from ((code, str(one)) for one in (value if isinstance(value, list) else [value]))
    elif kind in WORDS:
        yield code, "_given"
    elif kind == "matrix":
        yield from ((f"{code}.{item}", str(point)) for item, point in value.items())
    elif kind == "matrix_pair":
        yield from ((f"{code}.{item}", "|".join(points)) for item, points in value.items())
    elif kind == "map_pin":
        yield from ((f"{code}.{pin}", "_given") for pin in value)


def _rows(sql: str, *parameters: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
