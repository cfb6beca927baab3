"""How does the draft of a survey change? Each change names the revision that its author saw."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from participation.accounts.models import Account
from participation.allowed import require
from participation.places.models import Area, Office
from participation.processes.models import Process
from participation.texts import Translations, localized
from surveys.definition.rules import Rule
from surveys.desk_rules import may_create_survey, may_see_at_desk
from surveys.drafting import changes, kinds, tree
from surveys.drafting import texts as translating
from surveys.drafting.changes import PageChange, QuestionChange
from surveys.models import Survey, SurveyTemplate
from surveys.selectors.codes import codes_seen
from surveys.selectors.history import SETTINGS
from surveys.selectors.settings_states import FIXED
from surveys.services.revising import NOT_NAMED, Opened, change_draft, change_survey, record
from surveys.services.revisions import keep
from surveys.services.templates import document_for

Placeholders = dict[str, Translations]

# Pages of the desk whose addresses stand where those of surveys do.
PAGES_OF_THE_DESK = ("neu", "mitbringen", "sammlung")


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
    paper_days: int
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
    record(account, "survey.created", survey, {"template": template_key})
    return survey


def change_settings(*, account: Account, survey_id: int, revision: int, settings: Settings) -> Survey:
    """Who is invited stays as it was at the first publication: it decides what may be said later."""

    def change(survey: Survey) -> None:
        fixed = FIXED if survey.first_published_at else ()
        for one in fields(Settings):
            if one.name not in fixed:
                setattr(survey, one.name, getattr(settings, one.name))

    return change_survey(
        account, survey_id, revision, "survey.settings_changed", SETTINGS, change, rule=may_see_at_desk
    )


def change_question(
    *, account: Account, survey_id: int, revision: int, code: str, change: QuestionChange, opened: Opened = NOT_NAMED
) -> Survey:
    return change_draft(
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
    return change_draft(
        account,
        survey_id,
        revision,
        "survey.kind_changed",
        code,
        lambda draft: kinds.change_kind(draft, code, kind),
    )


def place_question(*, account: Account, survey_id: int, revision: int, code: str, page: str, before: str) -> Survey:
    return change_draft(
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
    return change_draft(
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
    change_draft(
        account,
        survey_id,
        revision,
        "survey.question_added",
        page,
        lambda draft: made.append(changes.add_question(draft, page, kind, texts, codes_seen(survey_id).keys())),
    )
    return made[0]


def move_question(*, account: Account, survey_id: int, revision: int, code: str, up: bool) -> Survey:
    return change_draft(
        account,
        survey_id,
        revision,
        "survey.question_moved",
        code,
        lambda draft: tree.move_question(draft, code, up=up),
    )


def remove_question(*, account: Account, survey_id: int, revision: int, code: str) -> Survey:
    """The question waits in the draft's basket and can be restored."""
    return change_draft(
        account,
        survey_id,
        revision,
        "survey.question_removed",
        code,
        lambda draft: tree.remove_question(draft, code),
    )


def restore_question(*, account: Account, survey_id: int, revision: int, code: str) -> Survey:
    return change_draft(
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
    return change_draft(
        account,
        survey_id,
        revision,
        "survey.page_changed",
        page,
        lambda draft: changes.change_page(draft, page, change),
        opened,
    )


def translate(
    *,
    account: Account,
    survey_id: int,
    revision: int,
    language: str,
    texts: dict[str, str],
    opened: Opened = NOT_NAMED,
) -> Survey:
    """Texts by the names of surveys/drafting/texts.py; those that are given stand as translated anew.

    `survey.title`, `survey.purpose` and `gap.<name>` stand beside the draft.
    """

    def change(survey: Survey) -> None:
        for name, text in texts.items():
            if name.startswith(("survey.", "gap.")):
                _translate_beside(survey, name, language, text)
        translating.translate(survey.draft, language, texts)

    return change_survey(account, survey_id, revision, "survey.translated", language, change, opened)


def _translate_beside(survey: Survey, name: str, language: str, text: str) -> None:
    kind, _dot, part = name.partition(".")
    texts = {"title": survey.title, "purpose": survey.purpose}.get(part) if kind == "survey" else None
    if kind == "gap":
        texts = survey.placeholders.get(part)
    if texts is None:
        return
    texts.pop(language, None)
    if text:
        texts[language] = text


def move_page(*, account: Account, survey_id: int, revision: int, page: str, up: bool) -> Survey:
    return change_draft(
        account, survey_id, revision, "survey.page_moved", page, lambda draft: tree.move_page(draft, page, up=up)
    )


def remove_page(*, account: Account, survey_id: int, revision: int, page: str) -> Survey:
    return change_draft(
        account, survey_id, revision, "survey.page_removed", page, lambda draft: tree.remove_page(draft, page)
    )


def add_page(*, account: Account, survey_id: int, revision: int, texts: Translations) -> Survey:
    return change_draft(
        account, survey_id, revision, "survey.page_added", "", lambda draft: changes.add_page(draft, texts)
    )


def known_gaps(area: Area) -> Placeholders:
    """What the place itself can say; the rest is filled in by staff."""
    office = Office.objects.filter(area__in=area.ancestor_ids).order_by("-area__path").first()
    known = {"area": area.name, "office": office.name if office else "", "phone": office.phone if office else ""}
    return {name: {"de": text, "en": text} for name, text in known.items() if text}


def free_slug(title: str) -> str:
    """The unique column is the judge; a short random tail makes a clash practically impossible."""
    base = slugify(title)[:60] or "umfrage"
    taken = base in PAGES_OF_THE_DESK or Survey.objects.filter(slug=base).exists()
    return f"{base}-{uuid.uuid4().hex[:6]}" if taken else base
