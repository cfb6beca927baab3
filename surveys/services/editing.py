"""How does the draft of a survey change? Each change names the revision that its author saw."""

import uuid
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from participation.accounts.models import Account
from participation.allowed import Answer, require
from participation.audit.services import record_act
from participation.places.models import Area, Office
from participation.processes.models import Process
from participation.texts import Translations, localized
from surveys.definition.rules import Rule
from surveys.desk_rules import may_create_survey, may_edit, may_see_at_desk
from surveys.drafting import changes, kinds, tree
from surveys.drafting.changes import PageChange, QuestionChange
from surveys.drafting.tree import Document
from surveys.models import Survey, SurveyTemplate
from surveys.selectors.codes import codes_seen
from surveys.services.revisions import Way, keep, keep_first, saved_by_itself, target_of
from surveys.services.templates import document_for

Placeholders = dict[str, Translations]


class RevisionConflict(Exception):  # noqa: N818 (an answer to the second author, not an error)
    """Somebody else saved in between. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The opened page of an author, which may save again after it has saved by itself (`auto`).

    Not after somebody pressed "Save" there: what it sent by itself before may arrive later than that.
    """

    editor: str
    auto: bool = False


NOT_NAMED = Opened("")


@dataclass(frozen=True, slots=True)
class Settings:
    title: Translations
    purpose: Translations
    languages: list[str]
    sampling: Survey.Sampling
    invited: int | None
    minimum_age: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    results_on: date | None
    responsible: Account
    placeholders: Placeholders


@transaction.atomic
def create_survey(
    *, account: Account, process: Process, title: Translations, languages: Iterable[str], template_key: str = ""
) -> Survey:
    """From a template, or empty with one page when `template_key` is ""."""
    require(may_create_survey(account, process))
    spoken = list(languages)
    draft = tree.empty(title, spoken)
    if template_key:
        draft = document_for(SurveyTemplate.objects.get(key=template_key), process.area)
    minimum_age = draft.pop("minimum_age", None)
    survey = Survey.objects.create(
        process=process,
        slug=free_slug(localized(title, "de")),
        title=title,
        languages=spoken,
        draft=draft,
        template_key=template_key,
        minimum_age=minimum_age,
        placeholders=known_gaps(process.area),
        responsible=account,
    )
    keep(survey, account, "survey.created", "")
    _record(account, "survey.created", survey, {"template": template_key})
    return survey


@transaction.atomic
def change_settings(*, account: Account, survey_id: int, revision: int, settings: Settings) -> Survey:
    """Who is invited stays as it was at the first publication: it decides what may be said later."""
    survey = _locked(account, survey_id, revision, may_see_at_desk)
    survey.title = settings.title
    survey.purpose = settings.purpose
    survey.languages = settings.languages
    if survey.first_published_at is None:
        survey.sampling = settings.sampling
        survey.minimum_age = settings.minimum_age
    survey.invited = settings.invited
    survey.opens_at = settings.opens_at
    survey.closes_at = settings.closes_at
    survey.results_on = settings.results_on
    survey.responsible = settings.responsible
    survey.placeholders = settings.placeholders
    return _save(account, survey, "survey.settings_changed", {})


def change_question(
    *, account: Account, survey_id: int, revision: int, code: str, change: QuestionChange, opened: Opened = NOT_NAMED
) -> Survey:
    return _change(
        account,
        survey_id,
        revision,
        "survey.question_changed",
        code,
        lambda draft: changes.change_question(draft, code, change, codes_seen(survey_id).get(code, set())),
        opened,
    )


def change_kind(*, account: Account, survey_id: int, revision: int, code: str, kind: str) -> Survey:
    """Texts and answers stay; what the new kind has no room for waits in the draft."""
    return _change(
        account,
        survey_id,
        revision,
        "survey.kind_changed",
        code,
        lambda draft: kinds.change_kind(draft, code, kind),
    )


def place_question(*, account: Account, survey_id: int, revision: int, code: str, page: str, before: str) -> Survey:
    return _change(
        account,
        survey_id,
        revision,
        "survey.question_moved",
        code,
        lambda draft: tree.place_question(draft, code, page, before),
    )


def change_condition(
    *, account: Account, survey_id: int, revision: int, rule: Rule | None, code: str = "", page: str = ""
) -> Survey:
    """Who gets a question (`code`) or a page (`page`); no rule means everybody."""
    return _change(
        account,
        survey_id,
        revision,
        "survey.condition_changed",
        code or page,
        lambda draft: tree.set_condition(draft, rule, code=code, page=page),
    )


