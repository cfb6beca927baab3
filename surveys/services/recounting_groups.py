"""Which group answered what how often, counted a second way? For verify_tallies.

Like `recounting` from the raw JSON of definitions and answers, and with its own list of groups: whoever changes the
groups that are counted changes both, and is told here where only one of them was changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from participation.tally.ledger import Counts, Key
from surveys.models import Crossing, Response, SurveyVersion
from surveys.services.recounting import raw_cells

Json = Mapping[str, Any]
Cell = tuple[str, str]

TONGUE = "demo.language"
CONCEPTS = (
    *("demo.age", "demo.age_youth", "demo.gender", "demo.gender_youth", "demo.household"),
    *("demo.income_subj", "demo.limit", TONGUE),
)
# People who meet two conditions are a group of their own: name, then concept and answers, twice.
TWICE = (
    ("life.alone_75", ("demo.age", ("75_84", "85p")), ("demo.household", ("single",))),
    (
        "life.single_parent",
        ("demo.household", ("family", "single_parent")),
        ("demo.household", ("single_parent",)),
    ),
)
QUARTERS = {(True, True): "both", (True, False): "first", (False, True): "second", (False, False): "neither"}
KINDS = ("single", "yes_no", "scale", "multi", "pick", "matrix", "matrix_pair")


def recount_by_group() -> Counts:
    """Of the surveys that were counted by groups."""
    crossed = Crossing.objects.values_list("survey", "survey__current__definition")
    asked = {survey: _people(definition) for survey, definition in crossed}
    definitions = {version.pk: version.definition for version in SurveyVersion.objects.filter(survey__in=asked)}
    names = {version: _names(definition) for version, definition in definitions.items()}
    totals: dict[Key, int] = {}
    counting = Response.objects.filter(survey__in=asked, superseded=False, waiting=False, beyond_quota=False)
    for survey, version, answers in counting.values_list("survey_id", "version_id", "answers").iterator(chunk_size=500):
        cells = list(raw_cells(definitions[version], answers))
        told = [(m, cell) for m, cell in cells if cell != "_hidden" and m.split(".")[0] in names[version]]
        for breakdown, group in _groups(asked[survey], cells):
            for measure, cell in told:
                key = (survey, breakdown, group[:120], measure, cell[:120])
                totals[key] = totals.get(key, 0) + 1
    return totals


def _questions(definition: Json) -> Iterator[Json]:
    for page in definition["pages"]:
        yield from page["questions"]


def _name(question: Json) -> str:
    wording = f"@{question['reworded'] + 1}" if question.get("reworded") else ""
    return f"{question['code']}{wording}"


def _names(definition: Json) -> set[str]:
    """Under which names answers are counted by groups: closed ones, and none about the person."""
    return {
        _name(question)
        for question in _questions(definition)
        if question["kind"] in KINDS
        and not question.get("store")
        and not question.get("concept", "").startswith("demo.")
    }


def _people(definition: Json) -> dict[str, Json]:
    """The first question about each thing that makes groups; languages are several, all else is one answer."""
    found: dict[str, Json] = {}
    for question in _questions(definition):
        concept = question.get("concept", "")
        kind = "multi" if concept == TONGUE else "single"
        if concept in CONCEPTS and question["kind"] == kind and not question.get("store"):
            found.setdefault(concept, question)
    return found


def _groups(people: Mapping[str, Json], cells: Iterable[Cell]) -> Iterator[tuple[str, str]]:
    said: dict[str, list[str]] = {}
    for measure, cell in cells:
        said.setdefault(measure, []).append(cell)
    own = {concept: _group(concept, question, said.get(_name(question), [])) for concept, question in people.items()}
    yield from own.items()
    for name, *conditions in TWICE:
        if all(concept in people and _offered(people[concept], answers) for concept, answers in conditions):
            first, second = (own[concept] in answers for concept, answers in conditions)
            yield name, QUARTERS[first, second]


def _group(concept: str, question: Json, said: list[str]) -> str:
    valid = [option["code"] for option in question["options"] if not option.get("missing")]
    given = [cell for cell in said if cell in valid]
    if concept == TONGUE and given:
        return "de" if "de" in given else "other"
    return given[0] if given else ""


def _offered(question: Json, answers: tuple[str, ...]) -> bool:
    return any(option["code"] in answers for option in question["options"])
