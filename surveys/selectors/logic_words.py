"""How does a mistake in an expression read, in the language of whoever wrote it?"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.definition.expressions import Fault
from surveys.logic import LogicError, Repair
from surveys.logic.errors import PLACE

PARTS: dict[str, Promise] = {
    "show_if": gettext_lazy("condition"),
    "required_if": gettext_lazy("condition for “needed”"),
    "constraint": gettext_lazy("check"),
    "calculation": gettext_lazy("calculation"),
    "default": gettext_lazy("first value"),
    "choice_filter": gettext_lazy("filter of the answers"),
}


def sentence_of(error: LogicError) -> str:
    """Without its place, for pages that mark the place themselves."""
    return _(error.template) % error.values


def sentence_with_place(error: LogicError) -> str:
    return _(PLACE) % {"column": error.column, "sentence": sentence_of(error)}


def fault_in_words(fault: Fault) -> str:
    """Question or page, which of its expressions, and where it stops making sense."""
    values = {"part": PARTS[fault.part], "sentence": sentence_with_place(fault.error)}
    if fault.question:
        return _("Question %(code)s, %(part)s. %(sentence)s") % {**values, "code": fault.question}
    return _("Page %(page)s, %(part)s. %(sentence)s") % {**values, "page": fault.page}


def repairs_in_words(repairs: Sequence[Repair]) -> list[str]:
    """Quotes, dashes and spaces that a word processor had changed; spaces cannot be shown and are named."""
    return [
        _("Column %(column)d: a special space was replaced by a plain one.") % {"column": repair.column}
        if repair.plain == " "
        else _("Column %(column)d: “%(found)s” was replaced by “%(plain)s”.")
        % {"column": repair.column, "found": repair.found, "plain": repair.plain}
        for repair in repairs
    ]
