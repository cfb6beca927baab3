"""How is a code written that leads back to a half-filled questionnaire? Twelve symbols: ABCD-EFGH-JKMN.

Eleven by lot (55 bits), the last one checks them, in the alphabet of access codes, which nobody can misread.
"""

import secrets

from participation.eligibility.code_format import ALPHABET, LOOKALIKES, check_symbol

LENGTH, GROUP = 12, 4


def new_resume_code() -> str:
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return _in_groups(symbols + check_symbol(symbols))


def read_resume_code(typed: str) -> str | None:
    """In the one spelling, or None where it cannot be a code."""
    symbols = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOKALIKES)
    if len(symbols) != LENGTH or not set(symbols) <= set(ALPHABET) or check_symbol(symbols[:-1]) != symbols[-1]:
        return None
    return _in_groups(symbols)


def _in_groups(symbols: str) -> str:
    return "-".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))