def add_question(*, account: Account, survey_id: int, revision: int, page: str, kind: str, texts: Translations) -> str:
    """The code of the new question, which stands at the end of its page."""
    made: list[str] = []
    _change(
        account,
        survey_id,
        revision,
        "survey.question_added",
        page,
        lambda draft: made.append(changes.add_question(draft, page, kind, texts, codes_seen(survey_id).keys())),
    )
    return made[0]


def move_question(*, account: Account, survey_id: int, revision: int, code: str, up: bool) -> Survey:
    return _change(
        account,
        survey_id,
        revision,
        "survey.question_moved",
        code,
        lambda draft: tree.move_question(draft, code, up=up),
    )


def remove_question(*, account: Account, survey_id: int, revision: int, code: str) -> Survey:
    """The question waits in the draft's basket and can be restored."""
    return _change(
        account,
        survey_id,
        revision,
        "survey.question_removed",
        code,
        lambda draft: tree.remove_question(draft, code),
    )


def restore_question(*, account: Account, survey_id: int, revision: int, code: str) -> Survey:
    return _change(
        account,
        survey_id,
        revision,
        "survey.question_restored",
        code,
        lambda draft: tree.restore_question(draft, code),
    )


def change_page(
    *, account: Account, survey_id: int, revision: int, page: str, change: PageChange, opened: Opened = NOT_NAMED
) -> Survey:
    return _change(
        account,
        survey_id,
        revision,
        "survey.page_changed",
        page,
        lambda draft: changes.change_page(draft, page, change),
        opened,
    )


def add_page(*, account: Account, survey_id: int, revision: int, texts: Translations) -> Survey:
    return _change(account, survey_id, revision, "survey.page_added", "", lambda draft: changes.add_page(draft, texts))


@transaction.atomic
def _change(  # noqa: PLR0917 (private, all positions are used above)
    account: Account,
    survey_id: int,
    revision: int,
    action: str,
    on: str,
    change: Callable[[Document], object],
    opened: Opened = NOT_NAMED,
) -> Survey:
    """What changes nothing leaves no trace."""
    survey = _locked(account, survey_id, revision, may_edit, opened.editor)
    before = deepcopy(survey.draft)
    change(survey.draft)
    if survey.draft == before:
        return survey
    keep_first(survey, before)
    saved = _save(account, survey, action, {"on": on})
    keep(saved, account, action, on, editor=opened.editor if opened.auto else "")
    return saved


@transaction.atomic
def return_to(*, account: Account, survey_id: int, revision: int, way: Way, number: int = 0) -> str:
    """Undo, redo, or back to the state `number`. Returns the code of the question or page that changed by it."""
    survey = _locked(account, survey_id, revision, may_edit)
    target, on = target_of(survey, way, number)
    survey.draft = target.draft
    action = f"survey.{way}"
    keep(_save(account, survey, action, {"to": target.number}), account, action, on, target=target)
    return on


def _locked(
    account: Account, survey_id: int, revision: int, rule: Callable[[Account, Survey], Answer], editor: str = ""
) -> Survey:
    found = Survey.objects.select_for_update(of=("self",)).select_related("process__area")
    survey = found.get(pk=survey_id)
    require(rule(account, survey))
    if survey.draft_revision != revision and not saved_by_itself(survey, revision, editor):
        raise RevisionConflict
    return survey


def _save(account: Account, survey: Survey, action: str, details: dict[str, Any]) -> Survey:
    survey.draft_revision += 1
    survey.save()
    _record(account, action, survey, details | {"revision": survey.draft_revision})
    return survey


def _record(account: Account, action: str, survey: Survey, details: dict[str, Any]) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details=details,
    )


def known_gaps(area: Area) -> Placeholders:
    """What the place itself can say; the rest is filled in by staff."""
    office = Office.objects.filter(area__in=area.ancestor_ids).order_by("-area__path").first()
    known = {"area": area.name, "office": office.name if office else "", "phone": office.phone if office else ""}
    return {name: {"de": text, "en": text} for name, text in known.items() if text}


def free_slug(title: str) -> str:
    """The unique column is the judge; a short random tail makes a clash practically impossible."""
    base = slugify(title)[:60] or "umfrage"
    return base if not Survey.objects.filter(slug=base).exists() else f"{base}-{uuid.uuid4().hex[:6]}"
