"""How are the states of a draft kept, and which one do "undo" and "redo" mean? Called inside the act's transaction."""

from typing import Any, Literal

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from surveys.models import DraftRevision, Survey
from surveys.selectors.history import before, following, newest
from surveys.selectors.settings_states import State, settings_state

Way = Literal["undone", "redone", "went_back"]

NOTHING_TO_UNDO = Refused("nothing_to_undo", _("There is no earlier state."))
NOTHING_TO_REDO = Refused("nothing_to_redo", _("There is no later state."))


def keep_first(survey: Survey, draft: dict[str, Any], settings: State) -> None:
    """A survey that came another way than by the desk has no state yet: what it was before its first change."""
    if not survey.revisions.exists():
        number = survey.draft_revision
        DraftRevision.objects.create(survey=survey, number=number, draft=draft, settings_state=settings, content=number)


def keep(
    survey: Survey, account: Account, action: str, on: str, *, editor: str = "", target: DraftRevision | None = None
) -> None:
    """`target`: the state that is shown again; going back to one can itself be undone, so it is a state of its own."""
    latest = newest(survey)
    again = target if target and action != "survey.went_back" else None
    number = survey.draft_revision
    DraftRevision.objects.create(
        survey=survey,
        number=number,
        draft=survey.draft,
        settings_state=settings_state(survey),
        action=action,
        on=on,
        account=account,
        content=again.content if again else number,
        parent=None if again or latest is None else latest.content,
        editor=editor,
    )


def target_of(survey: Survey, way: Way, number: int) -> tuple[DraftRevision, DraftRevision, str]:
    """The state to show, the one that is shown now, and what changes by it."""
    latest = newest(survey)
    content = latest and survey.revisions.filter(number=latest.content).first()
    if content is None:
        raise NotAllowed(NOTHING_TO_UNDO)
    if way == "went_back":
        found = survey.revisions.filter(number=number).first()
        if found is None:
            raise NotAllowed(NOTHING_TO_UNDO)
        return found, content, str(number)
    found = before(survey, content) if way == "undone" else following(survey, content)
    if found is None:
        raise NotAllowed(NOTHING_TO_UNDO if way == "undone" else NOTHING_TO_REDO)
    return found, content, (content if way == "undone" else found).on


def saved_by_itself(survey: Survey, revision: int, editor: str) -> bool:
    """All that was saved since came from the same opened page."""
    since = survey.revisions.filter(number__gt=revision, content=F("number"))
    own = since.filter(editor=editor).count()
    return bool(editor) and own == survey.draft_revision - revision
