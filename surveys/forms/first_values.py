"""What stands in a question before somebody answers it? Its default, once; who empties the field finds it empty."""

from collections.abc import Collection

from surveys.definition import Answers, Page, Path, Question
from surveys.logic import as_text
from surveys.questiontypes import kind_of
from surveys.questiontypes.kind import Filled


def with_first_values(page: Page, path: Path, offered: Collection[str]) -> Answers:
    """The answers, and first values where there is none yet. They count once they are sent with the page."""
    answers = dict(path.kept)
    for question in page.questions:
        if question.default is not None and question.code not in answers and question.code not in offered:
            answers |= _first_value(question, path)
    return answers


def _first_value(question: Question, path: Path) -> Answers:
    """Nothing where the text is no answer that the question takes."""
    if question.default is None:
        return {}
    kind = kind_of(question)
    words = as_text(question.default, path.circumstances.context(path.kept))
    cleaned = kind.clean(question, Filled(kind.typed(question, words)))
    return {} if cleaned.errors else cleaned.values
