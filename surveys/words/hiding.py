"""Which words of an answer may name somebody, and how does the answer read without them?"""

import re
from collections.abc import Iterable

MARK = "[…]"
_NAME = r"[A-ZÄÖÜ][\wäöüß'’-]+"
_TITLES = r"(?:Frau|Hr\.|Fr\.|Herrn?|Familie|Fam\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?)"
_LIKELY = (
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?\b"),  # IBAN
    re.compile(rf"\b{_TITLES}(?: (?:Dr\.|Prof\.))* {_NAME}(?: {_NAME})?"),
    # With a house number a street is somebody's door.
    re.compile(
        r"\b(?!Bundes|Landes|Kreis|Staats)[A-ZÄÖÜ][\wäöüß-]*"
        r"(?:str\.|straße|strasse|weg|gasse|platz|allee|ring|ufer) \d+(?: ?[a-z])?\b"
    ),
    re.compile(r"\b(?:(?<!\w)[A-ZÄÖÜ][\wäöüß-]* )?(?:Straße|Str\.|Weg|Gasse|Platz|Allee|Ring) \d+(?: ?[a-z])?\b"),
    re.compile(r"(?<![\w.])(?:\+\d{1,3}[ /-]?|0)\d{2,5}(?:[ /-]?\d){4,}(?!\w)"),  # telephone
    re.compile(r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}\b"),  # number plate
)
_BESIDE = re.compile(rf"{re.escape(MARK)}(?:\s*{re.escape(MARK)})+")


def likely(text: str) -> list[str]:
    """What looks like a name, an address or a number of somebody: offered, never hidden by itself."""
    found = [(match.start(), match.group()) for pattern in _LIKELY for match in pattern.finditer(text)]
    longest = [
        (start, words)
        for start, words in found
        if not any(
            other != (start, words) and other[0] <= start and start + len(words) <= other[0] + len(other[1])
            for other in found
        )
    ]
    return list(dict.fromkeys(words for _start, words in sorted(longest)))


def hide(text: str, parts: Iterable[str]) -> str:
    """Each part is hidden wherever it stands as whole words, in capitals or not; the longest first."""
    wanted = sorted({" ".join(part.split()) for part in parts if part.strip()}, key=len, reverse=True)
    for part in wanted:
        spaced = r"\s+".join(re.escape(word) for word in part.split())
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", MARK, text, flags=re.IGNORECASE)
    return _BESIDE.sub(MARK, text)
