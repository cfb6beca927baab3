"""What do kinds with options share? Known codes, words beside "other", options that stand alone."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Posted, storable, strings, text_of

OTHER_LENGTH = 300


def required_error() -> str:
    return _("An answer is missing here. All other answers are kept.")


def known(question: Question, codes: list[Any]) -> list[str]:
    """Codes that the question offers, in its order, each once."""
    wanted = {str(code) for code in codes}
    return [option.code for option in question.options if option.code in wanted]


def other_words(question: Question, posted: Posted, chosen: list[str]) -> dict[str, str]:
    """The words beside an option that asks for some, only while it is ticked."""
    words = storable(str(posted.get(f"{question.code}.other", "") or "")).strip()
    ticked = any(option.other and option.code in chosen for option in question.options)
    return {f"{question.code}.other": words} if words and ticked else {}


def other_error(question: Question, values: Mapping[str, Any]) -> dict[str, str]:
    """Nothing is cut off silently."""
    many = len(values.get(f"{question.code}.other", ""))
    return {f"{question.code}.other": too_long(many, OTHER_LENGTH)} if many > OTHER_LENGTH else {}


def too_long(many: int, most: int) -> str:
    return _("This is %(many)d characters long. At most %(max)d fit.") % {"many": many, "max": most}


def clean_many(question: Question, posted: Posted) -> Cleaned:
    cleaned = Cleaned()
    chosen = known(question, posted.getlist(question.code))
    if chosen:
        cleaned.values = {question.code: chosen, **other_words(question, posted, chosen)}
    cleaned.errors = other_error(question, cleaned.values)
    if problem := _problem(question, chosen):
        cleaned.errors[question.code] = problem
    return cleaned


def _problem(question: Question, chosen: list[str]) -> str:
    alone = [option.code for option in question.options if option.exclusive or option.missing]
    clash = next((code for code in chosen if code in alone), None) if len(chosen) > 1 else None
    if clash is not None:
        words = text_of(question.options, clash, _language())
        return _("“%(option)s” does not go together with other answers. Please keep one or the other.") % {
            "option": words
        }
    if question.max_picks and len(chosen) > question.max_picks:
        return _("%(many)d answers are ticked, at most %(max)d are possible. Please untick some.") % {
            "many": len(chosen),
            "max": question.max_picks,
        }
    if chosen and question.min_picks and len(chosen) < question.min_picks and not set(chosen) & set(alone):
        return _("Please tick at least %(min)d answers.") % {"min": question.min_picks}
    if question.required and not chosen:
        return required_error()
    return ""


def _language() -> str:
    return (get_language() or "de").split("-")[0]


def many_cells(question: Question, answers: Mapping[str, Any]) -> list[Cell]:
    chosen = dict.fromkeys(strings(answers.get(question.code)))
    return [(question.code, code) for code in chosen] or [(question.code, SKIPPED)]


def one_cell(question: Question, answers: Mapping[str, Any]) -> list[Cell]:
    return [(question.code, str(answers.get(question.code) or SKIPPED))]


def words_of(question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
    lines = [text_of(question.options, code, language) for code in strings(answers.get(question.code))]
    other = answers.get(f"{question.code}.other")
    return [*lines, f"„{other}“" if language == "de" else f"“{other}”"] if other else lines
