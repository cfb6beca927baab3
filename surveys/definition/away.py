"""What of a survey can be asked where there is no network, and can it be asked there at all?"""

from dataclasses import replace

from surveys.definition.document import Definition, Page, Question
from surveys.definition.expressions import expressions_of
from surveys.definition.paper import ONLY_ON_SCREENS
from surveys.logic.tree import Call, every_part


def when_away(definition: Definition) -> Definition:
    """Without photos, and without contact cards: no name waits on a device that goes from hand to hand."""
    pages = tuple(replace(page, questions=_asked_away(page)) for page in definition.pages)
    return replace(definition, pages=tuple(page for page in pages if page.questions))


def draws_lots(definition: Definition) -> bool:
    """random() belongs to the server: what it draws must be what it draws again."""
    rules = [rule for question in definition.questions() for _part, rule in expressions_of(question)]
    return any(isinstance(part, Call) and part.name == "random" for rule in rules for part in every_part(rule))


def left_out_when_away(definition: Definition) -> list[Question]:
    asked = {question.code for question in when_away(definition).questions()}
    return [question for question in definition.questions() if question.code not in asked]


def _asked_away(page: Page) -> tuple[Question, ...]:
    return tuple(one for one in page.questions if one.kind not in ONLY_ON_SCREENS and not one.store)
