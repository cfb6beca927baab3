"""How does one change of a draft take place? Locked, with the revision that its author saw, kept, and on record."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import Answer, require
from participation.audit.services import record_act
from surveys.desk_rules import may_edit
from surveys.drafting.texts import note_outdated
from surveys.drafting.tree import Document
from surveys.models import Survey
from surveys.selectors.settings_states import put_back, settings_state
from surveys.services.revisions import Way, keep, keep_first, saved_by_itself, target_of


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


def change_draft(  # noqa: PLR0917 (called with all of them in each act)
    account: Account,
    survey_id: int,
    revision: int,
    action: str,
    on: str,
    change: Callable[[Document], object],
    opened: Opened = NOT_NAMED,
) -> Survey:
    def change_its_draft(survey: Survey) -> None:
        change(survey.draft)

    return change_survey(account, survey_id, revision, action, on, change_its_draft, opened)


@transaction.atomic
def change_survey(  # noqa: PLR0917 (same)
    account: Account,
    survey_id: int,
    revision: int,
    action: str,
    on: str,
    change: Callable[[Survey], object],
    opened: Opened = NOT_NAMED,
    rule: Callable[[Account, Survey], Answer] = may_edit,
) -> Survey:
    """Draft and settings in one state. What changes nothing leaves no trace."""
    survey = locked(account, survey_id, revision, rule, opened.editor)
    draft, settings = deepcopy(survey.draft), deepcopy(settings_state(survey))
    change(survey)
    note_outdated(draft, survey.draft, next(iter(survey.languages), "de"))
    if survey.draft == draft and settings_state(survey) == settings:
        return survey
    keep_first(survey, draft, settings)
    saved = save_draft(account, survey, action, {"on": on})
    keep(saved, account, action, on, editor=opened.editor if opened.auto else "")
    return saved


@transaction.atomic
def return_to(
    *, account: Account, survey_id: int, revision: int, way: Way, number: int = 0, questions_only: bool = False
) -> str:
    """Undo, redo, or back to the state `number`. Returns the code of the question or page that changed by it."""
    survey = locked(account, survey_id, revision, may_edit)
    target, shown, on = target_of(survey, way, number)
    survey.draft = target.draft
    if not questions_only:
        put_back(survey, settings_state(survey) if way == "went_back" else shown.settings_state, target.settings_state)
    action = f"survey.{way}"
    keep(save_draft(account, survey, action, {"to": target.number}), account, action, on, target=target)
    return on


def locked(
    account: Account, survey_id: int, revision: int, rule: Callable[[Account, Survey], Answer], editor: str = ""
) -> Survey:
    found = Survey.objects.select_for_update(of=("self",)).select_related("process__area")
    survey = found.get(pk=survey_id)
    require(rule(account, survey))
    if survey.draft_revision != revision and not saved_by_itself(survey, revision, editor):
        raise RevisionConflict
    return survey


def save_draft(account: Account, survey: Survey, action: str, details: dict[str, Any]) -> Survey:
    survey.draft_revision += 1
    survey.save()
    record(account, action, survey, details | {"revision": survey.draft_revision})
    return survey


def record(account: Account, action: str, survey: Survey, details: dict[str, Any]) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details=details,
    )
