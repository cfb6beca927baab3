"""How does a mistake in an expression read, in the language of whoever wrote it?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from surveys.logic import LogicError, Repair
from surveys.logic.errors import PLACE


def sentence_of(error: LogicError) -> str:
    """Without its place, for pages that mark the place themselves."""
    return _(error.template) % error.values


def sentence_with_place(error: LogicError) -> str:
    return _(PLACE) % {"column": error.column, "sentence": sentence_of(error)}


def repairs_in_words(repairs: Sequence[Repair]) -> list[str]:
    """Quotes, dashes and spaces that a word processor had changed; spaces cannot be shown and are named."""
    return [
        _("Column %(column)d: a special space was replaced by a plain one.") % {"column": repair.column}
        if repair.plain == " "
        else _("Column %(column)d: “%(found)s” was replaced by “%(plain)s”.")
        % {"column": repair.column, "found": repair.found, "plain": repair.plain}
        for repair in repairs
    ]
