"""What is wrong with answers? Pages, the last step and the API ask the same functions."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Answers, Definition, Path, Question
from surveys.definition.presenting import is_accepted
from surveys.questiontypes import kind_of
from surveys.questiontypes.contact import way_of
from surveys.questiontypes.kind import Cleaned, Filled, storable
from surveys.selectors.said import sentence_in

Errors = dict[str, str]


def errors_among(questions: Sequence[Question], path: Path, language: str = "") -> Errors:
    """Field name -> sentence for some questions of a page, as they are asked now; the survey's own in `language`."""
    found: Errors = {}
    for question in questions:
        found |= _errors_of(question, path, language) | dict(_card_errors(question, path.kept))
    return found | _consent_errors(questions, path.kept)


def _errors_of(question: Question, path: Path, language: str) -> Errors:
    """The survey's own sentences come before ours. Its check is asked only about what is readable."""
    errors = _again(question, path.kept).errors
    if errors:
        missing = question.required and not kind_of(question).is_answered(question, path.kept)
        own = sentence_in(question.required_text, path, language) if missing else ""
        return dict.fromkeys(errors, own) if own else errors
    if is_accepted(question, path.kept, path.circumstances):
        return {}
    return {question.code: sentence_in(question.constraint_text, path, language) or check_failed()}


def check_failed() -> str:
    return _("This answer does not fit here. Please look at it again.")


def first_page_with_errors(path: Path) -> str | None:
    return next((step.page.key for step in path.steps if errors_among(step.questions, path)), None)


def clean_all(definition: Definition, answers: Answers) -> Cleaned:
    """Answers that came in one piece: read by their questions; what no question knows is kept as it is."""
    cleaned = Cleaned()
    known: set[str] = set()
    for question in definition.questions():
        mine = {question.code, f"{question.code}.other"} & answers.keys()
        known |= mine
        if mine:
            found = _again(question, answers)
            cleaned.values |= found.values
            cleaned.errors |= found.errors
            if not kind_of(question).free and _lost(question, answers, found.values):
                cleaned.errors[question.code] = _("This answer is not among those that the question offers.")
    cleaned.values |= {storable(key): _storable(value) for key, value in answers.items() if key not in known}
    return cleaned


def _storable(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(key)): _storable(part) for key, part in value.items()}
    return [_storable(part) for part in value] if isinstance(value, list) else value


def _again(question: Question, answers: Answers) -> Cleaned:
    kind = kind_of(question)
    return kind.clean(question, Filled(kind.fields(question, answers)))


def _lost(question: Question, before: Answers, after: Answers) -> bool:
    return _parts(question, before) != _parts(question, after) or bool(before.get(question.code)) != (
        question.code in after
    )


def _parts(question: Question, answers: Answers) -> list[tuple[str, str]]:
    fields = kind_of(question).fields(question, answers)
    return sorted((name, part.strip()) for name, parts in fields.items() for part in parts if part.strip())


def _card_errors(question: Question, answers: Answers) -> Iterator[tuple[str, str]]:
    """Where a card is asked for because somebody wants to be contacted, it cannot stay empty."""
    if question.kind == "contact" and question.show_if is not None and not answers.get(question.code):
        sentence = _("For contact an e-mail address or telephone number is missing. Or change the answer above.")
        yield f"{question.code}.{way_of(question)}", sentence


def _consent_errors(questions: Sequence[Question], answers: Answers) -> Errors:
    """What stands on a card may be kept only with consent; it is never thrown away silently."""
    card: Any = next((answers.get(q.code) for q in questions if q.kind == "contact"), None)
    asked = (q for q in questions if q.kind == "consent" and q.store == "contact")
    sentence = _("Contact details are kept only with this consent. Tick the box, or empty the fields above.")
    return {q.code: sentence for q in asked if card and not answers.get(q.code)}
