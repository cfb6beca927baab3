"""What do the stored responses add up to, counted a second way? For verify_tallies.

Reads the raw JSON of definitions and answers and shares no code with the fold: neither the parsed definition, nor
the rules of templates, nor the kinds of questions. Only expressions are worked out by the same interpreter, from their
text instead of the stored tree.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from participation.tally.ledger import Counts, Key
from surveys.logic import Context, Expression, holds, parse
from surveys.logic.tree import Text, every_part
from surveys.models import Response, SurveyVersion

# What is only noted as given, because its words are never counted.
WORDS = ("text_short", "text_long", "text_or_drawing", "map_pin", "photo")
NOT_COUNTED = ("info", "contact")

Json = Mapping[str, Any]


def recount_by_answer() -> Counts:
    totals: dict[Key, int] = {}
    definitions = {version.pk: version.definition for version in SurveyVersion.objects.all()}
    counting = Response.objects.filter(superseded=False, waiting=False, beyond_quota=False)
    rows = counting.values_list("survey_id", "version_id", "area_id", "channel", "answers")
    for survey, version, area, channel, answers in rows.iterator(chunk_size=500):
        for measure, cell in raw_cells(definitions[version], answers):
            key = (survey, measure, cell[:120], area or 0, channel)
            totals[key] = totals.get(key, 0) + 1
    return totals


def recount_by_day() -> Counts:
    totals: dict[Key, int] = {}
    counting = Response.objects.filter(superseded=False, waiting=False, beyond_quota=False).defer("answers")
    for response in counting.iterator(chunk_size=2000):
        day, area = response.submitted_on, response.area_id or 0
        key = (response.survey_id, day, response.channel, response.language, area)
        totals[key] = totals.get(key, 0) + 1
    return totals


def raw_cells(definition: Json, answers: Json) -> Iterator[tuple[str, str]]:
    for page in definition["pages"]:
        for question in page["questions"]:
            if question.get("store") == "contact" or question["kind"] in NOT_COUNTED:
                continue
            asked = _holds(page.get("show_if"), answers) and _holds(question.get("show_if"), answers)
            given = answers.get(question["code"])
            wording = f"@{question['reworded'] + 1}" if question.get("reworded") else ""
            for row, part in _parts(question, given):
                measure = f"{question['code']}{wording}{row}"
                yield measure, "_shown" if asked else "_hidden"
                if asked:
                    yield from ((measure, cell) for cell in _read(question, part))


def _parts(question: Json, given: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any JSON)
    """A table and a map have one measure per row, a ranking one per option, everything else one."""
    if question["kind"] == "ranking":
        for option in question["options"]:
            place = given.index(option["code"]) + 1 if option["code"] in (given or []) else None
            yield f".{option['code']}", place
        return
    rows = question.get("items") or question.get("pins")
    if not rows:
        yield "", given
        return
    for row in rows:
        yield f".{row['code']}", (given or {}).get(row["code"])


def _read(question: Json, part: Any) -> list[str]:  # noqa: ANN401 (any JSON)
    kind = question["kind"]
    if part in (None, "", [], {}) or (kind == "matrix_pair" and not any(part)):
        return ["_skipped"]
    if kind in WORDS or (kind == "calculate" and isinstance(part, str) and not _is_literal(question, part)):
        return ["_given"]
    if kind == "date":
        return [part[:7]]
    if kind == "matrix_pair":
        return [f"{part[0]}|{part[1]}"]
    if isinstance(part, list):
        return [str(one) for one in part]
    return [f"{part:.12g}"] if isinstance(part, int | float) else [str(part)]


def _is_literal(question: Json, words: str) -> bool:
    """Calculated words are counted where the calculation itself names them."""
    return not words.startswith("_") and Text(words) in every_part(_tree(question["calculation"]["expression"]))


def _holds(rule: Json | None, answers: Json) -> bool:
    if not rule:
        return True
    if "expression" in rule:
        return holds(_tree(rule["expression"]), Context(answers=answers))
    if "all" in rule:
        return all(_holds(one, answers) for one in rule["all"])
    if "any" in rule:
        return any(_holds(one, answers) for one in rule["any"])
    answer = answers.get(rule["q"])
    if answer in (None, "", []):
        return False
    wanted = rule["value"] if isinstance(rule["value"], list) else [rule["value"]]
    found = any(str(one) in map(str, wanted) for one in (answer if isinstance(answer, list) else [answer]))
    return bool(found != rule["op"].startswith("not_"))


@lru_cache(maxsize=512)
def _tree(expression: str) -> Expression:
    return parse(expression).tree
