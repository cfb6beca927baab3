"""What do we hold about an account in the evaluation? The looks at it that somebody keeps."""

from typing import Any

from dashboards.models import SavedView
from participation.accounts.models import Account
from participation.accounts.personal_data import PersonalData


def export_views(account: Account) -> list[dict[str, Any]]:
    views = SavedView.objects.filter(account=account)
    return [{"name": one.name, "page": one.page, "query": one.query} for one in views]


def erase_views(account: Account) -> None:
    SavedView.objects.filter(account=account).delete()


OWN_VIEWS = PersonalData("saved_views", export_views, erase_views)
