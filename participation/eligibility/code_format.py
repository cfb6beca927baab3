"""How is an access code written? Sixteen symbols that cannot be mistaken: ABCD-EFGH-JKMN-PQRS.

Crockford's base 32: no I, L, O, U; capitals do not matter; O is read as 0, I and L as 1. The first four symbols are
the selector (public, names the row), eleven are the secret (55 bits), the last one checks the others, so that a typing
error costs no attempt.
"""

import secrets
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SELECTOR, SECRET, LENGTH, GROUP = 4, 11, 16, 4
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
BASE = len(ALPHABET)


@dataclass(frozen=True, slots=True)
class Code:
    selector: str
    secret: str

    def __str__(self) -> str:
        symbols = self.selector + self.secret
        symbols += check_symbol(symbols)
        return "-".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def new_code(selector: str) -> Code:
    return Code(selector, _random(SECRET))


def new_selector() -> str:
    return _random(SELECTOR)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> Code | None:
    """The code that somebody typed, or None where it cannot be one: wrong length, symbol or check symbol."""
    symbols = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOKALIKES)
    if len(symbols) != LENGTH or not set(symbols) <= set(ALPHABET):
        return None
    if check_symbol(symbols[:-1]) != symbols[-1]:
        return None
    return Code(symbols[:SELECTOR], symbols[SELECTOR:-1])


def check_symbol(symbols: str) -> str:
    """Luhn's sum in base 32: finds every single wrong symbol and nearly every swapped pair."""
    total = 0
    for place, symbol in enumerate(reversed(symbols)):
        value = ALPHABET.index(symbol) * (2 if place % 2 == 0 else 1)
        total += value // BASE + value % BASE
    return ALPHABET[-total % BASE]
