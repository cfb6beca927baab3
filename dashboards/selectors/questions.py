"""What was asked in a survey, as far as panels need it?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dashboards.panels.measure import Kind, Measure, Option, Question
from participation.texts import localized
from surveys.selectors.counted import AnsweredSurvey, measured_pages
from surveys.selectors.results import Measure as Measured

_KINDS = {
    "single": Kind.SINGLE,
    "multi": Kind.MULTIPLE,
    "pick": Kind.MULTIPLE,
    "scale": Kind.SCALE,
    "matrix": Kind.SCALE,
    "matrix_pair": Kind.PAIR,
    "number": Kind.NUMBER,
    "slider": Kind.NUMBER,
    "yes_no": Kind.SINGLE,
    "ranking": Kind.ORDER,
    "text_short": Kind.TEXT,
    "text_long": Kind.TEXT,
    "text_or_drawing": Kind.TEXT,
    "photo": Kind.TEXT,
}

QuestionPage = tuple[str, tuple[Question, ...]]


def pages_of(survey: AnsweredSurvey) -> tuple[QuestionPage, ...]:
    """Title and questions of each page that has such questions."""
    pages = [(localized(page.title), _questions(page.measures)) for page in measured_pages(survey)]
    return tuple((title, questions) for title, questions in pages if questions)


def _questions(measured: Iterable[Measured]) -> tuple[Question, ...]:
    by_code: dict[str, list[Measured]] = {}
    for one in measured:
        if _kind_of(one) is not None:
            by_code.setdefault(one.question.code, []).append(one)
    return tuple(_question(ones) for ones in by_code.values())


def _options(one: Measured) -> tuple[Option, ...]:
    return tuple(Option(option.code, localized(option.text), option.missing) for option in one.options)


def _places(one: Measured) -> tuple[Option, ...]:
    """Each answer of a ranking is a row, and its places are what can be counted."""
    places = min(one.question.max_picks or len(one.options), len(one.options))
    return tuple(Option(str(place), _("Place %(place)d") % {"place": place}) for place in range(1, places + 1))


def _kind_of(one: Measured) -> Kind | None:
    """A calculated value is one of its words, or a number."""
    if one.kind == "calculate":
        return Kind.SINGLE if one.options else Kind.NUMBER
    return _KINDS.get(one.kind)


def _question(ones: list[Measured]) -> Question:
    first = ones[0]
    return Question(
        code=first.question.code,
        text=localized(first.text) or first.question.code,
        kind=_kind_of(first) or Kind.TEXT,
        options=_places(first) if first.kind == "ranking" else _options(first),
        measures=tuple(Measure(one.key, localized(one.row)) for one in ones),
        concept=first.concept,
    )
