"""Which looks at the evaluation does somebody keep, and how is a look written in its shortest form?"""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from dashboards.models import SavedView
from dashboards.scope import Part, scope_from
from dashboards.selectors.groups import look_from, offered_in
from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey

Page = SavedView.Page


def saved_views(account: Account, process: Process) -> QuerySet[SavedView]:
    """Nobody else's."""
    return SavedView.objects.filter(account=account, process=process).select_related("survey", "process")


def shortest(page: str, query: str, *, survey: AnsweredSurvey | None, parts: tuple[Part, ...]) -> str:
    """Only what the page itself would read from this address; whatever else was typed there is not kept."""
    asked = QueryDict(query)
    if page == Page.GROUPS and survey:
        look = look_from(asked.dict(), offered_in(survey, parts))
        return look.query if look else ""
    scope = scope_from(asked.dict(), parts).query
    number = asked.get("seite", "")
    if page == Page.SURVEY and number.isdecimal() and len(number) < 4:  # noqa: PLR2004 - no survey has a thousand pages
        return "&".join(filter(None, (urlencode({"seite": int(number)}), scope)))
    return scope
