"""What was asked in a survey, as far as panels need it?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dashboards.panels.measure import Kind, Measure, Option, Picks, Question
from dashboards.panels.past import break_words, no_longer
from participation.texts import localized
from surveys.selectors.counted import AnsweredSurvey, MeasuredQuestion, measured_pages
from surveys.selectors.results import Measure as Measured
from surveys.selectors.wordings import Traced

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
    "date": Kind.DAY,
    "ranking": Kind.ORDER,
    "text_short": Kind.TEXT,
    "text_long": Kind.TEXT,
    "text_or_drawing": Kind.TEXT,
    "photo": Kind.TEXT,
}

QuestionPage = tuple[str, tuple[Question, ...]]


def pages_of(survey: AnsweredSurvey) -> tuple[QuestionPage, ...]:
    """Title and questions of each page that has such questions; past ones stand where they stood."""
    pages = [(localized(page.title), _questions(page.questions)) for page in measured_pages(survey)]
    return tuple((title, questions) for title, questions in pages if questions)


def _questions(measured: Iterable[MeasuredQuestion]) -> tuple[Question, ...]:
    return tuple(_question(one.traced, one.measures) for one in measured if _kind_of(one.measures[0]) is not None)


def _options(one: Measured, traced: Traced) -> tuple[Option, ...]:
    return tuple(
        Option(option.code, no_longer(localized(option.text), gone=option.code in traced.gone), option.missing)
        for option in one.options
    )


def _places(one: Measured) -> tuple[Option, ...]:
    """Each answer of a ranking is a row, and its places are what can be counted."""
    places = min(one.question.max_picks or len(one.options), len(one.options))
    return tuple(Option(str(place), _("Place %(place)d") % {"place": place}) for place in range(1, places + 1))


def _kind_of(one: Measured) -> Kind | None:
    """A calculated value is one of its words, or a number."""
    if one.kind == "calculate":
        return Kind.SINGLE if one.options else Kind.NUMBER
    return _KINDS.get(one.kind)


def _question(traced: Traced, ones: tuple[Measured, ...]) -> Question:
    first = ones[0]
    return Question(
        code=first.question.counted_as,
        text=localized(first.text) or first.question.code,
        kind=_kind_of(first) or Kind.TEXT,
        options=_places(first) if first.kind == "ranking" else _options(first, traced),
        measures=tuple(Measure(one.key, _row(one, traced)) for one in ones),
        concept=first.concept,
        mark=break_words(traced),
        past=traced.until is not None,
        picks=Picks(first.question.min_picks or 1, first.question.max_picks),
    )


def _row(one: Measured, traced: Traced) -> str:
    code = one.key.removeprefix(f"{one.question.counted_as}.")
    return no_longer(localized(one.row), gone=code in traced.gone)
