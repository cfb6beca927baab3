"""What is wrong with a sign or word that no expression of a survey contains? Names the construct, or what was meant."""

import re
from difflib import get_close_matches

from surveys.logic.errors import LogicError, MistakeError, OutsideError, gettext_noop
from surveys.logic.functions import FUNCTIONS, is_refused

_PATH = gettext_noop("“%(found)s” is a path through a nested form. Surveys are flat: write ${name}.")
_AXIS = gettext_noop("“::” is an axis of XPath. Surveys are flat: write ${name}.")
_FILTER = gettext_noop("“[” filters a list. Surveys have no lists to look into.")
_ATTRIBUTE = gettext_noop("“@” reads an attribute of a nested form. Surveys are flat.")
_UNION = gettext_noop("“|” joins lists of nodes. Write “or” between two conditions.")
_WILDCARD = gettext_noop("“*” without a value before it means all fields. Surveys are flat: name each question.")
_VARIABLE = gettext_noop("“$” begins a variable of XPath. The answer to a question is written ${name}.")
_UNKNOWN = gettext_noop("“%(found)s” has no meaning here.")
_INSTEAD = gettext_noop("“%(found)s” has no meaning here. Write “%(instead)s”.")
_WORD = gettext_noop("“%(name)s” stands here without quotes. Write '%(name)s' for a text or ${%(name)s} for an answer.")
_PREFIX = gettext_noop("“%(name)s” is a field of a nested form. Surveys are flat: write ${name}.")
_TRUTH = gettext_noop("“%(name)s” needs brackets: %(name)s().")
_NO_FUNCTION = gettext_noop("“%(name)s” is not a function that surveys know.")
_MEANT = gettext_noop("“%(name)s” is not a function that surveys know. Did you mean “%(meant)s”?")

# Longest first.
OUTSIDE = {
    "..": ("path", _PATH),
    "//": ("path", _PATH),
    "/": ("path", _PATH),
    "::": ("axis", _AXIS),
    "[": ("filter", _FILTER),
    "@": ("attribute", _ATTRIBUTE),
    "|": ("union", _UNION),
    "*": ("wildcard", _WILDCARD),
    "$": ("variable", _VARIABLE),
}
INSTEAD = {
    "&gt;=": ">=",
    "&lt;=": "<=",
    "&gt;": ">",
    "&lt;": "<",
    "&amp;": "and",
    "&&": "and",
    "&": "and",
    "||": "or",
    "!": "not(…)",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "÷": "div",
    "{": "${name}",
}


def refuse_sign(text: str, at: int) -> LogicError:
    found = next((sign for sign in INSTEAD if text.startswith(sign, at)), None)
    if found:
        return MistakeError(_INSTEAD, at + 1, found=found, instead=INSTEAD[found])
    found = next((sign for sign in OUTSIDE if text.startswith(sign, at)), None)
    if found is None:
        return MistakeError(_UNKNOWN, at + 1, found=text[at])
    construct, template = OUTSIDE[found]
    return OutsideError(construct, template, at + 1, found=_path(text, at) if construct == "path" else found)


def _path(text: str, at: int) -> str:
    found = re.match(r"[\w./\-]{1,40}", text[at:])
    return found[0] if found else text[at]


def refuse_word(name: str, column: int) -> LogicError:
    """A bare name is a node for XPath; people who write one mostly forgot the quotes."""
    if name.casefold() in ("true", "false"):
        return MistakeError(_TRUTH, column, name=name.casefold())
    if ":" in name:
        return OutsideError("path", _PREFIX, column, name=name)
    return OutsideError("bare name", _WORD, column, name=name)


def refuse_function(name: str, column: int) -> LogicError:
    reason = is_refused(name)
    if reason:
        return OutsideError(f"{name}()", reason, column, name=name)
    close = get_close_matches(name.casefold(), FUNCTIONS, n=1, cutoff=0.8)
    if close:
        return MistakeError(_MEANT, column, name=name, meant=close[0])
    return OutsideError(f"{name}()", _NO_FUNCTION, column, name=name)
