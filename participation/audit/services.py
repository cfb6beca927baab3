"""How does an administrative act enter the record?"""

from typing import Any

from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.places.models import Area


def record_act(
    *,
    actor: Account | None,
    action: str,
    subject: str,
    area: Area | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> AuditRecord:
    """Call it inside the transaction of the act, so that both stand or fall together."""
    return AuditRecord.objects.create(
        actor=actor, action=action, subject=subject, area=area, reason=reason, details=details or {}
    )
