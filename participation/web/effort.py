"""Has the sender's computer done a small piece of work for this form? Picture puzzles would shut people out.

The form carries a signed challenge made from its one-time key. The browser looks for a number so that the SHA-256 of
"challenge:number" begins with some zero bits (static/js/effort.js): a second for one person, days for a flood. Nobody
is turned away without it: what came without the work is read by the team first (ideas/rules/quarantine.py).
"""

import hashlib
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from participation.allowed import ALLOWED, Answer, Refused

ONE_DAY = 24 * 3600
LONGEST = 300
TRAP = Refused("trap", _("A field was filled in that nobody sees. Please send it again."))


def _signer() -> TimestampSigner:
    """Made when it is needed: it reads the key, and a missing key is told by a check."""
    return TimestampSigner(salt="effort")


@dataclass(frozen=True, slots=True)
class Effort:
    """What `web/_effort.html` needs."""

    challenge: str
    bits: int


def effort_for(key: uuid.UUID | str) -> Effort:
    return Effort(_signer().sign(str(key)), settings.EFFORT_BITS)


def has_effort(key: uuid.UUID | str, sent: str) -> bool:
    """Only for the form that the challenge was made for, and only for a day. 0 bits ask for nothing."""
    bits: int = settings.EFFORT_BITS
    if not bits:
        return True
    if len(sent) > LONGEST:
        return False
    try:
        signed_for = _signer().unsign(sent.rpartition(":")[0], max_age=ONE_DAY)
    except BadSignature:
        return False
    digest = hashlib.sha256(sent.encode()).digest()
    return signed_for == str(key) and int.from_bytes(digest[:8], "big") >> (64 - bits) == 0


def is_no_trap(sent: QueryDict) -> Answer:
    """Programs fill in every field. Whoever has filled in this one is told, so that no person's text is lost."""
    return TRAP if sent.get("homepage") else ALLOWED
