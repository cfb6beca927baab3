"""How is somebody told? The row is written with the act; a worker sends it later, once."""

from collections.abc import Iterable
from typing import Any

from participation.notices.models import Notice


def add_notices(*, account_ids: Iterable[int], key: str, template: str, context: dict[str, Any]) -> int:
    """One message per account; `key` ("decision:12") makes a repeat harmless. Returns the number of rows offered.

    `template` names `templates/mail/<template>.subject.txt` and `.body.txt`; `context` holds ids and
    titles, no secrets.
    """
    rows = [
        Notice(account_id=account_id, key=f"{key}:account:{account_id}", template=template, context=context)
        for account_id in account_ids
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
