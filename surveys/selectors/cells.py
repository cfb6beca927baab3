"""Where does one response count? For the fold, and for trial answers, which are never folded."""

from collections.abc import Iterator

from surveys.definition import Answers, Definition, is_shown
from surveys.questiontypes import kind_of
from surveys.questiontypes.kind import HIDDEN, SHOWN, Cell


def cells_of(definition: Definition, answers: Answers) -> Iterator[Cell]:
    """Every measure of the survey, asked or not: _shown + _hidden = responses. Each wording has measures of its own."""
    for page in definition.pages:
        page_shown = is_shown(page.show_if, answers)
        for question in page.questions:
            if question.store == "contact":
                continue
            kind = kind_of(question)
            shown = page_shown and is_shown(question.show_if, answers)
            yield from ((question.counted(name), SHOWN if shown else HIDDEN) for name in kind.measures(question))
            if shown:
                yield from ((question.counted(name), cell) for name, cell in kind.cells(question, answers))
