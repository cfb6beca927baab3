"""How is the number of a slip written? "0127" and "127" are one slip, "A 17" and "a-017" are one."""

import re
import secrets

MOST_LETTERS, MOST_DIGITS = 4, 6
_WRITTEN = re.compile(r"[A-Z0-9 ./_-]+", re.ASCII)
_PART = re.compile(r"[A-Z]+|[0-9]+", re.ASCII)
# Printed slips hardly begin with it.
GIVEN = "Q"


def read_number(typed: str) -> str | None:
    """The number in its one spelling, or None: a name or a telephone number must not become one."""
    text = typed.upper().strip()
    if not _WRITTEN.fullmatch(text):
        return None
    parts = _PART.findall(text)
    digits = sum(len(part) for part in parts if part.isdigit())
    letters = sum(len(part) for part in parts if not part.isdigit())
    if not 0 < digits <= MOST_DIGITS or letters > MOST_LETTERS:
        return None
    return "-".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)


def new_number() -> str:
    """For a call or a visit. By lot: two people who ask at the same moment get two numbers."""
    return f"{GIVEN}-{secrets.randbelow(90_000) + 10_000}"
