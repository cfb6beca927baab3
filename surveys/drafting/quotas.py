"""How does a question of a draft get a quota: at most so many answers per group?"""

from surveys.definition.fitting import MAY_BE_FULL, MAY_HAVE_QUOTA
from surveys.drafting.tree import Document, Question, question_with, questions_of


def may_have_quota(question: Question) -> bool:
    return question["kind"] in MAY_HAVE_QUOTA and not question.get("store") and bool(question.get("options"))


def set_quota(draft: Document, code: str, most: int | None) -> None:
    """The same number for each group; "prefer not to say" is none. None takes the quota away."""
    question = question_with(draft, code)
    question.pop("quota", None)
    for option in question.get("options", []):
        option.pop("places", None)
        if most is not None and not option.get("missing"):
            option["places"] = most
    if most is not None:
        question["quota"] = True


def with_quota(draft: Document) -> list[Question]:
    return [question for question in questions_of(draft) if question.get("quota")]


def drop_what_cannot_be_full(question: Question) -> None:
    """After a change of the kind."""
    if question["kind"] not in MAY_HAVE_QUOTA:
        question.pop("quota", None)
    if question["kind"] not in MAY_BE_FULL:
        for option in question.get("options", []):
            option.pop("places", None)
