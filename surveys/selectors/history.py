"""What happened to a draft, by whom and when, and where do "undo" and "redo" lead?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Prefetch
from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.drafting.tree import basket_of, pages_of, questions_of
from surveys.models import Correction, DraftRevision, Survey, SurveyVersion

SHOWN = 200
# What a state changed, where it was no question and no page; no code has an "@".
SETTINGS = "@settings"


@dataclass(frozen=True, slots=True)
class Saved:
    """For the line above the editor; `at` is None before the first change."""

    at: datetime | None
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class Entry:
    number: int
    at: datetime
    who: str
    what: str
    now: bool


def newest(survey: Survey) -> DraftRevision | None:
    return survey.revisions.order_by("-number").first()


def before(survey: Survey, content: DraftRevision) -> DraftRevision | None:
    return survey.revisions.filter(number=content.parent).first() if content.parent is not None else None


def following(survey: Survey, content: DraftRevision) -> DraftRevision | None:
    """The state that was made last from this one."""
    return survey.revisions.filter(parent=content.number, content=F("number")).order_by("-number").first()


def saved(survey: Survey) -> Saved:
    latest = survey.revisions.defer("draft").order_by("-number").first()
    if latest is None:
        return Saved(None, can_undo=False, can_redo=False)
    content = survey.revisions.defer("draft").get(number=latest.content)
    later = survey.revisions.filter(parent=content.number, content=F("number")).exists()
    return Saved(latest.at, can_undo=content.parent is not None, can_redo=later)


def history(survey: Survey) -> list[Entry]:
    """The newest first; two queries."""
    rows = survey.revisions.defer("draft").select_related("account").order_by("-number")[:SHOWN]
    names = _names(survey)
    return [
        Entry(row.number, row.at, str(row.account) if row.account else "", _what(row, names), now=place == 0)
        for place, row in enumerate(rows)
    ]


def live_state(survey: Survey) -> int | None:
    """The state of the draft that residents answer, where it was kept and something came after it."""
    number = survey.current.draft_revision if survey.current else None
    if number is None or number == survey.draft_revision:
        return None
    return number if survey.revisions.filter(number=number).exists() else None


def versions(survey: Survey) -> list[SurveyVersion]:
    """The newest first, each with the spellings that were put right in it; two queries."""
    rows = survey.versions.defer("definition").order_by("-number")
    return list(rows.prefetch_related(Prefetch("corrections", Correction.objects.select_related("account"))))


def _names(survey: Survey) -> dict[str, str]:
    questions = [*questions_of(survey.draft), *(entry["question"] for entry in basket_of(survey.draft))]
    names = {page["key"]: localized(page.get("title")) for page in pages_of(survey.draft)}
    names[SETTINGS] = _("settings")
    return names | {one["code"]: localized(one.get("text")) for one in questions}


WORDS: dict[str, Callable[[], str]] = {
    "": lambda: _("Before the first change"),
    "survey.settings_changed": lambda: _("Settings changed"),
    "survey.created": lambda: _("Survey begun"),
    "survey.question_changed": lambda: _("Changed: %(name)s"),
    "survey.kind_changed": lambda: _("Other kind of answer: %(name)s"),
    "survey.condition_changed": lambda: _("Condition changed: %(name)s"),
    "survey.question_added": lambda: _("Question added on the page: %(name)s"),
    "survey.questions_brought": lambda: _("From the library, page: %(name)s"),
    "survey.question_moved": lambda: _("Moved: %(name)s"),
    "survey.question_removed": lambda: _("Taken out: %(name)s"),
    "survey.question_restored": lambda: _("Brought back: %(name)s"),
    "survey.page_changed": lambda: _("Page changed: %(name)s"),
    "survey.page_added": lambda: _("Page added"),
    "survey.page_moved": lambda: _("Page moved: %(name)s"),
    "survey.page_removed": lambda: _("Empty page taken out"),
    "survey.translated": lambda: _("Translation changed"),
    "survey.undone": lambda: _("Undone: %(name)s"),
    "survey.redone": lambda: _("Redone: %(name)s"),
    "survey.went_back": lambda: _("Went back to state %(name)s"),
}


def _what(row: DraftRevision, names: dict[str, str]) -> str:
    word = WORDS.get(row.action, lambda: _("Changed: %(name)s"))()
    return word % {"name": names.get(row.on, row.on) or "–"}
