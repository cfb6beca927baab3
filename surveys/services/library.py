"""How do questions get into the library, change there, and come into a draft?"""

import uuid
from dataclasses import dataclass

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import NotAllowed, require
from participation.audit.services import record_act
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from surveys.desk_rules import may_see_at_desk
from surveys.drafting.bringing import Brought, Content, bring, content_of_page, content_of_question, only
from surveys.drafting.tree import GONE, page_with, question_with
from surveys.library_rules import NOT_HERE, may_change_entry
from surveys.models import LibraryEntry, Survey
from surveys.selectors.codes import codes_seen
from surveys.selectors.library import content_for
from surveys.services.revising import change_draft


@dataclass(frozen=True, slots=True)
class Label:
    """How an entry is found again, and by whom. `field`: code of a field of action, or ""."""

    name: str
    field: str = ""
    shared: bool = False


@transaction.atomic
def keep_in_library(
    *, account: Account, survey_id: int, key: uuid.UUID, label: Label, code: str = "", page: str = ""
) -> LibraryEntry:
    """A question (`code`) or a page with all its questions; what the draft says later does not change it."""
    survey = Survey.objects.select_related("process__area").get(pk=survey_id)
    require(may_see_at_desk(account, survey))
    area = Area.objects.select_for_update().get(pk=survey.process.area_id)
    if known := LibraryEntry.objects.filter(submission_key=key).first():
        return known
    draft = survey.draft
    content = content_of_question(question_with(draft, code)) if code else content_of_page(page_with(draft, page))
    if not content["questions"]:
        raise NotAllowed(GONE)
    entry = LibraryEntry.objects.create(
        area=area,
        name=_free_name(area, label.name),
        content=content,
        field_of_action=_field(label),
        shared=label.shared,
        kept_by=account,
        submission_key=key,
    )
    _record(account, "library.kept", entry)
    return entry


@transaction.atomic
def change_entry(*, account: Account, entry_id: int, label: Label) -> LibraryEntry:
    entry = _locked(account, entry_id)
    if entry.name != label.name:
        entry.name = _free_name(entry.area, label.name)
    entry.field_of_action = _field(label)
    entry.shared = label.shared
    entry.save(update_fields=["name", "field_of_action", "shared"])
    _record(account, "library.changed", entry)
    return entry


@transaction.atomic
def delete_entry(*, account: Account, entry_id: int) -> None:
    """Surveys that took it keep their questions."""
    entry = _locked(account, entry_id)
    _record(account, "library.deleted", entry)
    entry.delete()


def bring_into_draft(
    *, account: Account, survey_id: int, revision: int, page: str, key: str, code: str = ""
) -> Brought:
    """`key` of an entry, `code` of one question in it. What could not come along stands in `losses`."""
    survey = Survey.objects.select_related("process__area").get(pk=survey_id)
    require(may_see_at_desk(account, survey))
    content: Content = content_for(account, survey, key)
    if code:
        content = only(content, code)
    if not content["questions"]:
        raise NotAllowed(NOT_HERE)
    made: list[Brought] = []
    taken = codes_seen(survey_id).keys()
    change_draft(
        account,
        survey_id,
        revision,
        "survey.questions_brought",
        page,
        lambda draft: made.append(bring(draft, content, page, taken)),
    )
    return made[0]


def _locked(account: Account, entry_id: int) -> LibraryEntry:
    """The area's row stands for its names: two people choosing the same one wait for each other."""
    area = Area.objects.filter(pk__in=LibraryEntry.objects.filter(pk=entry_id).values("area"))
    list(area.select_for_update())
    entry = LibraryEntry.objects.select_related("area").filter(pk=entry_id).first()
    if entry is None:
        raise NotAllowed(NOT_HERE)
    require(may_change_entry(account, entry))
    return entry


def _free_name(area: Area, wanted: str) -> str:
    """A second "Age" becomes "Age (2)"."""
    taken = set(LibraryEntry.objects.filter(area=area).values_list("name", flat=True))
    name, number = wanted[:120], 1
    while name in taken:
        number += 1
        name = f"{wanted[:110]} ({number})"
    return name


def _field(label: Label) -> FieldOfAction | None:
    return FieldOfAction.objects.filter(code=label.field).first() if label.field else None


def _record(account: Account, action: str, entry: LibraryEntry) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.libraryentry:{entry.pk}",
        area=entry.area,
        details={"name": entry.name},
    )
