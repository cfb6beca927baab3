"""What do kinds with options share? Known codes, words beside "other", options that stand alone."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Posted

OTHER_LENGTH = 300


def required_error() -> str:
    return _("Choose an answer here. Your other answers are kept.")


def known(question: Question, codes: list[Any]) -> list[str]:
    """Codes that the question offers, in its order, each once."""
    wanted = {str(code) for code in codes}
    return [option.code for option in question.options if option.code in wanted]


def other_words(question: Question, posted: Posted, chosen: list[str]) -> dict[str, str]:
    """The words beside an option that asks for some, only while it is ticked."""
    words = str(posted.get(f"{question.code}.other", "") or "").strip()[:OTHER_LENGTH]
    ticked = any(option.other and option.code in chosen for option in question.options)
    return {f"{question.code}.other": words} if words and ticked else {}


def clean_many(question: Question, posted: Posted) -> Cleaned:
    cleaned = Cleaned()
    chosen = known(question, posted.getlist(question.code))
    error = _problem(question, chosen)
    if error:
        cleaned.errors[question.code] = error
    if chosen:
        cleaned.values = {question.code: chosen, **other_words(question, posted, chosen)}
    return cleaned


def _problem(question: Question, chosen: list[str]) -> str:
    alone = [option.code for option in question.options if option.exclusive or option.missing]
    if len(chosen) > 1 and any(code in alone for code in chosen):
        return _("You ticked “none” together with other answers. Please keep one or the other.")
    if question.max_picks and len(chosen) > question.max_picks:
        return _("You ticked %(many)d answers. Please keep at most %(max)d.") % {
            "many": len(chosen),
            "max": question.max_picks,
        }
    if chosen and question.min_picks and len(chosen) < question.min_picks:
        return _("Please tick at least %(min)d answers.") % {"min": question.min_picks}
    if question.required and not chosen:
        return required_error()
    return ""


def many_cells(question: Question, answers: Mapping[str, Any]) -> list[Cell]:
    chosen = answers.get(question.code) or []
    return [(question.code, str(code)) for code in chosen] or [(question.code, SKIPPED)]


def one_cell(question: Question, answers: Mapping[str, Any]) -> list[Cell]:
    return [(question.code, str(answers.get(question.code) or SKIPPED))]
