"""Which questions of a survey were answered in own words, and by how many?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Definition, Question
from surveys.exchange.export.columns import OTHER_WORDS
from surveys.exchange.export.reading import OTHER
from surveys.models import Response, Survey
from surveys.selectors.exported import counting
from surveys.selectors.versions import definition_of
from surveys.selectors.written import has_written, key_of_pin

KINDS = ("text_short", "text_long", "text_or_drawing")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One wording of a question. `name` as in files of answers, `key` as in responses of these `versions`.

    A question about places is one for each of its pins: who likes a place and who fears it, is read apart.
    """

    name: str
    key: str
    text: str
    versions: frozenset[int]
    answers: int = 0


def open_questions(survey: Survey) -> list[OpenQuestion]:
    """In the order of the questionnaire, the newest version first; two queries."""
    found: dict[str, OpenQuestion] = {}
    for version in survey.versions.order_by("-number"):
        for name, key, text in _wordings(definition_of(version)):
            known = found.get(name)
            versions = (known.versions if known else frozenset()) | {version.pk}
            found[name] = OpenQuestion(name, key, known.text if known else text, versions)
    counts = _counts(survey, sorted({one.key for one in found.values()}))
    return [replace(one, answers=sum(counts.get((pk, one.key), 0) for pk in one.versions)) for one in found.values()]


def open_question(survey: Survey, name: str) -> OpenQuestion | None:
    return next((one for one in open_questions(survey) if one.name == name), None)


def responses_to(survey: Survey, question: OpenQuestion) -> QuerySet[Response]:
    """Only those that count already: mixed with others, not beyond a quota, not superseded."""
    return counting(survey).filter(has_written(question.key), version__in=question.versions)


def _counts(survey: Survey, keys: list[str]) -> dict[tuple[int, str], int]:
    if not keys:
        return {}
    numbers = {f"n{place}": Count("pk", filter=has_written(key)) for place, key in enumerate(keys)}
    rows = counting(survey).order_by().values("version").annotate(**numbers).values_list("version", *numbers)
    return {(version, key): number for version, *own in rows for key, number in zip(keys, own, strict=True)}


def _wordings(definition: Definition) -> Iterator[tuple[str, str, str]]:
    for question in definition.questions():
        if question.store or question.concept.startswith("demo."):
            continue  # who somebody is, is no finding
        if question.kind in KINDS:
            yield question.counted_as, question.code, _text(question)
        for pin in question.pins:
            said = f"{_text(question)} {localized(pin.text)}"
            yield f"{question.counted_as}.{pin.code}", key_of_pin(question.code, pin.code), said
        if question.has_other:
            said = _("%(question)s In own words") % {"question": _text(question)}
            yield f"{question.counted_as}.{OTHER_WORDS}", f"{question.code}.{OTHER}", said


def _text(question: Question) -> str:
    return localized(question.text) or question.code
