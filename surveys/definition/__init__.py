"""What does a survey ask? A frozen document: read with `parse_definition`, written with `serialise`.

Pure Python; models, services and question types use it, it knows none of them.
"""

from .circumstances import Circumstances
from .document import Definition, Item, Option, Page, Pin, Question
from .parsing import BadDefinition, parse_definition
from .rules import Answers, Rule, is_shown, referenced_codes
from .serialising import serialise
from .visibility import Path, Step, relevant_answers, shown_questions, visible_pages, walk

__all__ = [
    "Answers",
    "BadDefinition",
    "Circumstances",
    "Definition",
    "Item",
    "Option",
    "Page",
    "Path",
    "Pin",
    "Question",
    "Rule",
    "Step",
    "is_shown",
    "parse_definition",
    "referenced_codes",
    "relevant_answers",
    "serialise",
    "shown_questions",
    "visible_pages",
    "walk",
]
