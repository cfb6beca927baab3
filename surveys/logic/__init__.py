"""The language of conditions, checks and calculations: the flat part of XLSForm's. See docs/logic.md.

Pure Python. `parse` gives a tree, `evaluate` its value, `as_expression` its text, `as_json` its stored form.
"""

from .errors import BadTreeError, LimitError, LogicError, MistakeError, OutsideError
from .interpreter import as_text, evaluate, holds
from .parser import Mention, Parsed, parse
from .printing import as_expression
from .serialising import as_json, from_json
from .tokens import Repair
from .tree import Expression, answers_in
from .values import Context, Value, kind_of, to_boolean, to_number, to_text

__all__ = [
    "BadTreeError",
    "Context",
    "Expression",
    "LimitError",
    "LogicError",
    "Mention",
    "MistakeError",
    "OutsideError",
    "Parsed",
    "Repair",
    "Value",
    "answers_in",
    "as_expression",
    "as_json",
    "as_text",
    "evaluate",
    "from_json",
    "holds",
    "kind_of",
    "parse",
    "to_boolean",
    "to_number",
    "to_text",
]
