"""How does a frozen draft become the next version, or a correction of the one that is live?"""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from surveys.drafting.differences import TITLE
from surveys.drafting.question_differences import TextChange, same_wording
from surveys.drafting.texts import entries
from surveys.drafting.tree import Document, Question, questions_of


def unstamped(version: Document) -> Document:
    """As the draft would give it."""
    plain = deepcopy(version)
    for question in questions_of(plain):
        question.pop("reworded", None)
    return plain


def stamped(frozen: Document, earlier: Sequence[Document]) -> Document:
    """Each question with the number of its wording. `earlier`: all versions before, the newest first."""
    known = [{question["code"]: question for question in questions_of(deepcopy(one))} for one in earlier]
    made = deepcopy(frozen)
    for question in questions_of(made):
        question.pop("reworded", None)
        number = _wording(question, [one[question["code"]] for one in known if question["code"] in one])
        if number:
            question["reworded"] = number
    return made


def _wording(question: Question, known: Sequence[Question]) -> int:
    """The number of the newest version that asked the same; who goes back to an old wording finds its answers."""
    same = next((one for one in known if same_wording(one, question)), None)
    if same is not None:
        return int(same.get("reworded", 0))
    return max((int(one.get("reworded", 0)) + 1 for one in known), default=0)


def corrected(version: Document, changes: Iterable[TextChange]) -> Document:
    """The same version with some texts spelled anew."""
    made = deepcopy(version)
    holders = {entry.name: (entry.holder, entry.part) for entry in entries(made)} | {TITLE: (made, "title")}
    for change in changes:
        holder, part = holders[change.name]
        holder[part] = holder[part] | {change.language: change.new}
    return made
