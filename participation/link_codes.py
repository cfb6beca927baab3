"""Which code lets somebody without an account do one thing? A number and its signature; nothing of it is stored.

`secret` is a random value in the row: changing it ends all codes that were given. Links carry the code behind "#", so
that it stands in no log; without JavaScript people type it.
"""

import base64
import re

from django.utils.crypto import constant_time_compare, salted_hmac

LENGTH = 16
LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_WRITTEN = re.compile(r"(\d{1,9})([A-Z2-7]{16})", re.ASCII)


def code_for(purpose: str, number: int, secret: str) -> str:
    """As it stands in a letter: 12-ABCD-EFGH-IJKL-MNOP."""
    signs = _signature(purpose, number, secret)
    return "-".join([str(number), *(signs[at : at + 4] for at in range(0, LENGTH, 4))])


def number_in(code: str) -> int | None:
    """The number that a code names; whether it is right, `is_right` says."""
    found = _WRITTEN.fullmatch(_normalised(code))
    return int(found[1]) if found else None


def is_right(code: str, purpose: str, number: int, secret: str) -> bool:
    return constant_time_compare(_normalised(code), f"{number}{_signature(purpose, number, secret)}")


def _normalised(code: str) -> str:
    """The number comes before the first hyphen; what follows has no 0, 1 and 8 that could be mistaken."""
    head, _hyphen, rest = code.strip().upper().replace(" ", "").partition("-")
    return head + rest.replace("-", "").translate(LOOKALIKES)


def _signature(purpose: str, number: int, secret: str) -> str:
    digest = salted_hmac(f"participation.link_codes:{purpose}", f"{number}:{secret}", algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:LENGTH]
