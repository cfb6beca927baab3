"""How does somebody keep a look at the evaluation under a name of their own, and let it go?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dashboards.models import SavedView
from dashboards.rules import may_read
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.processes.models import Process

NAME_TAKEN = Refused("name_taken", _("You already keep a view under this name. Please choose another one."))


@transaction.atomic
def save_view(
    *, account: Account, process: Process, page: str, survey_id: int | None, query: str, name: str
) -> SavedView:
    """Saying the same twice keeps it once."""
    require(may_read(account, process))
    view, new = SavedView.objects.get_or_create(
        account=account,
        process=process,
        name=name,
        defaults={"page": page, "survey_id": survey_id, "query": query},
    )
    if not new and (view.page, view.survey_id, view.query) != (page, survey_id, query):
        raise NotAllowed(NAME_TAKEN)
    return view


@transaction.atomic
def drop_view(*, account: Account, view_id: int) -> None:
    """Only one's own; dropping it twice changes nothing more."""
    SavedView.objects.filter(account=account, pk=view_id).delete()
