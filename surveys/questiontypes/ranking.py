"""In which order? The first place goes to what matters most; places may stay free."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Fields, Kind, Posted, rows, strings, text_of


class Ranking(Kind):
    """Value: [codes], the first place first. While two share a place: {code: place}, which is never sent.

    Each option is counted with its place, so that mean places, first places and points come from counts.
    """

    key = "ranking"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        places = {one.code: place for one in question.options if (place := _place(question, one.code, posted))}
        shared = next((place for place, many in sorted(Counter(places.values()).items()) if many > 1), None)
        if shared is not None:
            sentence = _("Place %(place)d is given twice. Each place goes to one answer.") % {"place": shared}
            return Cleaned({question.code: places}, {question.code: sentence})
        order = sorted(places, key=places.__getitem__)
        cleaned = Cleaned({question.code: order} if order else {})
        if question.required and len(order) < places_of(question):
            sentence = _("Please give away the places 1 to %(places)d.") % {"places": places_of(question)}
            cleaned.errors[question.code] = sentence
        return cleaned

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        value = answers.get(question.code)
        places = rows(value) or {code: number for number, code in enumerate(strings(value), start=1)}
        return {f"{question.code}.{code}": [str(place)] for code, place in places.items()}

    def typed(self, question: Question, words: str) -> Fields:
        return self.fields(question, {question.code: words.split()})

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{option.code}" for option in question.options]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        value = answers.get(question.code)
        order = strings(value) if isinstance(value, list) else []
        return [(f"{question.code}.{one.code}", _cell(order, one.code)) for one in question.options]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        value = answers.get(question.code)
        order = strings(value) if isinstance(value, list) else []
        return [f"{place}. {text_of(question.options, code, language)}" for place, code in enumerate(order, start=1)]

    def hint(self, question: Question) -> str:
        places = places_of(question)
        if places < len(question.options):
            return _("Places 1 to %(places)d; 1 is the most important.") % {"places": places}
        return _("1 is the most important. Places may stay free.")

    def duration(self, question: Question) -> int:
        return 5 + 4 * places_of(question)

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        given = answers.get(question.code) or ()
        return len(given) >= places_of(question) if question.required else bool(given)


def places_of(question: Question) -> int:
    return min(question.max_picks or len(question.options), len(question.options))


def _place(question: Question, code: str, posted: Posted) -> int:
    """0 for none and for what no page offers."""
    raw = posted.get(f"{question.code}.{code}", "")
    place = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 4 else 0  # noqa: PLR2004 (no such long lists)
    return place if place <= places_of(question) else 0


def _cell(order: list[str], code: str) -> str:
    return str(order.index(code) + 1) if code in order else SKIPPED
