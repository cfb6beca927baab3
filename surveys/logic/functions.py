"""Which functions may an expression call, with how many arguments, and which are known but refused, and why?"""

from surveys.logic.errors import gettext_noop

# Name -> fewest and most arguments; None: as many as you like. docs/logic.md shows each with an example.
FUNCTIONS: dict[str, tuple[int, int | None]] = {
    # choices
    "selected": (2, 2),
    "selected-at": (2, 2),
    "count-selected": (1, 1),
    # decisions
    "if": (3, 3),
    "coalesce": (2, None),
    "once": (1, 1),
    "true": (0, 0),
    "false": (0, 0),
    "not": (1, 1),
    "boolean": (1, 1),
    "boolean-from-string": (1, 1),
    "checklist": (2, None),
    "weighted-checklist": (2, None),
    # texts
    "string": (0, 1),
    "string-length": (0, 1),
    "concat": (0, None),
    "join": (1, None),
    "contains": (2, 2),
    "starts-with": (2, 2),
    "ends-with": (2, 2),
    "substr": (2, 3),
    "substring": (2, 3),
    "substring-before": (2, 2),
    "substring-after": (2, 2),
    "normalize-space": (0, 1),
    "translate": (3, 3),
    "regex": (2, 2),
    # numbers
    "number": (0, 1),
    "int": (1, 1),
    "round": (1, 2),
    "floor": (1, 1),
    "ceiling": (1, 1),
    "abs": (1, 1),
    "min": (1, None),
    "max": (1, None),
    "pow": (2, 2),
    "sqrt": (1, 1),
    "exp": (1, 1),
    "exp10": (1, 1),
    "log": (1, 1),
    "log10": (1, 1),
    "pi": (0, 0),
    "sin": (1, 1),
    "cos": (1, 1),
    "tan": (1, 1),
    "asin": (1, 1),
    "acos": (1, 1),
    "atan": (1, 1),
    "atan2": (2, 2),
    "random": (0, 0),
    # dates
    "today": (0, 0),
    "now": (0, 0),
    "date": (1, 1),
    "date-time": (1, 1),
    "decimal-date-time": (1, 1),
    "decimal-time": (1, 1),
    "format-date": (2, 2),
    "format-date-time": (2, 2),
}

_LISTS = gettext_noop("“%(name)s” looks something up in another list or file. Surveys have no such lists.")
_NODES = gettext_noop("“%(name)s” works on the nodes of a nested form. Surveys are flat.")
_PLACES = gettext_noop("“%(name)s” calculates with places on a map. Surveys do not do that.")
_LABELS = gettext_noop("“%(name)s” looks up the wording of an answer. Write the question into the text instead.")
_MARKS = gettext_noop("“%(name)s” makes or decodes marks that could identify somebody. Surveys do not do that.")
_PROGRAMS = gettext_noop("“%(name)s” belongs to another program than ODK. Surveys do not know it.")

REFUSED: dict[str, str] = {
    **dict.fromkeys(("instance", "pulldata", "current", "id", "lang", "version", "property"), _LISTS),
    **dict.fromkeys(("count", "sum", "count-non-empty", "position", "last", "indexed-repeat", "randomize"), _NODES),
    **dict.fromkeys(
        ("name", "local-name", "namespace-uri", "node", "text", "comment", "processing-instruction"), _NODES
    ),
    **dict.fromkeys(("area", "distance", "geofence", "intersects"), _PLACES),
    **dict.fromkeys(("jr:choice-name", "jr:itext", "choice-name"), _LABELS),
    **dict.fromkeys(("uuid", "digest", "base64-decode", "encrypt"), _MARKS),
    **dict.fromkeys(("difference-in-months", "add-date", "parse-timestamp-to-date", "extension-lib"), _PROGRAMS),
}


def is_refused(name: str) -> str | None:
    """The reason, when XLSForm or a program around it knows the function and surveys do not."""
    return _PROGRAMS if name.startswith("cht:") else REFUSED.get(name)
