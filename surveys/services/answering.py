"""How is a survey answered page by page? Drafts are kept in the database, nothing in the address."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.eligibility.identity import Identity
from surveys.definition import Definition, Page, Path, Question
from surveys.languages import beside_the_pages
from surveys.models import Draft, Survey
from surveys.questiontypes import Posted, kind_of
from surveys.questiontypes.photo import Photo
from surveys.rules import may_answer
from surveys.selectors.drafts import drafts_at, drafts_of, path_of
from surveys.selectors.versions import definition_of
from surveys.services.checking import Errors, errors_among
from surveys.services.photos import NONE_CAME, Kept, drop_old_photos, forget_photos, photo_codes, photo_fields

# How long somebody can stop and go on later; said on the pages.
DRAFT_DAYS = 14


class NoSuchPage(Exception):  # noqa: N818 (an answer to an old address)
    pass


@dataclass(frozen=True, slots=True)
class Saved:
    """`errors` by field name.

    `appeared`: questions that became relevant through answers on the same page, or that offer other options now.
    """

    draft: Draft
    path: Path
    errors: Errors
    appeared: tuple[Question, ...]

    @property
    def survey(self) -> Survey:
        return self.draft.version.survey

    @property
    def can_go_on(self) -> bool:
        return not self.errors and not self.appeared


def open_draft(*, survey: Survey, identity: Identity, channel: Channel = Channel.ONLINE, language: str = "") -> Draft:
    """Begin; the draft's key is the one-time submission key, made here and nowhere else. One row, one statement.

    `language`: of the questions alone, where the pages around them do not speak it.
    """
    who = may_answer(identity, survey)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    assert survey.current is not None, "an open survey has a frozen version (constraint)"
    return Draft.objects.create(version=survey.current, channel=channel, language=_language(language))


@transaction.atomic
def change_language(*, survey: Survey, key: uuid.UUID, language: str) -> None:
    """Somebody goes on in another language; nothing that was answered changes."""
    drafts_of(survey).filter(key=key).update(language=_language(language))


@transaction.atomic
def save_page(
    *,
    slug: str,
    key: uuid.UUID,
    page_key: str,
    posted: Posted,
    asked: frozenset[str],
    live: bool = False,
    photos: Kept = NONE_CAME,
) -> Saved:
    """Store what was entered on one page, also when something is wrong with it, so that no input is lost.

    `asked` are the codes of the questions that the page showed: what it did not show cannot be an empty answer. `live`:
    a script has shown at once which options are offered.
    """
    draft = drafts_at(slug).select_for_update(of=("self",)).get(key=key)
    definition = definition_of(draft.version)
    page = next((page for page in definition.pages if page.key == page_key), None)
    if page is None:
        raise NoSuchPage
    filters = not live and any(question.choice_filter for question in page.questions)
    before = path_of(draft).step(page_key) if filters else None
    draft.answers = with_input(page, draft.answers, posted, asked, photos)
    draft.page = definition.pages.index(page)
    draft.language = _language(draft.language)
    draft.offered = sorted({*draft.offered, *(q.code for q in page.questions if q.default and q.code in asked)})
    path = path_of(draft)
    step = path.step(page_key)
    shown = step.questions if step else ()
    errors = errors_among([one for one in shown if one.code in asked], path, draft.language)
    errors |= {code: problem for code, problem in photos.problems.items() if code in asked}
    others = set() if before is None else _with_other_options(before.questions, shown, path)
    appeared = tuple(question for question in shown if question.code not in asked or question.code in others)
    if not errors and not appeared and step is not None:
        draft.page = _next_page(definition, path, page_key)
    draft.save(update_fields=["answers", "page", "language", "offered", "touched_on"])
    return Saved(draft, path, errors, appeared)


def _with_other_options(before: tuple[Question, ...], now: tuple[Question, ...], path: Path) -> set[str]:
    """Unanswered questions that offer what they did not offer when the page was shown."""
    offered = {question.code: {option.code for option in question.options} for question in before}
    return {
        question.code
        for question in now
        if question.code in offered
        and question.code not in path.kept
        and not offered[question.code].issuperset(option.code for option in question.options)
    }


def with_input(
    page: Page, before: dict[str, object], posted: Posted, asked: frozenset[str], photos: Kept = NONE_CAME
) -> dict[str, object]:
    answers = dict(before)
    for question in page.questions:
        if question.code in asked:
            answers.pop(question.code, None)
            answers.pop(f"{question.code}.other", None)
            fields = photo_fields(question, before, posted, photos) if question.kind == Photo.key else posted
            answers |= kind_of(question).clean(question, fields).values
    forget_photos(photo_codes(page.questions), before, answers)
    return answers


def _next_page(definition: Definition, path: Path, page_key: str) -> int:
    """Where somebody goes on who comes back: the page after this one, if there is one."""
    place = min(path.position(page_key) + 1, len(path.steps) - 1)
    return definition.pages.index(path.steps[place].page)


@transaction.atomic
def forget_answer(*, survey: Survey, key: uuid.UUID, code: str) -> None:
    """Take an answer back: radio buttons alone cannot be unticked."""
    draft = drafts_of(survey).select_for_update(of=("self",)).get(key=key)
    draft.answers = {name: value for name, value in draft.answers.items() if name not in (code, f"{code}.other")}
    draft.save(update_fields=["answers", "touched_on"])


def discard_draft(*, survey: Survey, key: uuid.UUID) -> None:
    """Start anew: what was entered is gone."""
    draft = drafts_of(survey).filter(key=key).first()
    if draft is not None:
        forget_photos(photo_codes(tuple(definition_of(draft.version).questions())), draft.answers, {})
        draft.delete()


def drop_old_drafts() -> int:
    """Half-filled questionnaires are nobody's business after a while."""
    drop_old_photos(DRAFT_DAYS)
    oldest = timezone.localdate() - timedelta(days=DRAFT_DAYS)
    return Draft.objects.filter(touched_on__lt=oldest).delete()[0]


def _language(chosen: str = "") -> str:
    """The language of the pages, unless one was chosen that they do not speak."""
    return chosen if beside_the_pages([chosen]) and chosen else (get_language() or "de").split("-")[0]
