"""With which code does somebody without an account come back to an idea? Only its hash is stored.

The code is made from the one-time key of the form, so that a second press of the button shows the same one.
"""

import hashlib
import hmac
import uuid

from django.conf import settings

# Without letters that look alike; about 59 bits.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH, GROUP = 12, 4


def code_for(submission_key: uuid.UUID) -> str:
    """For example K7QF-3MRX-9TWB."""
    number = int.from_bytes(_digest(f"receipt|{submission_key}")[:16])
    signs = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs += ALPHABET[rest]
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def receipt_hash(code: str) -> str:
    """Case, spaces and dashes do not matter."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return _digest(f"code|{plain}").hex()


def is_code_of(code: str, stored: str) -> bool:
    return bool(stored) and hmac.compare_digest(receipt_hash(code), stored)


def _digest(message: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), message.encode(), hashlib.sha256).digest()
