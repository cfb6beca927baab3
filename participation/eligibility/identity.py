"""Who is asking to take part? What a request can prove, and the pseudonym made from it per process.

The pseudonym is HMAC-SHA-256(PSEUDONYM_KEY, "process|kind|id") cut to a UUID: without the key nobody can go
from a vote back to an account, and two processes cannot be joined.
"""

import hmac
import uuid
from dataclasses import dataclass

from django.conf import settings

from participation.accounts.models import Account
from participation.eligibility.standing import Standing


@dataclass(frozen=True, slots=True)
class Identity:
    """What is proven: an account (signed in), an access code of one process, a browser; or nothing yet."""

    account: Account | None = None
    code_id: int | None = None
    code_process_id: int | None = None
    browser: str | None = None

    @property
    def account_id(self) -> int | None:
        return self.account.pk if self.account else None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who may take part in one process."""

    key: uuid.UUID
    standing: Standing


def participant_key(process_id: int, kind: str, ident: str | int) -> uuid.UUID:
    message = f"{process_id}|{kind}|{ident}".encode()
    digest = hmac.digest(settings.PSEUDONYM_KEY.encode(), message, "sha256")
    return uuid.UUID(bytes=digest[:16])


def key_apart(process_id: int, participant: Participant, purpose: str) -> uuid.UUID:
    """Another pseudonym of the same person, for rows that also name or reach the person: it leads to no vote."""
    return participant_key(process_id, purpose, str(participant.key))
