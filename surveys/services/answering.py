"""How is a survey answered page by page? Drafts are kept in the database, nothing in the address."""

import uuid
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import get_language

from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.eligibility.identity import Identity
from surveys.definition import Definition, Page, Question, parse_definition, shown_questions, visible_pages
from surveys.models import Draft, Survey
from surveys.questiontypes import Posted, kind_of
from surveys.rules import may_answer


@dataclass(slots=True)
class PageResult:
    """`errors` by field name. `appeared`: questions that became relevant through answers on the same page."""

    errors: dict[str, str] = field(default_factory=dict)
    appeared: list[Question] = field(default_factory=list)

    @property
    def can_go_on(self) -> bool:
        return not self.errors and not self.appeared


@transaction.atomic
def open_draft(*, survey: Survey, identity: Identity, channel: Channel = Channel.ONLINE) -> Draft:
    """Begin; the draft's key is the one-time submission key, made here and nowhere else."""
    who = may_answer(identity, survey)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    assert survey.current is not None, "an open survey has a frozen version (constraint)"
    language = (get_language() or "de").split("-")[0]
    return Draft.objects.create(version=survey.current, channel=channel, language=language)


def definition_of(draft: Draft) -> Definition:
    return parse_definition(draft.version.definition)


@transaction.atomic
def save_page(*, key: uuid.UUID, page_key: str, posted: Posted, asked: frozenset[str]) -> PageResult:
    """Store what was entered on one page, also when something is wrong with it, so that no input is lost.

    `asked` are the codes of the questions that the page showed: what it did not show cannot be an empty answer.
    """
    draft = Draft.objects.select_for_update().select_related("version").get(key=key)
    definition = definition_of(draft)
    page = next(page for page in definition.pages if page.key == page_key)
    answers, result = dict(draft.answers), PageResult()
    for question in page.questions:
        if question.code not in asked:
            continue
        cleaned = kind_of(question).clean(question, posted)
        answers.pop(question.code, None)
        answers.pop(f"{question.code}.other", None)
        answers |= cleaned.values
        result.errors |= cleaned.errors
    now_shown = shown_questions(page, answers)
    relevant = {question.code for question in now_shown}
    # A question that is no longer relevant cannot be wrong.
    result.errors = {name: text for name, text in result.errors.items() if name.split(".")[0] in relevant}
    result.appeared = [question for question in now_shown if question.code not in asked]
    draft.answers = answers
    draft.page = _position(definition, page)
    draft.save(update_fields=["answers", "page", "touched_on"])
    return result


def _position(definition: Definition, page: Page) -> int:
    return [one.key for one in definition.pages].index(page.key)


def pages_for(draft: Draft) -> list[Page]:
    return visible_pages(definition_of(draft), draft.answers)
